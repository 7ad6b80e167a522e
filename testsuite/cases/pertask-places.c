#include <linux/sched.h>

unsigned int foo(struct task_struct *task)
{
	unsigned int n = 0, room[task->flags];

	if (task->flags)
		n++;
	while (task->flags && n < 3)
		n++;
	do {
		n--;
	} while (task->flags);
	for (n = task->flags; n < task->flags; n += task->flags)
		room[0]++;
	switch (task->flags) {
	case 1:
		n = task->flags;
	}
	goto out;
out:
	return task->flags + room[0];
}
/*
 * check-name: where statements put it: conditions, loops, cases, labels, returns
 * check-twin: s/if (task->flags)/if (task->pid)/
 * check-output-start
pertask-places.c:5:40: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:7:19: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:9:22: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:13:24: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:14:24: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:14:41: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:14:59: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:16:23: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:18:27: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-places.c:22:22: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
