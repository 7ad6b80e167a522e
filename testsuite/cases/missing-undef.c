#include <linux/types.h>
#include <linux/own.h>
#include <linux/foo.h>

struct foo foo = { OWN_SIZE };

/* file: include/linux/own.h */
#ifndef _LINUX_OWN_H
#define _LINUX_OWN_H

#define u32 unsigned int
#define OWN_SIZE 4
#undef u32

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	u32 bar;
};

#endif
/*
 * check-name: a macro that a header undefines again is not what it provides
 * check-twin: s/^	u32 bar/	unsigned int bar/
 * check-output-start
include/linux/foo.h:22:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]
 * check-output-end
 */
