#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_count(foo_same(&bars[0]));
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

static inline struct bar *foo_same(struct bar *bar)
{
	return bar;
}

static inline int foo_count(struct bar *bar)
{
	return bar->count;
}

#endif
/*
 * check-name: reaching into a struct needs the whole of it, handing it on does not
 * check-twin: s/bar->count/0/
 * check-output-start
include/linux/foo.h:22:19: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
