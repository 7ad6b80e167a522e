#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
int *count = &bar_count;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	unsigned int state : BAR_STATES;
};

#endif
/*
 * check-name: the width of a bit-field
 * check-twin: s/BAR_STATES/3/
 * check-output-start
include/linux/foo.h:12:30: warning: 'BAR_STATES' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
