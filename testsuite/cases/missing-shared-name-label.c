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

static inline int foo_sum(void)
{
	int bar_zero = 0;

	goto bar_init;
bar_init:
	if (bar_zero)
		goto BAR_ON;
BAR_ON:
	return bar_zero;
}

#endif
/*
 * check-name: labels that share their names with a function and an enumerator
 * check-twin: s/return bar_zero/return bar_count/
 */
