#include <linux/sched.h>

typedef struct task_struct task_t;

struct foo {
	struct { task_t *task; } owner;
};

unsigned int foo(struct foo *foo)
{
	typeof(foo->owner.task) other = foo->owner.task;

	return foo->owner.task->flags + other->flags;
}
/*
 * check-name: by way of another structure, a typedef, typeof
 * check-twin: s/other->flags/other->pid/
 * check-output-start
pertask-through-member.c:13:33: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-through-member.c:13:48: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
