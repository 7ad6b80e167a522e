#include <linux/all.h>
#include <linux/errno.h>

int foo = ALL;
#ifdef CONFIG_FOO
int bar = EFAULT;
#endif

/* file: include/linux/all.h */
#ifndef _LINUX_ALL_H
#define _LINUX_ALL_H

#include <asm/errno.h>

#define ALL	EINVAL

#endif
/*
 * check-name: ... in a branch that is not taken, too
 * check-twin: s/= EFAULT;/= 14;/
 */
