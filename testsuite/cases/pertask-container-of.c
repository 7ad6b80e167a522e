#include <linux/sched.h>

#define container_of(ptr, type, member) ({				\
	void *__mptr = (void *)(ptr);					\
	_Static_assert(sizeof(((type *)0)->member), "member");		\
	((type *)(__mptr - __builtin_offsetof(type, member))); })

struct task_struct *foo(struct thread_struct *thread)
{
	return container_of(thread, struct task_struct, thread);
}
/*
 * check-name: container_of a member
 * check-twin: s/struct task_struct, thread)/struct task_struct, pid)/
 * check-output-start
pertask-container-of.c:10:57: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
 * check-output-end
 */
