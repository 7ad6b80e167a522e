// SPDX-License-Identifier: MIT
/* Says what is in the area, where no rule does. */
#include <linux/sched.h>
#include <linux/sched/mood.h>

int mood(struct task_struct *task);

int mood(struct task_struct *task)
{
	return per_task(task, mood) + task->mood + task->pid; /* forgotten: mood */
}
