#include <linux/bar.h>
#include <linux/foo.h>

bar_t foo(void)
{
	return foo_id();
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo_get(struct bar *bar);
bar_t foo_id(void);

#endif
/*
 * check-name: no forward declaration of what an advised header defines
 * check-twin: s/^bar_t foo_id/int foo_id/
 * check-output-start
include/linux/foo.h:13:20: warning: 'struct bar', 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
