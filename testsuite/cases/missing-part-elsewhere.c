#include <linux/bar.h>
#include <linux/foo.h>
#include <asm/fix.h>

int foo(void) { return fix_addr(0); }

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifdef CONFIG_FOO
#include <asm-generic/fix.h>
#endif

#endif
/* file: arch/x86/include/asm/fix.h */
#ifndef _ASM_X86_FIX_H
#define _ASM_X86_FIX_H

#include <linux/bar.h>

enum fix {
	FIX_FIRST,
	FIX_END,
};

#include <asm-generic/fix.h>

#endif
/* file: include/asm-generic/fix.h */
#ifndef _ASM_GENERIC_FIX_H
#define _ASM_GENERIC_FIX_H

static inline bar_t fix_addr(int nr)
{
	return nr < FIX_END ? nr : -1;
}

#endif
/*
 * check-name: what a header of another subject includes, too, is no part of the first
 * check-twin: 12s/fix.h/other.h/
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iinclude $file
 * check-output-start
include/asm-generic/fix.h:34:15: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
include/asm-generic/fix.h:36:21: warning: 'FIX_END' used but not included: add #include <asm/fix.h> [fkh:missing-include]
include/asm-generic/fix.h:36:21: note: this closes an include cycle: include/asm-generic/fix.h -> arch/x86/include/asm/fix.h -> include/asm-generic/fix.h
 * check-output-end
 */
