#include <linux/bar.h>
#include <linux/foo.h>

void foo_get(void)
{
	bar_count = 1;
	foo_load();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline void foo_load(void)
{
	asm volatile("nop" : : "i" (BAR_STATES));
}

#endif
/*
 * check-name: operands of an asm statement
 * check-twin: s/"i" (BAR_STATES)/"i" (3)/
 * check-output-start
include/linux/foo.h:16:37: warning: 'BAR_STATES' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
