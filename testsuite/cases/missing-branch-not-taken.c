#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
struct bar *bar = bars;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
#ifdef CONFIG_FOO
	bar_t id;
#endif
	int count;
};

#endif
/*
 * check-name: names in a branch that this configuration does not take
 * check-twin: s/^#ifdef CONFIG_FOO/#ifndef CONFIG_FOO/
 */
