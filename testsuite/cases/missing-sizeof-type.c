#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
int *count = &bar_count;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

struct foo {
	char room[sizeof(struct bar)];
	char pointer[sizeof(struct bar *)];
};

#endif
/*
 * check-name: the size of a type
 * check-twin: s/sizeof(struct bar)/8/
 * check-output-start
include/linux/foo.h:14:33: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
