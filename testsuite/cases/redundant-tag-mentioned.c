#include <linux/whole.h>
#include <linux/mention.h>

int baz;
FOO *bar(FOO *x);

/* file: include/linux/whole.h */
#ifndef _LINUX_WHOLE_H
#define _LINUX_WHOLE_H

struct foo {
	int x;
};

#define FOO struct foo

#endif

/* file: include/linux/mention.h */
#ifndef _LINUX_MENTION_H
#define _LINUX_MENTION_H

struct foo;
extern int mentions;

#endif
/*
 * check-name: what only mentions a tag does not stand for what defines it
 * check-twin: s/int baz;/int *baz = \&mentions;/
 * check-output-start
redundant-tag-mentioned.c:2:1: warning: nothing of <linux/mention.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
