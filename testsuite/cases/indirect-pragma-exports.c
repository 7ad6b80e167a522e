#include <linux/foo.h>

bar_t foo(u32 a);

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

/* IWYU pragma: begin_exports */
#include <linux/parts.h>
/* IWYU pragma: end_exports */

#endif
/* file: include/linux/parts.h */
#ifndef _LINUX_PARTS_H
#define _LINUX_PARTS_H

#include <linux/bar.h>	/* IWYU pragma: export */
#include <linux/types.h>

#endif
/*
 * check-name: what a header exports, and what that exports, may be relied on
 * check-twin: s/pragma: export /pragma: keep /
 * check-command: fkh-check -nostdinc -Iinclude --only=indirect-include $file
 * check-output-start
indirect-pragma-exports.c:3:11: warning: 'u32' used but only included through other headers: add #include <linux/types.h> [fkh:indirect-include]
 * check-output-end
 */
