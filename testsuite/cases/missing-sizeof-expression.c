#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_size(&bars[0]);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

static inline int foo_size(struct bar *bar)
{
	return sizeof(*bar);
}

#endif
/*
 * check-name: the size of an expression
 * check-twin: s/sizeof(\*bar)/sizeof(bar)/
 * check-output-start
include/linux/foo.h:17:16: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
