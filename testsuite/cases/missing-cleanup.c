#include <linux/bar.h>
#include <linux/foo.h>

int foo = sizeof(foo_get());

/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

void bar_put(int *bar);

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int foo_get(void)
{
	int bar __attribute__((__cleanup__(bar_put))) = 1;

	return bar;
}

#endif
/*
 * check-name: a function that the compiler calls, and the #include that the header leans on
 * check-twin: s/__attribute__((__cleanup__(bar_put)))//
 * check-output-start
include/linux/foo.h:20:44: warning: 'bar_put' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
