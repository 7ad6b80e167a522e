#include <linux/copy.h>
#include <linux/prototypes.h>

int bar(void)
{
	return COPIES;
}

/* file: include/linux/copy.h */
#ifndef _LINUX_COPY_H
#define _LINUX_COPY_H

#define COPIES 1

#define __copy(x) copy(x)
#define copy_twice(x) __copy(__copy(x))
#define copy(x) (x)

#endif

/* file: include/linux/prototypes.h */
#ifndef _LINUX_PROTOTYPES_H
#define _LINUX_PROTOTYPES_H

#undef copy_twice
#undef copy

int copy(int x);

#endif
/*
 * check-name: what a header undefines does not matter where nobody uses it
 * check-twin: s/return COPIES;/return __copy(1);/
 * check-output-start
redundant-undefines-unused.c:2:1: warning: nothing of <linux/prototypes.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
