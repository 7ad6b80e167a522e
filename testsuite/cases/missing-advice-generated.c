#include <asm/caps.h>
#include <asm/foo.h>

int foo(void) { return has_cap(); }

/* file: arch/x86/include/asm/caps.h */
#ifndef _ASM_X86_CAPS_H
#define _ASM_X86_CAPS_H

#include <asm/caps-defs.h>

#endif
/* file: arch/x86/include/generated/asm/caps-defs.h */
#ifndef _ASM_CAPS_DEFS_H
#define _ASM_CAPS_DEFS_H

#define CAP_FOO	1

#endif
/* file: arch/x86/include/asm/foo.h */
#ifndef _ASM_X86_FOO_H
#define _ASM_X86_FOO_H

static inline int has_cap(void)
{
	return CAP_FOO;
}

#endif
/*
 * check-name: what a program wrote is included through the header that was written by hand
 * check-twin: s/return CAP_FOO/return 1/
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iarch/x86/include/generated -Iinclude $file
 * check-output-start
arch/x86/include/asm/foo.h:26:16: warning: 'CAP_FOO' used but not included: add #include <asm/caps.h> [fkh:missing-include]
 * check-output-end
 */
