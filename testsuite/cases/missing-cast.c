#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_id(bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int foo_id(int id)
{
	return (bar_t)id;
}

#endif
/*
 * check-name: a type in a cast
 * check-twin: s/(bar_t)//
 * check-output-start
include/linux/foo.h:15:17: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
