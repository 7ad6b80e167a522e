#include <linux/get.h>
#include <linux/foo.h>

unsigned long get_twice(void)
{
	__auto_type all = *foo_get();

	return &all ? 1 : 2;
}

/* file: include/linux/get.h */
#ifndef _LINUX_GET_H
#define _LINUX_GET_H

union foo;
union foo *foo_get(void);

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

union foo {
	int count;
};

#endif
/*
 * check-name: a variable has the type of its initializer, all of it
 * check-twin: s/= [*]foo_get/= foo_get/
 */
