#include <linux/foo.h>
#include <linux/bar.h>

int foo_use(void)
{
	return FOO_TWICE(bar_count()) + FOO_FIRST(foo_of());
}

/* file: include/linux/bar.h */
#ifndef _LINUX_BAR_H
#define _LINUX_BAR_H

int bar_count(void);
int first(void);
struct foo { int first; };
struct foo foo_of(void);

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_TWICE(bar_count)	(2 * (bar_count))
#define FOO_FIRST(foo)		((foo).first)

#endif
/*
 * check-name: a parameter and a member are no names that the body needs
 * check-command: fkh-check --only=macro-include -nostdinc -Iinclude $file
 * check-twin: s/(2 \* (bar_count))/(bar_count * first())/
 * check-output-start
 * check-output-end
 */
