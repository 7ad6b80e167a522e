#include <linux/foo.h>
/* IWYU pragma: no_include "linux/types.h" */

bar_t foo(u32 a);

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/bar.h>
#include <linux/types.h>

#endif
/*
 * check-name: what a file does not want to include it may have through others
 * check-twin: s/no_include/none/
 * check-command: fkh-check -nostdinc -Iinclude --only=indirect-include $file
 * check-output-start
indirect-pragma-no-include.c:4:1: warning: 'bar_t' used but only included through other headers: add #include <linux/bar.h> [fkh:indirect-include]
 * check-output-end
 */
