#include <linux/bar.h>
#include <linux/foo.h>

int foo_get(void)
{
	return bar_count + foo_count;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

extern typeof(bar_count) foo_count;

#endif
/*
 * check-name: what typeof is asked about
 * check-twin: s/typeof(bar_count)/int/
 * check-output-start
include/linux/foo.h:13:15: warning: 'bar_count' used but not included: add #include <linux/bar.h> [fkh:missing-include]
 * check-output-end
 */
