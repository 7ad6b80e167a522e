#include <linux/spinlock.h>

struct foo {
	spinlock_t lock;
};

struct foo foo;

/* file: include/linux/spinlock.h */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/spinlock-checks.h>

void spin_lock(spinlock_t *lock);

#endif

/* file: include/linux/spinlock-checks.h */
#ifndef _LINUX_SPINLOCK_CHECKS_H
#define _LINUX_SPINLOCK_CHECKS_H

typedef struct {
	int owner;
} spinlock_t;

#endif
/*
 * check-name: where only a part named after the header is wanted, that part
 * check-command: fkh-check --only=narrower-include,redundant-include -nostdinc -Iinclude $file
 * check-twin: s/struct foo foo;/void foo(struct foo *foo) { spin_lock(\&foo->lock); }/
 * check-output-start
narrower-stem.c:1:1: warning: only a part of <linux/spinlock.h> is used: include <linux/spinlock-checks.h> instead [fkh:narrower-include]
narrower-stem.c:1:1: note: of it only 'spinlock_t' is used
 * check-output-end
 */
