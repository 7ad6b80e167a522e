#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
int count = sizeof(bars);

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	char data[64] __attribute__((aligned(BAR_LEN)));
};

#endif
/*
 * check-name: a name in the arguments of an attribute
 * check-twin: s/aligned(BAR_LEN)/aligned(16)/
 * check-output-start
include/linux/foo.h:12:46: warning: 'BAR_LEN' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
