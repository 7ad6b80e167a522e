#include <linux/outer.h>

struct page;

int foo(struct page *page)
{
	int inner_count = 1;

	return page ? inner_count : 0;
}

/* file: include/linux/outer.h */
#ifndef _LINUX_OUTER_H
#define _LINUX_OUTER_H

#include <linux/inner.h>

int outer(struct inner *inner);

#endif
/* file: include/linux/inner.h */
#ifndef _LINUX_INNER_H
#define _LINUX_INNER_H

struct page;

struct inner {
	struct page *first;
};

extern int inner_count;

#endif
/*
 * check-name: locals, and tags that a header behind the include only mentions, are no use of it
 * check-twin: s/int inner_count = 1;//
 * check-output-start
redundant-local-name.c:1:1: warning: nothing of <linux/outer.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
