#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	foo_trace();
	return bars[0].count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_TRACE(x)

static inline void foo_trace(void)
{
	FOO_TRACE(bar_init(&bars[BAR_LEN]);)
}

#endif
/*
 * check-name: an argument that the macro drops is no use
 * check-twin: s/FOO_TRACE(x)/FOO_TRACE(x) x/
 */
