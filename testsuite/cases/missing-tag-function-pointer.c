#include <linux/bar.h>
#include <linux/foo.h>

struct foo_ops foo_ops = { .open = bar_init };

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo_ops {
	void (*open)(struct bar *bar);
};

#endif
/*
 * check-name: the parameters of a member that points to a function
 * check-twin: s/(struct bar \*bar)/(void)/
 * check-output-start
include/linux/foo.h:11:29: warning: 'struct bar' not declared: add struct bar; [fkh:missing-include]
 * check-output-end
 */
