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

#if defined(BAR_VERSION) && BAR_VERSION > 3
int foo(void);
#endif

#ifdef BAR_VERSION
int foo_more(void);
#endif

#endif
/*
 * check-name: what defined() asks for is no use, nor a value that it guards
 * check-twin: s/defined(BAR_VERSION) &&/1 \&\&/
 * check-command: fkh-check -nostdinc -Iinclude -Wundef $file
 */
