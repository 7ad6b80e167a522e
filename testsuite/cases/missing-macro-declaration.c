#include <linux/declare.h>
#include <linux/foo.h>

int foo_bar = 1;
DECLARE_BAR(mine);

/* file: include/linux/declare.h */
#ifndef _LINUX_DECLARE_H
#define _LINUX_DECLARE_H

#define DECLARE_BAR(name)	extern int name

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

DECLARE_BAR(foo_bar);

#endif
/*
 * check-name: a macro that stands for a declaration
 * check-twin: s/^DECLARE_BAR(foo_bar);/extern int foo_bar;/
 * check-output-start
include/linux/foo.h:19:1: warning: 'DECLARE_BAR' used but not included: add #include <linux/declare.h> [fkh:missing-include]
 * check-output-end
 */
