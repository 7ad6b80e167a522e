#include <linux/bar.h>
#include <linux/foo.h>

int *foo_get(void)
{
	return bar_count ? foo_where() : 0;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

static inline int *foo_where(void)
{
	return &bar_count;
}

#endif
/*
 * check-name: a variable, whose type is not needed
 * check-twin: s/&bar_count/0/
 * check-output-start
include/linux/foo.h:15:17: warning: 'bar_count' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
