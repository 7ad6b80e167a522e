#include <linux/foo.h>

int foo_get(void)
{
	return 1;
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

int foo_get(void);

#endif
/*
 * check-name: a header that declares what the file defines is used: -Wmissing-prototypes
 * check-twin: 3s/foo_get/foo_other/
 */
