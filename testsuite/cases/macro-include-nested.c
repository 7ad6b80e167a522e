#include <linux/bits.h>
#include <linux/foo.h>

unsigned long foo_use(void)
{
	return FOO_MASK;
}

/* file: include/linux/bits.h */
#ifndef _LINUX_BITS_H
#define _LINUX_BITS_H

#define BIT(nr)		(1UL << (nr))

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/foo_bits.h>

#define FOO_MASK	(FOO_A | 2)

#endif

/* file: include/linux/foo_bits.h */
#ifndef _LINUX_FOO_BITS_H
#define _LINUX_FOO_BITS_H

#define FOO_A		BIT(3)

#endif
/*
 * check-name: of macros in macros the one that has the word is meant
 * check-command: fkh-check --only=macro-include -nostdinc -Iinclude $file
 * check-twin: s/^#include <linux.foo_bits.h>/#include <linux\/bits.h>\n&/;s/FOO_A		BIT(3)/FOO_A 8/
 * check-output-start
include/linux/foo_bits.h:31:25: warning: 'BIT' (in FOO_A) needed where the macro is expanded, but not included: add #include <linux/bits.h> [fkh:macro-include]
 * check-output-end
 */
