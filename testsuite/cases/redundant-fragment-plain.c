#include <linux/types.h>

struct fields {
	u32 before;
#include <linux/fields.h>
};

u32 get(struct fields *fields)
{
	return fields->before;
}

/* file: include/linux/fields.h */
#ifndef _LINUX_FIELDS_H
#define _LINUX_FIELDS_H

int after;

#endif
/*
 * check-name: a header that is read within a structure belongs to it, whatever is in it
 * check-twin: s/^};$//; s/u32 before;/u32 before; };/; s/^int after/extern int after/
 */
