#include <linux/foo.h>

int bar(void) { return foo(); }

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <asm/foo.h>

static inline int foo(void)
{
	return foo_raw(1);
}

#endif

/* file: include/asm/foo.h */
#ifndef _ASM_FOO_H
#define _ASM_FOO_H

static inline int foo_ok(int x)
{
	return x;
}

#include <asm/foo_raw.h>

#endif

/* file: include/asm/foo_raw.h */
#ifndef _ASM_FOO_RAW_H
#define _ASM_FOO_RAW_H

static inline int foo_raw(int x)
{
	return foo_ok(x);
}

#endif
/*
 * check-name: the header behind the public one, where that cannot be read in a cycle
 * check-twin: s/return foo_raw/return/
 * check-output-start
include/asm/foo_raw.h:37:16: warning: 'foo_ok' used but not included: add #include <asm/foo.h> [fkh:missing-include]
include/asm/foo_raw.h:37:16: note: this closes an include cycle: include/asm/foo_raw.h -> include/asm/foo.h -> include/asm/foo_raw.h
 * check-output-end
 */
