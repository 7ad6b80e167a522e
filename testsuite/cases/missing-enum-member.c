#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo = { .state = BAR_ON };

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	enum bar_state state;
};

#endif
/*
 * check-name: an enum as a member
 * check-twin: s/enum bar_state/int/
 * check-output-start
include/linux/foo.h:11:24: warning: 'enum bar_state' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
