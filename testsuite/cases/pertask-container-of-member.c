#include <linux/sched.h>

#define offsetof(type, member)	__builtin_offsetof(type, member)
#define container_of(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))

struct queue {
	struct {
		int flags;
	} rt;
};

struct task_struct *foo(struct queue *queue)
{
	return container_of(&queue->rt.flags,
			    struct task_struct, flags);
}
/*
 * check-name: container_of() with a pointer to a member of the same name of another structure
 * check-twin: s/struct task_struct, flags/struct queue, rt/
 * check-output-start
pertask-container-of-member.c:16:49: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
