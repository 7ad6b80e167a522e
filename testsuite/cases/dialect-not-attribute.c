#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(int *x)
{
	return foo_get(x, bar_count);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int foo_get(int *x, int y)
{
	int z[3] = { [0] = x[x[x[y]]], [1 ? 1 : 2] = 3 };

	return z[ x[0]] + x[z[BAR_ON]];
}

#endif
/*
 * check-name: brackets that meet are no attribute where they close, or something is between
 * check-twin: s/BAR_ON/1/
 * check-output-start
include/linux/foo.h:17:31: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
