/* SPDX-License-Identifier: MIT */
#ifndef _KERNEL_SCHED_SCHED_H
#define _KERNEL_SCHED_SCHED_H

#include <linux/sched.h>

struct rq {
	struct task_struct *curr;
	struct task_struct idle;
	struct task_struct *queue[4];
	struct task_struct *(*pick)(void);
	unsigned int flags;		/* of the same name: not a task's */
	int on_rq;
};

extern struct rq runqueues[2];

static inline int rq_runs(const struct rq *rq)
{
	return rq->curr->on_rq;				/* forgotten: on_rq */
}

#endif
