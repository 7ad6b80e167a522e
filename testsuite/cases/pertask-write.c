#include <linux/sched.h>

void foo(struct task_struct *task)
{
	task->flags = 1;
	task->flags++;
	task->flags |= 4;
}
/*
 * check-name: writes: assigned, counted up, combined
 * check-twin: s/task->flags++/task->pid++/
 * check-output-start
pertask-write.c:5:15: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-write.c:6:15: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-write.c:7:15: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
