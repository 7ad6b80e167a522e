#include <linux/sched.h>

struct foo {
	unsigned int flags;
	struct thread_struct thread;
	struct task_struct *task;
};

unsigned int foo(struct foo *foo, struct task_struct *task)
{
	struct foo other = { .flags = 1, .thread = { .sp = 2 } };
	unsigned int flags = other.flags;

	task = foo->task;
	return flags + other.thread.sp + foo->flags;
}
/*
 * check-name: a member of the same name in another structure
 * check-twin: s/foo->flags;/task->flags;/
 */
