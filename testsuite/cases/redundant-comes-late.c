#include <linux/foo.h>

int foo = 1;

/* file: include/linux/list.h */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/list_types.h>

int list_use(struct list *list);

#endif

/* file: include/linux/list_types.h */
#ifndef _LINUX_LIST_TYPES_H
#define _LINUX_LIST_TYPES_H

struct list {
	int nr;
};

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/list.h>

struct foo {
	struct list list;
};

#include <linux/brings.h>

static inline int foo_brings(struct brings *b)
{
	return b->list.nr;
}

#endif

/* file: include/linux/brings.h */
#ifndef _LINUX_BRINGS_H
#define _LINUX_BRINGS_H

#include <linux/list_types.h>

struct brings {
	struct list list;
};

#endif
/*
 * check-name: what a later include brings again comes too late for what stands before it
 * check-twin: s/^\tstruct list list;$/\tint list;/
 * check-output-excludes: nothing of <linux/list.h>
 * check-output-contains: nothing of <linux/foo.h>
 */
