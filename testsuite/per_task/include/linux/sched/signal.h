/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SCHED_SIGNAL_H
#define _LINUX_SCHED_SIGNAL_H

#include <linux/sched.h>
#include <linux/types.h>

/* Half of the header is converted. */
static inline int signal_pending(struct task_struct *task)
{
	return (per_task(task, pending) & ~per_task(task, blocked)) != 0;
}

static inline void signal_block_really(struct task_struct *task, ulong mask)
{
	task->real_blocked |= mask;			/* forgotten: real_blocked */
}

/* Reported where they are written, whoever expands them. */
#define task_sp(task)		((task)->thread.sp)	/* forgotten: thread */
#define task_is_ptraced(task)	(per_task(task, ptrace) != 0)
#define task_is_exiting(task) \
	({						\
		struct task_struct *__task = (task);	\
		__task->flags & 4;	/* forgotten: flags */ \
	})

#endif
