#include <linux/spinlock.h>

struct foo {
	spinlock_t lock;
};

struct foo foo;

/* file: include/linux/spinlock.h */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/spinlock_types.h>

void spin_lock(spinlock_t *lock);

#endif

/* file: include/linux/spinlock_types.h */
#ifndef _LINUX_SPINLOCK_TYPES_H
#define _LINUX_SPINLOCK_TYPES_H

typedef struct {
	int owner;
} spinlock_t;

#endif
/*
 * check-name: where only a type is wanted, the header of the types
 * check-command: fkh-check --only=narrower-include,redundant-include -nostdinc -Iinclude $file
 * check-twin: s/struct foo foo;/void foo(struct foo *foo) { spin_lock(\&foo->lock); }/
 * check-output-start
narrower-types.c:1:1: warning: only a part of <linux/spinlock.h> is used: include <linux/spinlock_types.h> instead [fkh:narrower-include]
narrower-types.c:1:1: note: of it only 'spinlock_t' is used
 * check-output-end
 */
