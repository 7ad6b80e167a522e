#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return *foo_default.count + bar_count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	int *count;
};

static const struct foo foo_default = {
	.count = &bar_count,
};

#endif
/*
 * check-name: names and members of an initializer
 * check-twin: s/&bar_count/0/
 * check-output-start
include/linux/foo.h:18:19: warning: 'bar_count' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
