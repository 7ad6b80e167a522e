#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return foo_count(bars);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

void foo_set(struct bar *bar);

static inline int foo_count(struct bar *bar)
{
	return bar->count;
}

#endif
/*
 * check-name: where the struct must be complete, too, no forward declaration is advised
 * check-twin: s/bar->count/0/
 * check-output-start
include/linux/foo.h:13:21: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
