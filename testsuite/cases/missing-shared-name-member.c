#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(struct foo *foo)
{
	bar_init(&bars[0]);
	return foo_sum(foo);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	int bar_count, bar_t;
	struct foo *bars, *BAR_ON;
	void (*bar_init)(void);
	unsigned int BAR_OFF : 3;
};

static inline int foo_sum(struct foo *foo)
{
	struct foo other = { .bar_count = 1, .bar_t = foo->bars->bar_t };

	other.bar_init();
	return foo->bar_count + other.BAR_ON->bar_t;
}

#endif
/*
 * check-name: members that share a name with anything
 * check-twin: s/return foo->bar_count/return bar_count/
 */
