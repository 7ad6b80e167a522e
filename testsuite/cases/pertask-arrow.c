#include <linux/sched.h>

void *foo(struct task_struct *task)
{
	task->pid = 1;
	return task->stack;
}
/*
 * check-name: a member through a pointer, and the accessor the kernel has for it
 * check-twin: s/task->stack/task/
 * check-output-start
pertask-arrow.c:6:22: warning: task_struct member 'stack' is accessed directly: use task_stack_page(task) or per_task(task, stack) [fkh:per-task]
 * check-output-end
 */
