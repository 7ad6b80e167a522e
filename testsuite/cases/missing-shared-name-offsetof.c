#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	bar_init(&bars[0]);
	return foo_offset();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	int bar_t;
	struct {
		int BAR_ON;
	} BAR_OFF;
};

static inline int foo_offset(void)
{
	return __builtin_offsetof(struct foo, bar_t) +
	       __builtin_offsetof(struct foo, BAR_OFF.BAR_ON);
}

#endif
/*
 * check-name: members in offsetof that share a name
 * check-twin: s/foo, bar_t)/foo, bar_t) + BAR_LEN/
 */
