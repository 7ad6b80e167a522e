#include <linux/bar.h>
#include <linux/foo.h>

struct bar *bar = bars;
int *foo = (int *)&foo_bar;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define DECLARE_VALUE(x)	extern x##_t foo_##x

DECLARE_VALUE(bar);

#endif
/*
 * check-name: a name that a macro pastes together, where it is expanded
 * check-twin: s/^DECLARE_VALUE(bar);/extern int foo_bar;/
 * check-output-start
include/linux/foo.h:13:1: warning: 'bar_t' (in DECLARE_VALUE()) used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
