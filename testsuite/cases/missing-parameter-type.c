#include <linux/types.h>
#include <linux/bar.h>
#include <linux/foo.h>

bar_t foo_get(u32 id)
{
	return id;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

bar_t foo_get(u32 id);

#endif
/*
 * check-name: typedefs of parameters and of what is returned
 * check-twin: s/bar_t/int/
 * check-output-start
include/linux/foo.h:14:1: warning: 'bar_t' used but not included: add #include <linux/bar.h> [fkh:missing-include]
include/linux/foo.h:14:15: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]
 * check-output-end
 */
