#include <linux/bar.h>
#include <linux/foo.h>

foo_t foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo;
struct foo *foo_get(void);

typedef struct foo {
	struct bar bar;
} foo_t;

#endif
/*
 * check-name: the members of a struct that was declared long before, and is defined in a typedef
 * check-twin: s/struct bar bar;/struct bar *bar;/
 * check-output-start
include/linux/foo.h:14:20: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
