#include <linux/all.h>

u32 id = BAR_ON;
int (*all)(void);

/* file: include/linux/all.h */
#ifndef _LINUX_ALL_H
#define _LINUX_ALL_H

#include <linux/types.h>
#include <linux/bar.h>
/* nothing but includes */

#endif
/*
 * check-name: a header that only includes others is there for that
 * check-twin: s|^/. nothing but includes ./|int foo_all(void);|
 */
