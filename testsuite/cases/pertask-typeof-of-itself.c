#include <linux/sched.h>

extern __typeof__(*self) *self;

int get_self(struct task_struct *task)
{
	__auto_type again = self;

	return again->flags + self->flags + task->flags;
}

/*
 * check-name: what has its own type for a type has none
 * check-twin: s/__typeof__[(].self[)]/struct task_struct/
 * check-output-start
pertask-typeof-of-itself.c:9:51: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
