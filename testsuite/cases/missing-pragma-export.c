#include <linux/types.h>
#include <linux/foo.h>
#include <linux/user.h>

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/types.h>	/* IWYU pragma: export */

typedef u32 foo_t;

#endif
/* file: include/linux/user.h */
#ifndef _LINUX_USER_H
#define _LINUX_USER_H

foo_t foo(u32 a);

#endif
/*
 * check-name: a header that exports another one stands for it
 * check-twin: s/pragma: export/pragma: keep/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/user.h:18:1: warning: 'foo_t', 'u32' used but not included: add #include <linux/foo.h> [fkh:missing-include]
 * check-output-end
 */
