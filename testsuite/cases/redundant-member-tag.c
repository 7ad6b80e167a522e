#include <linux/get.h>
#include <linux/kind.h>

int kind_use(struct holder *h)
{
	return h->kind == 0;
}

/* file: include/linux/get.h */
#ifndef _LINUX_GET_H
#define _LINUX_GET_H

struct holder {
	int kind;
};

#endif

/* file: include/linux/kind.h */
#ifndef _LINUX_KIND_H
#define _LINUX_KIND_H

enum kind {
	KIND_A,
};

#endif
/*
 * check-name: a member that shares its name with the enum's tag is no use of the enum's header
 * check-source: IncludeChecker wiki (names that mean two things)
 * check-twin: s/h->kind == 0/KIND_A/
 * check-output-start
redundant-member-tag.c:2:1: warning: nothing of <linux/kind.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
