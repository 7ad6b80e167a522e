#include <linux/bar.h>
#include <linux/foo.h>

/* file: arch/x86/include/asm/bar_types.h */
#ifndef _ASM_X86_BAR_TYPES_H
#define _ASM_X86_BAR_TYPES_H

typedef int barval_t;

#endif
/* file: arch/x86/include/asm/bar.h */
#ifndef _ASM_X86_BAR_H
#define _ASM_X86_BAR_H

#include <asm/bar_types.h>

#endif
/* file: arch/arm/include/asm/bar.h */
typedef long barval_t;
/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

#include <asm/bar_types.h>
#include <asm/bar.h>

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

barval_t foo(void);

#endif
/*
 * check-name: a header for all asks for none that only one architecture has
 * check-twin: s|^/. file: arch/arm/include/asm/bar.h|/* file: arch/x86/include/asm/none.h|
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iinclude $file
 * check-output-start
include/linux/foo.h:32:1: warning: 'barval_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
