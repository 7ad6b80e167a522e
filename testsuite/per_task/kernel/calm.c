// SPDX-License-Identifier: MIT
/* Does not say it: there "mood" is a member as any other. */
#include <linux/sched.h>

int calm(struct task_struct *task);

int calm(struct task_struct *task)
{
	return task->mood - task->pid;
}
