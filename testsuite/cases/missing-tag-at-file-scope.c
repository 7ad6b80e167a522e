#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo = { .bar = &bars[0] };

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	struct bar *bar;
};

extern struct bar *foo_bar;
extern struct bar foo_own_bar;
struct bar *foo_to_bar(struct foo *foo);
void foo_init(struct bar *bar);

#endif
/*
 * check-name: at file scope "struct bar *" declares it: nothing is missing
 * check-twin: s/struct bar \*bar;/struct bar bar;/
 */
