#include <linux/baz.h>
#include <linux/foo.h>

struct foo foo;
struct baz *baz;

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

struct baz;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	baz_t id;
};

#endif
/*
 * check-name: asm-generic is included through asm, and asm through linux
 * check-twin: s|^#include <asm/baz.h>|struct baz;|;1s|linux|asm|
 * check-command: fkh-check -nostdinc -Iarch/x86/include -Iinclude $file
 * check-output-start
include/linux/foo.h:38:9: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
