#include <linux/unused.h>

#ifdef CONFIG_FOO
int foo;
#endif

/* file: include/linux/kconfig.h */
#ifndef _LINUX_KCONFIG_H
#define _LINUX_KCONFIG_H

#include <generated/autoconf.h>

#endif

/* file: include/generated/autoconf.h */
#define CONFIG_FOO 1

/* file: include/linux/unused.h */
#ifndef _LINUX_UNUSED_H
#define _LINUX_UNUSED_H

#include <linux/kconfig.h>

#define CONFIG_UNUSED 1

#endif
/*
 * check-name: what -include brings, and all that it includes, is there without the include
 * check-command: fkh-check -nostdinc -Iinclude -include include/linux/kconfig.h $file
 * check-twin: s/ifdef CONFIG_FOO/ifdef CONFIG_UNUSED/
 * check-output-start
redundant-given.c:1:1: warning: nothing of <linux/unused.h> is used: remove the #include [fkh:redundant-include]
 * check-output-end
 */
