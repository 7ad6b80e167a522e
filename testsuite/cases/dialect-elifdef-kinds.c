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

#ifdef CONFIG_NEW
#elifdef CONFIG_NEW
#error taken twice
#elifndef CONFIG_OLD
#error taken twice
#endif


#ifdef CONFIG_OLD
#elifdef CONFIG_OTHER
static inline int foo_get(void)
{
	return 1;
}
#elifndef CONFIG_OLD
static inline int foo_get(void)
{
	return BAR_ON;
}
#else
#error not taken
#endif

#endif
/*
 * check-name: #elifndef, and where neither is asked
 * check-twin: s/return BAR_ON/return 2/
 * check-output-start
include/linux/foo.h:32:16: warning: 'BAR_ON' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
