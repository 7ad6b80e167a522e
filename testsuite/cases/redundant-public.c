#include <linux/all.h>
#include <linux/errno.h>

int foo = EINVAL + ALL;

/* file: include/linux/all.h */
#ifndef _LINUX_ALL_H
#define _LINUX_ALL_H

#include <asm/errno.h>

#define ALL	EINVAL

#endif
/* file: include/linux/errno.h */
#ifndef _LINUX_ERRNO_H
#define _LINUX_ERRNO_H

#include <asm/errno.h>

#endif
/* file: include/asm/errno.h */
#ifndef _ASM_ERRNO_H
#define _ASM_ERRNO_H

#define EINVAL	22
#define EFAULT	14

#endif
/*
 * check-name: the header that one is to include for a name is used, whatever else brings it
 * check-twin: s/= EINVAL + ALL/= ALL/
 */
