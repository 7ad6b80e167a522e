#include <linux/sched.h>

unsigned long foo(struct task_struct *task)
{
	return task->on_rq + task->blocked;
}
/*
 * check-name: members of structures and unions without a name
 * check-twin: s/task->on_rq/task->pid/
 * check-output-start
pertask-anonymous.c:5:22: warning: task_struct member 'on_rq' is accessed directly: use per_task(task, on_rq) [fkh:per-task]
pertask-anonymous.c:5:36: warning: task_struct member 'blocked' is accessed directly: use per_task(task, blocked) [fkh:per-task]
 * check-output-end
 */
