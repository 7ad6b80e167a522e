#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_count() + (foo_first() == &bars[0]);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

union bar_value { int count; };

static inline void *foo_first(void)
{
	return (struct bar *)0;
}

static inline int foo_count(void)
{
	return ((struct bar){ 1 }).count;
}

#endif
/*
 * check-name: a pointer to a struct in a cast declares it; the struct itself does not
 * check-twin: s/(struct bar)/(union bar_value)/
 * check-output-start
include/linux/foo.h:22:18: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
