#include <linux/version.h>
#include <linux/foo.h>

#if BAR_AT_LEAST(4)
int version = 4;
#endif

int foo_get(void)
{
	return foo();
}

/* file: include/linux/version.h */
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H

#define BAR_AT_LEAST(x)	((x) >= 3)

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#if BAR_AT_LEAST(3)
int foo(void);
#endif

#endif
/*
 * check-name: a macro that #if calls has to be there
 * check-twin: s/^#if BAR_AT_LEAST(3)/#if 1/
 * check-output-start
include/linux/foo.h:25:5: warning: 'BAR_AT_LEAST' used but not included: add #include <linux/version.h> [fkh:missing-include]
 * check-output-end
 */
