#include <linux/bar.h>
#include <linux/foo.h>

bar_t foo = FOO;

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H
// IWYU pragma: no_include <linux/bar.h>

#define FOO	BAR_BIT(1)

#endif
/*
 * check-name: nor for a macro's body what the file does not want to include
 * check-command: fkh-check --only=macro-include -nostdinc -Iinclude $file
 * check-twin: s/no_include/none/
 */
