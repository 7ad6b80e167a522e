#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	bar_init(&bars[0]);
	return foo_sum();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_ADD(bar_t, bar_count) ((bar_t) + (bar_count))

static inline int foo_sum(void)
{
	return FOO_ADD(1, 2);
}

#endif
/*
 * check-name: parameters of macros that share a name, used or not
 * check-twin: s/FOO_ADD(1, 2)/FOO_ADD(BAR_OFF, 2)/
 */
