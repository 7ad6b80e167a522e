#include <linux/baz.h>

int foo;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

int baz_function(void)
{
	return 1;
}

#endif
/*
 * check-name: a header that defines functions, or has code outside of them, changes the object
 * check-twin: s/^int baz_function(void)/static inline &/
 */
