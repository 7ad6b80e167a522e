#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	bar_t first;
	struct bar bar;
	bar_t again;
	char name[BAR_LEN];
};

#endif
/*
 * check-name: all names and places in one finding, the first line first
 * check-twin: s/bar_t first;/int first;/
 * check-output-start
include/linux/foo.h:11:9: warning: 'bar_t', 'struct bar', 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
