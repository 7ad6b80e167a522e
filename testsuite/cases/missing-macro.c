#include <linux/bar.h>
#include <linux/foo.h>

struct foo foo;
int count = sizeof(bars);

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	char name[BAR_LEN];
	char buffer[BAR_BIT(4)];
};

#endif
/*
 * check-name: macros without and with arguments
 * check-twin: s/BAR_LEN/16/
 * check-output-start
include/linux/foo.h:12:19: warning: 'BAR_LEN', 'BAR_BIT' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
