#include <linux/bar.h>
#include <linux/foo.h>

int foo_use(void)
{
	return foo_get() + bar_count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define CONFIG_NEW 1

#ifdef CONFIG_OLD
static inline int foo_get(void)
{
	return 1;
}
#elifdef CONFIG_NEW
static inline int foo_get(void)
{
	return BAR_ON;
}
#endif

#endif
/*
 * check-name: #elifdef (C23; gcc 12 and clang 13 take it in any mode)
 * check-source: C23 N2645
 * check-twin: s/return BAR_ON/return 2/
 * check-output-start
include/linux/foo.h:23:16: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
