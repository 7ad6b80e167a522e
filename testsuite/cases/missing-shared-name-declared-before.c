#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(struct foo *foo)
{
	bar_init(&bars[0]);
	return foo->bar_t;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo;
int foo_get(struct foo *foo);

struct foo {
	int bar_count, bar_t;
	struct foo *bars, *BAR_ON;
};

#endif
/*
 * check-name: members that share a name with anything, of a struct that was declared before
 * check-twin: s/int bar_count, bar_t;/int bar_count; bar_t bar_type;/
 */
