#include <linux/unused.h>
#include <linux/pages.h>

int bar(void)
{
	return pages(1);
}

/* file: include/linux/unused.h */
#ifndef _LINUX_UNUSED_H
#define _LINUX_UNUSED_H

#include <linux/invert.h>

#endif

/* file: include/linux/pages.h */
#ifndef _LINUX_PAGES_H
#define _LINUX_PAGES_H

static inline int invert(int x);

static inline int pages(int x)
{
	return invert(x);
}

#include <linux/invert.h>

#endif

/* file: include/linux/invert.h */
#ifndef _LINUX_INVERT_H
#define _LINUX_INVERT_H

static inline int invert(int x)
{
	return ~x;
}

#endif
/*
 * check-name: a header includes the body of a static function itself, behind its use
 * check-twin: s/unused.h>/pages.h>/
 * check-output-start
redundant-static-behind.c:1:1: warning: nothing of <linux/unused.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
