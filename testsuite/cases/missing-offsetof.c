#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return bar_count + foo_offset();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

static inline int foo_offset(void)
{
	return __builtin_offsetof(struct bar, state);
}

#endif
/*
 * check-name: a member's offset needs the whole struct
 * check-twin: s/__builtin_offsetof(struct bar, state)/4/
 * check-output-start
include/linux/foo.h:17:47: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
