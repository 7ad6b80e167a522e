#include <linux/sched.h>

struct task_struct *next(struct task_struct *task);

unsigned int foo(struct task_struct *task, struct task_struct *(*step)(void))
{
	return next(task)->flags + step()->flags;
}
/*
 * check-name: what a function returns, also through a pointer to it
 * check-twin: s/next(task)->flags/task->pid/
 * check-output-start
pertask-function-result.c:7:28: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-function-result.c:7:44: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
