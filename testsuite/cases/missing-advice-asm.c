#include <asm/baz.h>
#include <linux/foo.h>

struct foo foo;
baz_t baz;

/* file: arch/x86/include/asm/baz.h */
#ifndef _ASM_X86_BAZ_H
#define _ASM_X86_BAZ_H

typedef int baz_t;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: asm's header where linux has none of the name
 * check-twin: s/baz_t id/int id/
 * check-command: fkh-check -nostdinc -Iarch/x86/include -Iinclude $file
 * check-output-start
include/linux/foo.h:20:9: warning: 'baz_t' used but not included: add #include <asm/baz.h> [fkh:missing-include]
 * check-output-end
 */
