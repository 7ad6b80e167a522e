#include <linux/version.h>
#include <linux/foo.h>

int version = BAR_VERSION;

int foo_get(void)
{
	return foo();
}

/* file: include/linux/version.h */
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H

#define BAR_VERSION	4

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#if BAR_VERSION > 3
int foo(void);
#endif

#endif
/*
 * check-name: with -Wundef gcc wants a macro that #if asks for the value of
 * check-twin: s/^#if BAR_VERSION > 3/#ifdef BAR_VERSION/
 * check-command: fkh-check -nostdinc -Iinclude -Wundef $file
 * check-output-start
include/linux/foo.h:23:5: warning: 'BAR_VERSION' used but not included: add #include <linux/version.h> [fkh:missing-include]
 * check-output-end
 */
