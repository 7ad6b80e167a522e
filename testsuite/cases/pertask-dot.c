#include <linux/sched.h>

unsigned int foo(void)
{
	struct task_struct task;

	return task.flags;
}
/*
 * check-name: a member of the struct itself
 * check-twin: s/task\.flags/task.pid/
 * check-output-start
pertask-dot.c:7:21: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
