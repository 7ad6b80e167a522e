#include <linux/sched.h>

unsigned int foo(struct task_struct *tasks, struct task_struct *idle[])
{
	return tasks[1].flags + idle[2]->flags + (*idle)->flags + (tasks + 1)->flags;
}
/*
 * check-name: an element of an array, of structures and of pointers
 * check-twin: s/tasks\[1\]\.flags/1/
 * check-output-start
pertask-array.c:5:25: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-array.c:5:42: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-array.c:5:59: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-array.c:5:80: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
