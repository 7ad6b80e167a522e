#include <asm/only.h>
#include <linux/foo.h>

/* file: arch/x86/include/asm/only.h */
#ifndef _ASM_X86_ONLY_H
#define _ASM_X86_ONLY_H

typedef int only_t;

#endif
/* file: arch/arm/include/asm/other.h */
typedef int other_t;
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

only_t foo(void);

#endif
/*
 * check-name: what one architecture has, and no header for all, is not to be included by one
 * check-twin: s|arm/include/asm/other.h|arm/include/asm/only.h|
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iinclude $file
 */
