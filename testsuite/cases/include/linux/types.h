#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long size_t;
typedef _Bool bool;

#define NULL ((void *)0)

struct list_head {
	struct list_head *next, *prev;
};

#endif
