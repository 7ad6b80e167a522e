#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

int foo_get(void)
{
	return FOO_COUNT;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_COUNT	bar_count

struct foo {
	int count;
};

#endif
/*
 * check-name: what a macro came to is used, though its name is written nowhere
 * check-twin: s/return FOO_COUNT/return 1/
 */
