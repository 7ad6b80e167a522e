#include <linux/bits.h>

int foo(void) { return test_le(0) + test(1); }

/* file: include/linux/bits.h */
#ifndef _LINUX_BITS_H
#define _LINUX_BITS_H

#include <asm/bits.h>

#endif
/* file: arch/x86/include/asm/bits.h */
#ifndef _ASM_X86_BITS_H
#define _ASM_X86_BITS_H

#include <asm-generic/test.h>
#include <asm-generic/le.h>

#endif
/* file: include/asm-generic/test.h */
#ifndef _ASM_GENERIC_TEST_H
#define _ASM_GENERIC_TEST_H

static inline int test(int nr)
{
	return nr;
}

#endif
/* file: include/asm-generic/le.h */
#ifndef _ASM_GENERIC_LE_H
#define _ASM_GENERIC_LE_H

static inline int test_le(int nr)
{
	return test(nr);
}

#endif
/*
 * check-name: what needs a name for which its own public header is to be included, is a part
 * check-twin: s/return test(nr)/return BAR_LEN/;1s|^|#include <linux/bar.h>\n|
 * check-command: fkh-check --only=missing-include -nostdinc -Iarch/x86/include -Iinclude $file
 */
