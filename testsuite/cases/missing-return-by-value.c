#include <linux/bar.h>
#include <linux/foo.h>

struct bar foo_take(struct bar *bar)
{
	return *bar;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

struct bar foo_take(struct bar *bar);

static inline struct bar foo_make(void)
{
	for (;;)
		;
}

#endif
/*
 * check-name: a function's definition needs what it returns, a prototype does not
 * check-twin: s|^static inline struct bar|static inline void|
 * check-output-start
include/linux/foo.h:17:26: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
