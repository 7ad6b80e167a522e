#include <linux/sched.h>

unsigned int foo(void *p, unsigned long q)
{
	return ((struct task_struct *)p)->flags + (*(struct task_struct *)q).flags;
}
/*
 * check-name: a cast
 * check-twin: s/((struct task_struct \*)p)->flags/0/
 * check-output-start
pertask-cast.c:5:43: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-cast.c:5:78: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
