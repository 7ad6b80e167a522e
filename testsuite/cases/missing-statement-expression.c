#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return bar_count + foo_twice(1);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int foo_twice(int x)
{
	return ({ bar_t twice = 2 * x; twice; });
}

#endif
/*
 * check-name: within a statement expression
 * check-twin: s/bar_t/int/
 * check-output-start
include/linux/foo.h:15:19: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
