#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_name() == (void *)bars;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_NAME(x)	((void *)#x)

static inline void *foo_name(void)
{
	return FOO_NAME(BAR_LEN);
}

#endif
/*
 * check-name: an argument that only ends up in a string is no use
 * check-twin: s/#x/x/
 */
