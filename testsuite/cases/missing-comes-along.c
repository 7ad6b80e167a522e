#include <linux/task.h>
#include <linux/foo.h>

int bar(void) { return foo_fits(foo_max()); }

/* file: include/linux/page.h */
#ifndef _LINUX_PAGE_H
#define _LINUX_PAGE_H

#define FOO_SIZE 3
#define FOO_MAX foo_max()

#endif

/* file: include/linux/task.h */
#ifndef _LINUX_TASK_H
#define _LINUX_TASK_H

#include <linux/page.h>

int foo_max(void);

#endif

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#ifndef FOO_MAX
#define FOO_MAX FOO_SIZE
#endif

static inline int foo_fits(int x)
{
	return x < FOO_MAX;
}

#endif
/*
 * check-name: with what is advised comes a macro that needs something itself
 * check-twin: s/FOO_MAX foo_max()/FOO_MAX 3/
 * check-output-start
include/linux/foo.h:30:17: warning: 'FOO_SIZE' used but not included: add #include <linux/task.h> [fkh:missing-include]
 * check-output-end
 */
