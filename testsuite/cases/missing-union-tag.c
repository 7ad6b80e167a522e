union value {
	int number;
};

#include <linux/foo.h>

void foo_set(union value *value)
{
	value->number = 1;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

union value;

void foo_set(union value *value);

#endif
/*
 * check-name: a union is declared forward, too
 * check-twin: s/^union value;/union other;/
 */
