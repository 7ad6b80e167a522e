/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/per_task.h>
#include <linux/thread_info.h>
#include <linux/types.h>

/*
 * In the middle of a migration. These are gone from the structure, all their users
 * go through per_task():
 */
DECLARE_PER_TASK(void *, stack);
DECLARE_PER_TASK(unsigned int, ptrace);
DECLARE_PER_TASK(unsigned int, wakee_flips);
DECLARE_PER_TASK(struct task_struct *, last_wakee);
DECLARE_PER_TASK(ulong, blocked);
DECLARE_PER_TASK(ulong, pending);

/* And these are still in it, too, until nobody is left who reaches them there. */
DECLARE_PER_TASK(struct thread_info, ti);
DECLARE_PER_TASK(unsigned int, flags);
DECLARE_PER_TASK(int, on_rq);
DECLARE_PER_TASK(ulong, real_blocked);
DECLARE_PER_TASK(struct thread_struct, thread);

struct task_struct {
	struct thread_info thread_info;
	int pid;
	unsigned int flags;
	char comm[16];
	struct {
		int on_rq;
		union {
			ulong real_blocked;
			ulong saved_sigmask;
		};
	};
	int mood;
	struct thread_struct thread;
};

extern struct task_struct init_task;

struct task_struct *get_current(void);

#define current	get_current()

/* Who owns the layout may: rules/per-task.xml names this file. */
static inline struct thread_info *task_thread_info(struct task_struct *task)
{
	return &task->thread_info;
}

#endif
