#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	bar_init(&bars[0]);
	return foo_sum(1, 2);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo;

void foo_set(int bar_count, unsigned long bar_t, void *BAR_ON, int (*bar_init)(int bars));
void foo_put(struct foo *bar_t, const char *BAR_OFF);

static inline int foo_sum(int bar_init, int bar_t)
{
	return bar_init + bar_t;
}

#endif
/*
 * check-name: a parameter that shares its name, in a prototype and in a definition
 * check-twin: s/return bar_init + bar_t;/return bar_count;/
 */
