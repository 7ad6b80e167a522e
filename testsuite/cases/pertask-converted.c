#include <linux/sched.h>

#define DECLARE_PER_TASK(type, name)	extern typeof(type) per_task__##name
#define per_task(task, name)		\
	((typeof(per_task__##name) *)((char *)(task) + per_task_offset(name)))
#define per_task_offset(name)		((unsigned long)&per_task__##name)

DECLARE_PER_TASK(unsigned int, flags);
DECLARE_PER_TASK(struct thread_struct, thread);

unsigned int foo(struct task_struct *task)
{
	per_task(task, thread)->sp = 0;
	return *per_task(task, flags);
}
/*
 * check-name: per_task() is the right way, and what it is made of no finding
 * check-twin: s/return \*per_task(task, flags)/return task->flags/
 */
