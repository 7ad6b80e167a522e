#include <linux/foo.h>

int bar(void) { return foo_more(); }

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo_base(void);

#include <asm/foo.h>

#ifndef foo_more
#define foo_more() 0
#endif

#endif

/* file: include/asm/foo.h */
#ifndef _ASM_FOO_H
#define _ASM_FOO_H

static inline int foo_twice(void)
{
	return foo_base() * 2;
}

#define foo_more() foo_twice()

#endif
/*
 * check-name: a cycle in which somebody defines what the header is still to define
 * check-twin: /foo_twice()$/d
 * check-output-start
include/asm/foo.h:25:16: warning: 'foo_base' used but not included: #include <linux/foo.h> would close an include cycle [fkh:missing-include]
include/asm/foo.h:25:16: note: this closes an include cycle: include/asm/foo.h -> include/linux/foo.h -> include/asm/foo.h
include/asm/foo.h:25:16: note: what both need belongs in a header of its own: include/linux/foo.h would lack 'foo_more'
 * check-output-end
 */
