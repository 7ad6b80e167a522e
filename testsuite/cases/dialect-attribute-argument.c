#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get(bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline void foo_put(int *x)
{
	*x = 0;
}

static inline int foo_get(int x)
{
	[[gnu::cleanup(foo_put)]] int y [[gnu::aligned(BAR_STATES)]] = x;

	return y;
}

#endif
/*
 * check-name: what the arguments of an attribute name is used
 * check-twin: s/BAR_STATES/8/
 * check-output-start
include/linux/foo.h:20:56: warning: 'BAR_STATES' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
