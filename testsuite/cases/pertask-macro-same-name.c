#include <linux/sched.h>

#define MAX(a, b)	((a) > (b) ? (a) : (b))

unsigned int foo(struct task_struct *task, unsigned int flags)
{
	return MAX(flags, task->flags);
}
/*
 * check-name: of words of one name in a macro's arguments only the member is one
 * check-twin: s/MAX(flags, task->flags)/MAX(flags, flags)/
 * check-output-start
pertask-macro-same-name.c:7:33: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
