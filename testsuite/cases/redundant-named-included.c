#include <linux/types.h>
#include <linux/list.h>

struct foo {
	struct list_head list;
	u32 id;
};

struct foo foo;

/* file: include/linux/list.h */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/types.h>

static inline int list_empty(const struct list_head *head)
{
	return head->next == head;
}

#endif

/* file: include/linux/types.h */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

typedef unsigned int u32;

struct list_head {
	struct list_head *next, *prev;
};

#endif
/*
 * check-name: who writes list_head means <linux/list.h>, though another include has it
 * check-twin: s/^.struct list_head list;/int list;/
 */
