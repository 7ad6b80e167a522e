#include <linux/debug.h>
#include <linux/other.h>

int foo;

#ifdef CONFIG_DEBUG_FOO
void debug_foo(void)
{
	debug_trap++;
}
#endif

/* file: include/linux/debug.h */
#ifndef _LINUX_DEBUG_H
#define _LINUX_DEBUG_H

#ifdef CONFIG_DEBUG_FOO
extern int debug_trap;
#endif

#endif
/* file: include/linux/other.h */
#ifndef _LINUX_OTHER_H
#define _LINUX_OTHER_H

#ifdef CONFIG_DEBUG_FOO
extern int other_trap;
#endif

#endif
/*
 * check-name: what only another configuration uses, of what only that declares
 * check-twin: s/debug_trap++/other_trap++/
 * check-output-start
redundant-other-configuration.c:2:1: warning: nothing of <linux/other.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
