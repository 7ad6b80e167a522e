#include <linux/foo.h>

int foo = FOO;

/* file: include/asm/foo.h */
#ifndef _ASM_FOO_H
#define _ASM_FOO_H

#define FOO_ASM 1

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <asm/foo.h>

enum { FOO = 1 };

#endif
/*
 * check-name: linux/x.h includes asm/x.h
 * check-twin: s|asm/foo.h|asm/other.h|
 */
