#include <linux/bar.h>
#include <linux/foo.h>

struct bar foo_bars[4];

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct bar;

extern struct bar foo_bars[];

#endif
/*
 * check-name: an array needs its elements complete, also where it is extern
 * check-twin: s/foo_bars\[\]/*foo_bars/
 * check-output-start
include/linux/foo.h:12:27: warning: 'struct bar' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
