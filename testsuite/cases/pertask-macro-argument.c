#include <linux/sched.h>

#define READ_ONCE(x)	(*(const volatile typeof(x) *)&(x))

unsigned int foo(struct task_struct *task)
{
	return READ_ONCE(task->flags);
}
/*
 * check-name: an access in the argument of a macro
 * check-twin: s/READ_ONCE(task->flags)/0/
 * check-output-start
pertask-macro-argument.c:7:32: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
