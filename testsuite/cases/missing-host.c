#include <linux/types.h>
#include <linux/foo.h>

/* file: scripts/mod/post.c */
#include "../../include/linux/foo.h"

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

struct foo {
	u32 id;
};

#endif
/*
 * check-name: what a program of the build machine reads, too, is not told to include the kernel's
 * check-twin: s|../../include/linux/foo.h|../../include/linux/foobar.h|
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
