#include <linux/bar.h>
#include <linux/foo.h>

int foo(void) { return foo_len(); }

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar.h>

#include "foo-internal.h"

#endif
/* file: include/linux/foo-internal.h */
#ifndef _LINUX_FOO_INTERNAL_H
#define _LINUX_FOO_INTERNAL_H

static inline bar_t foo_len(void)
{
	return BAR_LEN;
}

#endif
/*
 * check-name: what only its neighbour includes, in quotes and behind what it needs, is a part of that
 * check-twin: s|"foo-internal.h"|<linux/foo-internal.h>|
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 */
