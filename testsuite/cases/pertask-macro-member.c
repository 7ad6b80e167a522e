#include <linux/sched.h>

#define FIELD(t, m)	((t)->m)

unsigned int foo(struct task_struct *task)
{
	return FIELD(task, flags);
}
/*
 * check-name: a member's name that is the argument of a macro
 * check-twin: s/FIELD(task, flags)/0/
 * check-output-start
pertask-macro-member.c:7:28: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
