#include <linux/baz.h>

baz_t baz;

/* file: include/asm-generic/baz.h */
#ifndef _ASM_GENERIC_BAZ_H
#define _ASM_GENERIC_BAZ_H

typedef int baz_t;

#endif

/* file: arch/x86/include/asm/baz.h */
#ifndef _ASM_X86_BAZ_H
#define _ASM_X86_BAZ_H

#include <asm-generic/baz.h>

#endif

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <asm/baz.h>

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/baz.h>

#endif
/*
 * check-name: the public header is direct enough
 * check-twin: 1s|baz|foo|
 * check-command: fkh-check -nostdinc -Iarch/x86/include -Iinclude --only=indirect-include $file
 */
