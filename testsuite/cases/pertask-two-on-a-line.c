#include <linux/sched.h>

unsigned int foo(struct task_struct *one, struct task_struct *two)
{
	return one->flags + two->flags;
}
/*
 * check-name: two accesses on one line are two
 * check-twin: s/one->flags + //
 * check-output-start
pertask-two-on-a-line.c:5:21: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-two-on-a-line.c:5:34: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
