#include <linux/foo.h>

unsigned int foo_get(struct task_struct *task)
{
	return foo_flags(task);
}

/* file: include/linux/foo.h */
#ifndef _LINUX_FOO_H
#define _LINUX_FOO_H

#include <linux/sched.h>

static inline unsigned int foo_flags(struct task_struct *task)
{
	return task->flags;
}

#endif
/*
 * check-name: an inline function of a header: sparse's own walker misses all of these
 * check-twin: s/task->flags/task->pid/
 * check-output-start
include/linux/foo.h:16:22: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
