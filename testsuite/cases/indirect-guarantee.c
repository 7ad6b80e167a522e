#include <linux/types.h>
#include <linux/foo.h>

u32 __must_check foo(void);

/* file: include/linux/compiler.h */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#include <linux/compiler_attributes.h>

#endif

/* file: include/linux/compiler_attributes.h */
#ifndef _LINUX_COMPILER_ATTRIBUTES_H
#define _LINUX_COMPILER_ATTRIBUTES_H

#define __must_check __attribute__((__warn_unused_result__))

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/compiler.h>
#include <linux/bar.h>

#endif
/*
 * check-name: what rules/headers.xml guarantees may be relied on
 * check-twin: s/^u32 __must_check/bar_t/
 * check-command: fkh-check -nostdinc -Iinclude --only=indirect-include $file
 */
