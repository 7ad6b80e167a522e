#include <linux/sched.h>

unsigned int foo(void)
{
	return current->flags;
}
/*
 * check-name: current, a macro that stands for a call
 * check-twin: s/current->flags/current->pid/
 * check-output-start
pertask-current.c:5:25: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
