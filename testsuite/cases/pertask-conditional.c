#include <linux/sched.h>

unsigned int foo(struct task_struct *one, struct task_struct *two)
{
	return (one ? one : two)->flags +
	       (one ?: two)->flags +
	       (one ? (void *)0 : two)->flags +
	       (one = two, two)->flags;
}
/*
 * check-name: a conditional, also the short one, and a comma
 * check-twin: s/(one ?: two)->flags/0/
 * check-output-start
pertask-conditional.c:5:35: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-conditional.c:6:30: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-conditional.c:7:41: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-conditional.c:8:34: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
