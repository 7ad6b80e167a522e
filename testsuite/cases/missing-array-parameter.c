#include <linux/bar.h>
#include <linux/foo.h>

void foo_init(struct bar bars[])
{
	bar_init(bars);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

void foo_init(struct bar bars[]);

#endif
/*
 * check-name: a parameter written as an array needs its elements complete
 * check-twin: s/bars\[\])/*bars)/
 * check-output-contains: foo.h:15:[0-9]*: warning: 'struct bar' used but not included: add #include <linux/bar.h>
 */
