#include <linux/bar.h>
#include <linux/foo.h>

void foo_init(struct foo *foo, struct bar *bar)
{
	bar_init(bar);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo;

void foo_init(struct foo *foo, struct bar *bar);

#endif
/*
 * check-name: a pointer to a struct that nobody declared: struct declared inside parameter list
 * check-twin: s/^struct foo;/&struct bar;/
 * check-output-start
include/linux/foo.h:15:39: warning: 'struct bar' not declared: add struct bar; [fkh:missing-include]
 * check-output-end
 */
