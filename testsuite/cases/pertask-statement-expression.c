#include <linux/sched.h>

unsigned int foo(struct task_struct *task)
{
	return ({ struct task_struct *t = task; t; })->flags;
}
/*
 * check-name: a statement expression
 * check-twin: s/})->flags/})->pid/
 * check-output-start
pertask-statement-expression.c:5:56: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
