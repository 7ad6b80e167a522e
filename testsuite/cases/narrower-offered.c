#include <linux/kernel.h>

struct foo {
	int list;
};

struct foo *foo_of(int *list)
{
	return container_of(list, struct foo, list);
}

/* file: include/linux/kernel.h */
#ifndef _LINUX_KERNEL_H
#define _LINUX_KERNEL_H

#include <linux/container_of.h>

int kernel_use(void);

#endif

/* file: include/linux/container_of.h */
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#define container_of(p, type, member) \
	((type *)((char *)(p) - __builtin_offsetof(type, member)))

#endif
/*
 * check-name: of <linux/kernel.h> only a part is used that can be included by itself
 * check-command: fkh-check --only=narrower-include,redundant-include -nostdinc -Iinclude $file
 * check-twin: s/return container_of(list, struct foo, list)/return kernel_use() ? container_of(list, struct foo, list) : 0/
 * check-output-start
narrower-offered.c:1:1: warning: only a part of <linux/kernel.h> is used: include <linux/container_of.h> instead [fkh:narrower-include]
narrower-offered.c:1:1: note: of it only 'container_of' is used
 * check-output-end
 */
