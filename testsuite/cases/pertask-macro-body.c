#include <linux/sched.h>
#include <linux/foo.h>

unsigned int foo(struct task_struct *task)
{
	return FOO_FLAGS(task);
}

unsigned int bar(void)
{
	return FOO_FLAGS(current);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#define FOO_FLAGS(t)	((t)->flags)

#endif
/*
 * check-name: an access in the body of a macro is reported there, with who expands it
 * check-twin: s/((t)->flags)/((t)->pid)/
 * check-output-start
include/linux/foo.h:18:31: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
include/linux/foo.h:18:31: note: expanded in pertask-macro-body.c:11
include/linux/foo.h:18:31: note: expanded in pertask-macro-body.c:6
 * check-output-end
 */
