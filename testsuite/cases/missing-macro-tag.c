#include <linux/head.h>
#include <linux/foo.h>

int foo(struct rcu_thing *head) { return foo_free(head); }

/* file: include/linux/head.h */
#ifndef _LINUX_HEAD_H
#define _LINUX_HEAD_H

struct callback_thing {
	int id;
};
#define rcu_thing callback_thing

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct rcu_thing;

extern int foo_free(struct rcu_thing *head);

#endif
/*
 * check-name: a struct that the header declares itself, under a name that is another one's macro
 * check-twin: 20s,.*,,
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
