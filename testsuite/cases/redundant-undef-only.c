#include <linux/foo_config.h>

#undef FOO_VERSION
#define FOO_VERSION 5

int foo = FOO_VERSION;

/* file: include/linux/foo_config.h */
#ifndef _LINUX_FOO_CONFIG_H
#define _LINUX_FOO_CONFIG_H

#define FOO_VERSION 4

#endif
/*
 * check-name: a macro that the file only takes back is no use of the header that has it
 * check-source: include-what-you-use#45 (macros that come and go)
 * check-twin: 3,4s/.*//
 * check-output-start
redundant-undef-only.c:1:1: warning: nothing of <linux/foo_config.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
