#include <linux/bar.h>
#include <linux/foo.h>

void foo_set(enum bar_state state)
{
	bars[0].state = state;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

void foo_set(enum bar_state state);

#endif
/*
 * check-name: an enum cannot be declared forward: its header is the advice
 * check-twin: s/enum bar_state/int/
 * check-output-start
include/linux/foo.h:13:19: warning: 'enum bar_state' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
