#include <linux/foo.h>

struct bar; struct baz; union foo;


/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo(struct bar *bar, struct baz *baz);
int other(struct bar *bar, union foo *foo);

#endif
/*
 * check-name: what is only to be declared is one finding for a header
 * check-twin: s/^int foo(/struct baz;\nunion foo;\n&/
 * check-output-start
include/linux/foo.h:10:16: warning: 'struct bar', 'struct baz', 'union foo' not declared: add forward declarations [fkh:missing-include]
missing-forwards.c:1:1: warning: nothing of <linux/foo.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
