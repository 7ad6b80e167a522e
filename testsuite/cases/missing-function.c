#include <linux/bar.h>
#include <linux/foo.h>

void foo_start(void)
{
	foo_init(&bars[0]);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

static inline void foo_init(struct bar *foo)
{
	bar_init(foo);
}

#endif
/*
 * check-name: a function that an inline function calls
 * check-twin: s/bar_init(foo)/(void)foo/
 * check-output-start
include/linux/foo.h:17:9: warning: 'bar_init' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
