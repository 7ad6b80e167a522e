#include <linux/bar.h>
#include <linux/both.h>
#include <linux/foo.h>

bar_t bar;
both_t both;
struct foo foo;

/* file: include/asm-generic/foo.h */
#ifndef _ASM_GENERIC_FOO_INT_H
#define _ASM_GENERIC_FOO_INT_H

typedef int foo_t;

#endif

/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

#include <asm-generic/foo.h>

typedef foo_t bar_t;

#endif

/* file: include/linux/both.h */
#ifndef _LINUX_BOTH_H
#define _LINUX_BOTH_H

#include <asm-generic/foo.h>

typedef foo_t both_t;

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	both_t both;
	foo_t foo;
};

#endif
/*
 * check-name: what brings a name settles it, whichever header is public for it
 * check-twin: s/	both_t both/	int both/
 * check-output-start
include/linux/foo.h:42:9: warning: 'both_t', 'foo_t' used but not included: add #include <linux/both.h> [fkh:missing-include]
 * check-output-end
 */
