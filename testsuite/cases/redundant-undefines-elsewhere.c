#include <linux/one.h>
#include <linux/two.h>
#include <linux/bar.h>

int use(void)
{
	return one + two;
}

/* file: include/linux/one.h */
#ifndef _LINUX_ONE_H
#define _LINUX_ONE_H

#define LIMIT 4

#if LIMIT > 3
extern int one;
#endif

#endif

/* file: include/linux/two.h */
#ifndef _LINUX_TWO_H
#define _LINUX_TWO_H

#undef LIMIT
extern int two;

#endif
/*
 * check-name: that another header undefines something is no reason to keep this one
 * check-twin: s/^#include <linux\/bar.h>$//
 * check-output-start
redundant-undefines-elsewhere.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
