#include <linux/sched.h>

unsigned long foo(struct task_struct *task)
{
	typeof(task->flags) flags = 1;

	return flags + sizeof(task->thread) + sizeof(((struct task_struct *)0)->stack);
}
/*
 * check-name: sizeof and typeof of a member
 * check-twin: s/sizeof(task->thread)/0/
 * check-output-start
pertask-sizeof.c:5:22: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-sizeof.c:7:37: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
pertask-sizeof.c:7:81: warning: task_struct member 'stack' is accessed directly: use task_stack_page(task) or per_task(task, stack) [fkh:per-task]
 * check-output-end
 */
