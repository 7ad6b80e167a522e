#include <linux/colour.h>
#include <linux/where.h>

colour mix(void)
{
	return where();
}

/* file: include/linux/colour.h */
#ifndef _LINUX_COLOUR_H
#define _LINUX_COLOUR_H

typedef unsigned long colour;

#endif

/* file: include/linux/shape.h */
#ifndef _LINUX_SHAPE_H
#define _LINUX_SHAPE_H

struct shape {
	int size, colour;
};

#endif

/* file: include/linux/where.h */
#ifndef _LINUX_WHERE_H
#define _LINUX_WHERE_H

#include <linux/shape.h>

static inline unsigned long where(void)
{
	return __builtin_offsetof(struct shape, colour);
}

#endif
/*
 * check-name: what offsetof() names behind the comma is a member, whatever else has its name
 * check-twin: s/shape, colour);/shape, size) + sizeof(colour);/
 */
