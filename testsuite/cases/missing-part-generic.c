#include <asm/fix.h>

int foo(void) { return fix_addr(0); }

/* file: arch/x86/include/asm/fix.h */
#ifndef _ASM_X86_FIX_H
#define _ASM_X86_FIX_H

enum fix {
	FIX_FIRST,
	FIX_END,
};

#include <asm-generic/fix.h>

#endif
/* file: include/asm-generic/fix.h */
#ifndef _ASM_GENERIC_FIX_H
#define _ASM_GENERIC_FIX_H

static inline int fix_addr(int nr)
{
	return nr < FIX_END ? nr : -1;
}

#endif
/*
 * check-name: what each architecture's header includes behind what it has for it, is a part of that
 * check-twin: s/ FIX_END ?/ BAR_LEN ?/;1s|^|#include <linux/bar.h>\n|
 * check-command: fkh-check -nostdinc -Iarch/x86/include -Iinclude $file
 */
