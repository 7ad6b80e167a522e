#include <linux/early.h>
#include <linux/late.h>

int foo(int a)
{
	return early(a);
}

/* file: include/linux/early.h */
#ifndef _LINUX_EARLY_H
#define _LINUX_EARLY_H

#ifdef HAS_LATE
int early_late(int a);
#endif

static inline int early(int a)
{
	return a;
}

#endif
/* file: include/linux/late.h */
#ifndef _LINUX_LATE_H
#define _LINUX_LATE_H

#define HAS_LATE 1

#endif
/*
 * check-name: a header that was read before the include does not lean on it
 * check-twin: 1{h;d};2{p;x}
 * check-output-start
redundant-read-before.c:2:1: warning: nothing of <linux/late.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
