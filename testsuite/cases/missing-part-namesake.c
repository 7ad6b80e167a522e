#include <linux/foo.h>

int bar(void) { return foo_twice(); }

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo_base(void);

#include <asm/foo.h>

#endif
/* file: arch/x86/include/asm/foo.h */
#ifndef _ASM_X86_FOO_H
#define _ASM_X86_FOO_H

static inline int foo_twice(void)
{
	return foo_base() * 2;
}

#endif
/*
 * check-name: an architecture's header that its namesake reads behind what it needs
 * check-twin: s|^int foo_base.*|#include <linux/base.h>|;s|^/. file: include/linux/foo.h|/* file: include/linux/base.h */\nint foo_base(void);\n&|
 * check-command: fkh-check -nostdinc -Iarch/x86/include -Iinclude $file
 */
