#include <linux/all.h>
#include <linux/errno.h>

int foo = EINVAL + ALL;

/* file: include/linux/all.h */
#ifndef _LINUX_ALL_H
#define _LINUX_ALL_H

#include <asm/errno.h>

#define ALL	EINVAL

#endif
/*
 * check-name: the header that one is to include for a name is used, whatever else brings it
 * check-twin: s/= EINVAL + ALL/= ALL/
 */
