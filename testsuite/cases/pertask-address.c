#include <linux/sched.h>

unsigned long *foo(struct task_struct *task)
{
	return &task->thread.sp;
}
/*
 * check-name: its address, and what is behind it
 * check-twin: s/&task->thread\.sp/0/
 * check-output-start
pertask-address.c:5:23: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
 * check-output-end
 */
