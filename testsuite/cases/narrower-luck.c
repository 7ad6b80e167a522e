#include <linux/kernel.h>
#include <linux/list.h>

struct foo {
	int list;
};

struct foo *foo_of(int *list)
{
	list_use(list);
	return container_of(list, struct foo, list);
}

/* file: include/linux/kernel.h */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H

#include <linux/container_of.h>

#endif

/* file: include/linux/list.h */
#ifndef _LINUX_LIST_H
#define _LINUX_LIST_H

#include <linux/container_of.h>

void list_use(int *list);

#define list_entry(p, type, member) container_of(p, type, member)

#endif

/* file: include/linux/container_of.h */
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#define container_of(p, type, member) \
	((type *)((char *)(p) - __builtin_offsetof(type, member)))

#endif
/*
 * check-name: what another header happens to bring as well is no reason to remove, but to replace
 * check-command: fkh-check --only=narrower-include,redundant-include -nostdinc -Iinclude $file
 * check-twin: 2s,.*,#include <linux/container_of.h>,;s/list_use(list);/;/
 * check-output-start
narrower-luck.c:1:1: warning: only a part of <linux/kernel.h> is used: include <linux/container_of.h> instead [fkh:narrower-include]
narrower-luck.c:1:1: note: of it only 'container_of' is used
 * check-output-end
 */
