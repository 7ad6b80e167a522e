#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(struct bar_t *foo)
{
	bar_init(&bars[0]);
	return foo_sum(foo);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar_t;

int foo_sum(struct bar_t *foo);

#endif
/*
 * check-name: a tag, a typedef and a macro of one name are different things
 * check-twin: s/^struct bar_t;/bar_t foo_id(void);/
 */
