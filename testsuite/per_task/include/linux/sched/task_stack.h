/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SCHED_TASK_STACK_H
#define _LINUX_SCHED_TASK_STACK_H

#include <linux/per_task.h>
#include <linux/sched.h>

static inline void *task_stack_page(const struct task_struct *task)
{
	return per_task(task, stack);
}

#endif
