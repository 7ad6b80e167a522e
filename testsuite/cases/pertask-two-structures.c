#include <linux/sched.h>

#define unlikely(x)	__builtin_expect(!!(x), 0)

struct group {
	unsigned long flags;
};

static inline struct group *task_group(struct task_struct *task)
{
	return 0;
}

int foo(struct task_struct *task, struct group *other)
{
	return unlikely(task_group(task)->flags && other->flags && !(task->flags & 4));
}

int bar(struct group *other)
{
	return unlikely(other->flags && current->flags);
}
/*
 * check-name: members of the same name of several structures, in the argument of one macro
 * check-twin: s/task->flags/other->flags/; s/current->flags/1/
 * check-output-start
pertask-two-structures.c:16:76: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-two-structures.c:21:50: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
