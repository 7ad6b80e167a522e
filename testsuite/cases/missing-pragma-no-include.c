#include <linux/types.h>
#include <linux/bar.h>
#include <linux/user.h>

/* file: include/linux/user.h */
#ifndef _LINUX_USER_H
#define _LINUX_USER_H
// IWYU pragma: no_include <linux/bar.h>

bar_t foo(u32 a);

#endif
/*
 * check-name: a file says what it does not want to include
 * check-twin: s/no_include/none/
 * check-command: fkh-check --only=missing-include -nostdinc -Iinclude $file
 * check-output-start
include/linux/user.h:10:11: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]
 * check-output-end
 */
