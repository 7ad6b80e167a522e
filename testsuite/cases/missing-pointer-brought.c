#include <linux/baz.h>
#include <linux/foo.h>

baz_t foo(void)
{
	return foo_id();
}

/* file: include/linux/baz.h */
#ifndef _LINUX_BAZ_H
#define _LINUX_BAZ_H

#include <linux/bar.h>

typedef int baz_t;

#endif
/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo_get(struct bar *bar);
baz_t foo_id(void);

#endif
/*
 * check-name: what an advised header only brings along is still to be declared
 * check-twin: s/^baz_t foo_id/int foo_id/
 * check-output-start
include/linux/foo.h:22:20: warning: 'struct bar' not declared: add struct bar; [fkh:missing-include]
include/linux/foo.h:23:1: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
 * check-output-end
 */
