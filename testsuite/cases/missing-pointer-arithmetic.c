#include <linux/bar.h>
#include <linux/foo.h>

struct bar *foo_second(void)
{
	return foo_next(bars);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

static inline struct bar *foo_next(struct bar *bar)
{
	return bar + 1;
}

#endif
/*
 * check-name: stepping over an array needs the size of its elements
 * check-twin: s/bar + 1/bar/
 * check-output-start
include/linux/foo.h:17:20: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
