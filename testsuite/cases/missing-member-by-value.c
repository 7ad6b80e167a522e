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

#endif
/*
 * check-name: a member that is a struct needs the whole of it
 * check-twin: s/struct bar bar;/struct bar *bar;/
 * check-output-start
include/linux/foo.h:13:20: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
