#include <linux/sched.h>

struct task_struct init_task = {
	.pid = 0,
	.flags = 1,
	.thread = { .sp = 1 },
	.thread.regs[1] = 2,
};

struct task_struct *foo(void)
{
	static struct task_struct tasks[2] = { [1] = { .stack = 0 } };

	return tasks;
}
/*
 * check-name: a designated initializer, also of a member's member
 * check-twin: s/\.thread\.regs\[1\]/.pid/
 * check-output-start
pertask-initializer.c:5:10: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-initializer.c:6:10: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
pertask-initializer.c:7:10: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
pertask-initializer.c:12:57: warning: task_struct member 'stack' is accessed directly: use task_stack_page(task) or per_task(task, stack) [fkh:per-task]
 * check-output-end
 */
