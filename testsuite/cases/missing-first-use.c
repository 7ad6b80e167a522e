#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

struct foo {
	struct bar bar;
};

_Static_assert(sizeof(struct bar) < 4096, "large");

#endif
/*
 * check-name: of several uses the first is named, whatever kind it is of
 * check-twin: s/struct bar bar;/struct bar *bar;/
 * check-output-start
include/linux/foo.h:13:20: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
