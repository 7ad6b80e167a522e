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
	typedef long bar_t;
	enum { BAR_ON = 5 };
	struct bar { int count; } x = { 1 };
	extern int bar_count;
	bar_t y = BAR_ON + x.count;

	return y + bar_count;
}

#endif
/*
 * check-name: types, enumerators and declarations of a function's own
 * check-twin: s/return y + bar_count/return y + BAR_LEN/
 */
