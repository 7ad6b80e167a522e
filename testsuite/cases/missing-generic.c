#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return bar_count + foo_kind(1);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int foo_kind(int x)
{
	return _Generic(x, bar_t: 1, default: BAR_STATES);
}

#endif
/*
 * check-name: the types and values of _Generic
 * check-twin: s/bar_t: 1, //
 * check-output-start
include/linux/foo.h:15:28: warning: 'bar_t', 'BAR_STATES' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
