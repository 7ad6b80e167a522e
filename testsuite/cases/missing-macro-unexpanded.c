#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return FOO_COUNT() + foo_sum();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_COUNT()	((bar_t)bar_count + BAR_LEN)

static inline int foo_sum(void)
{
	return 1;
}

#endif
/*
 * check-name: what a macro would need that the header does not expand is its user's affair
 * check-twin: s/return 1;/return FOO_COUNT();/
 */
