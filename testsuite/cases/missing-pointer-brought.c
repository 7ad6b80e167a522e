#include <linux/bar.h>
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
 * check-name: what an advised header brings along is not declared as well
 * check-twin: 14s,.*,,
 * check-output-start
include/linux/foo.h:24:1: warning: 'baz_t' used but not included: add #include <linux/baz.h> [fkh:missing-include]
missing-pointer-brought.c:1:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
