#include <linux/print.h>
#define SYSTEM print
#include <linux/foo.h>

int bar = foo() + sizeof(name);

/* file: include/linux/print.h */
#ifndef _LINUX_PRINT_H
#define _LINUX_PRINT_H

#define level 3
#define print(x) (level + (x))
#define __call(x) print(x)
#define name_of_1(x) #x
#define name_of(x) name_of_1(x)
#define call __call

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static const char name[] = name_of(SYSTEM);

static inline int foo(void)
{
	return call(1);
}

#endif
/*
 * check-name: a macro at the end of another is called only where arguments follow
 * check-twin: s/= name_of(SYSTEM)/= { SYSTEM(1) }/
 * check-output-start
include/linux/foo.h:24:28: warning: 'name_of', 'call' used but not included: add #include <linux/print.h> [fkh:missing-include]
 * check-output-end
 */
