#include <linux/foo.h>

struct foo foo;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/types.h>

struct foo {
	int count;
};

#endif
/*
 * check-name: a header's include that the header itself does not use
 * check-twin: s/int count;/u32 count;/
 * check-output-start
include/linux/foo.h:9:1: warning: nothing of <linux/types.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
