#include <linux/size.h>
#include <linux/foo.h>

int foo(void) { return FOO_ALIGN + sizeof(foo_t); }

/* file: include/linux/size.h */
#ifndef _LINUX_SIZE_H
#define _LINUX_SIZE_H

#define SIZE_AT_LEAST(x) ((x) >= 8)
typedef long foo_t;

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#if SIZE_AT_LEAST(12)
#define FOO_ALIGN 2
#else
#define FOO_ALIGN 1
#endif

#endif
/*
 * check-name: a header without C in it may be included by assembler sources: no C is added
 * check-twin: s/^typedef long foo_t;$//;s/sizeof(foo_t)/1/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 *
 * check-output-start
include/linux/foo.h:18:5: warning: 'SIZE_AT_LEAST' used but not included: add #include <linux/size.h> [fkh:missing-include]
include/linux/foo.h:18:5: note: that header is C, and assembler sources may include this one
 * check-output-end
 */
