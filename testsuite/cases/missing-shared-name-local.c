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
	int bar_init = 1, *bar_count = &bar_init;
	long bar_t = *bar_count, BAR_ON;

	for (int bars = 0; bars < 3; bars++)
		bar_init += bars;
	BAR_ON = 2;
	return bar_init + bar_t + BAR_ON;
}

#endif
/*
 * check-name: a local that shares its name with a function, a type or an enumerator
 * check-twin: s/return bar_init + bar_t + BAR_ON;/return bar_count + BAR_OFF;/
 */
