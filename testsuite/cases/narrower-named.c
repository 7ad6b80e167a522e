#include <linux/list.h>
#include <linux/other.h>

struct foo {
	struct list_head list;
};

int foo_use(struct foo *foo)
{
	return other_use(&foo->list);
}

/* file: include/linux/list.h */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/types.h>

void list_use(struct list_head *list);

#endif

/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

#include <linux/types.h>

int other_use(struct list_head *list);

#endif

/* file: include/linux/types.h */
#ifndef _LINUX_TYPES_H
#define _LINUX_TYPES_H

struct list_head {
	struct list_head *next;
};

#endif
/*
 * check-name: who writes list_head means <linux/list.h>, though <linux/types.h> has it
 * check-command: fkh-check --only=narrower-include,redundant-include -nostdinc -Iinclude $file
 * check-twin: s/struct list_head/struct list_tail/;s/other_use(&foo->list)/other_use(0)/
 * check-output-start
narrower-named.c:1:1: warning: only a part of <linux/list.h> is used: include <linux/types.h> instead [fkh:narrower-include]
narrower-named.c:1:1: note: of it only 'list_head' is used
 * check-output-end
 */
