#include <linux/bar.h>
#include <linux/container_of.h>
#include <linux/foo.h>

struct foo *foo_get(void)
{
	bar_init(foo_bar(&bar_count));
	return container_of(foo_of(0), struct foo, x);
}

/* file: include/linux/container_of.h */
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#define container_of(p, type, member) \
	((type *)((char *)(p) - __builtin_offsetof(type, member)))

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	int x;
};

static inline struct foo *foo_of(int *q)
{
	return container_of(q, struct foo, x);
}

static inline struct bar *foo_bar(int *q)
{
	return container_of(q, struct bar, count);
}

#endif
/*
 * check-name: a macro and the type among its arguments are two additions
 * check-twin: s/container_of(q, struct bar, count)/(struct bar *)q/
 * check-output-start
include/linux/foo.h:30:16: warning: 'container_of' used but not included: add #include <linux/container_of.h> [fkh:missing-include]
include/linux/foo.h:35:16: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
