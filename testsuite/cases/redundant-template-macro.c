#define BAZ_MAKE_FUNCTIONS
#include <linux/baz.h>

int foo;

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#ifdef BAZ_MAKE_FUNCTIONS
int baz_function(void)
{
	return 1;
}
#endif

#endif
/*
 * check-name: a macro that the header reads is defined before its include
 * check-twin: s/^#define BAZ_MAKE_FUNCTIONS/#define BAZ_NOTHING_OF_THAT/
 */
