// SPDX-License-Identifier: MIT
/* Every way to reach a member, and everything that can be done with it. */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/types.h>
#include "sched/sched.h"

struct file {
	unsigned int flags;
	struct thread_struct thread;
};

struct pair {
	struct task_struct task[2];
};

#define FIELD(task, member)	((task)->member)
#define TASK_FLAGS		current->flags		/* forgotten: flags */
#define ADD(sum, value)		((sum) += (value))
#define NEVER_EXPANDED(task)	((task)->flags)

void consume(const void *data, ulong value);
ulong forms(struct task_struct *task, struct file *file, int nr);
int statements(struct task_struct *task);
ulong sizes(struct task_struct *task);

_Static_assert(sizeof(((struct task_struct *)0)->flags) == 4, "flags"); /* forgotten: flags */
_Static_assert(offsetof(struct task_struct, thread) > 0, "thread"); /* forgotten: thread */

static ulong where = offsetof(struct task_struct, thread.sp); /* forgotten: thread */
static unsigned int *pointer = &init_task.flags;	/* forgotten: flags */
static char room[sizeof(init_task.thread)];		/* forgotten: thread */
static typeof(init_task.thread) spare;			/* forgotten: thread */

struct holder {
	typeof_member(struct task_struct, flags) flags;	/* forgotten: flags */
	char thread[sizeof_field(struct task_struct, thread)]; /* forgotten: thread */
};

static struct task_struct tasks[] = {
	[0] = { .pid = 1, .flags = 1 },			/* forgotten: flags */
	[1].flags = 2,					/* forgotten: flags */
	[1].thread.regs[2] = 3,				/* forgotten: thread */
	[2] = {
		.pid = 4,
		.thread.sp = 5,				/* forgotten: thread */
	},
};

static struct rq idle_rq = {
	.flags = 1,
	.idle = { .flags = 2 },				/* forgotten: flags */
	.idle.on_rq = 3,				/* forgotten: on_rq */
};

void consume(const void *data, ulong value)
{
	asm volatile("" : : "r" (data), "r" (value));
}

ulong forms(struct task_struct *task, struct file *file, int nr)
{
	ulong sum = file->flags + file->thread.sp + where + sizeof(struct holder) + nr;
	struct task_struct local = { .flags = 1 };	/* forgotten: flags */

	/* read, written, both */
	task->flags = 1;				/* forgotten: flags */
	task->flags |= 2;				/* forgotten: flags */
	task->on_rq++;					/* forgotten: on_rq */
	--task->on_rq;					/* forgotten: on_rq */
	sum = task->flags;				/* forgotten: flags */
	sum = -task->flags + !task->flags;		/* forgotten: flags */
	sum += (u8)task->flags;				/* forgotten: flags */
	sum += task->flags ? 1 : 2;			/* forgotten: flags */
	sum += nr ? task->flags : 0;			/* forgotten: flags */
	sum += tasks[task->on_rq].pid;			/* forgotten: on_rq */
	tasks[0].flags = tasks[1].on_rq;		/* forgotten: flags on_rq */

	/* its address, its parts, and those of nameless ones */
	consume(&task->thread, 0);			/* forgotten: thread */
	consume(task->thread.regs, 0);			/* forgotten: thread */
	consume(&task->thread.bp[nr].id, 0);		/* forgotten: thread */
	consume(&(&task->thread)->regs[nr], 0);		/* forgotten: thread */
	consume((char *)&task->thread_info + 8, 0);	/* forgotten: thread_info */
	sum += task->real_blocked;			/* forgotten: real_blocked */
	sum += task->saved_sigmask;			/* forgotten: saved_sigmask */
	sum += task->thread_info.flags;			/* forgotten: thread_info */
	spare = task->thread;				/* forgotten: thread */

	/* in macros */
	sum += READ_ONCE(task->flags);			/* forgotten: flags */
	WRITE_ONCE(task->flags, 3);			/* forgotten: flags */
	sum += FIELD(task, flags);			/* forgotten: flags */
	sum += FIELD(task, thread.sp);			/* forgotten: thread */
	sum += FIELD(FIELD(&runqueues[0], curr), flags); /* forgotten: flags */
	sum += FIELD(task, pid) + FIELD(file, flags);
	ADD(sum, task->flags);				/* forgotten: flags */
	ADD(sum, READ_ONCE(task->on_rq));		/* forgotten: on_rq */
	sum += TASK_FLAGS + task_sp(task) + task_is_exiting(task);

	/* by the type */
	sum += offsetof(struct task_struct, thread);	/* forgotten: thread */
	sum += offsetof(struct task_struct, thread.regs[nr]); /* forgotten: thread */
	sum += offsetof(typeof(*task), flags);		/* forgotten: flags */
	sum += offsetof(struct task_struct, real_blocked); /* forgotten: real_blocked */
	sum += offsetof(struct rq, idle.flags);		/* forgotten: flags */
	sum += offsetof(struct pair, task[1].flags);	/* forgotten: flags */
	sum += offsetof(struct rq, flags) + offsetof(struct file, thread);
	sum += container_of(&file->thread, struct task_struct, thread)->pid; /* forgotten: thread */
	sum += container_of(&sum, struct task_struct, thread.sp)->pid; /* forgotten: thread */
	sum += ((struct task_struct){ .flags = 1 }).pid; /* forgotten: flags */

	return sum + local.pid + *pointer + room[0] + idle_rq.flags + rq_runs(&idle_rq);
}

int statements(struct task_struct *task)
{
	int nr = 0;

	if (task->flags)				/* forgotten: flags */
		nr++;
	else if (task->on_rq)				/* forgotten: on_rq */
		nr--;
	while (task->flags & 1)				/* forgotten: flags */
		nr++;
	do
		nr++;
	while (task->flags & 2);			/* forgotten: flags */
	for (nr = task->on_rq; nr < 3; nr++)		/* forgotten: on_rq */
		consume(task, task->flags);		/* forgotten: flags */
	switch (task->on_rq) {				/* forgotten: on_rq */
	case 1:
		goto *(void *)task->real_blocked;	/* forgotten: real_blocked */
	case sizeof(task->thread):			/* forgotten: thread */
		break;
	default:
here:
		consume(&&here, 0);
	}
	asm volatile("" : "=m" (task->flags));		/* forgotten: flags */
	asm volatile("" : "+r" (nr) : "r" (task->on_rq)); /* forgotten: on_rq */
	return task->on_rq;				/* forgotten: on_rq */
}

ulong sizes(struct task_struct *task)
{
	typeof(task->flags) flags = 0;			/* forgotten: flags */
	typeof(task->thread) *thread = NULL;		/* forgotten: thread */
	char buffer[sizeof(task->comm) + sizeof(task->thread)]; /* forgotten: thread */
	ulong sum = flags + sizeof(*thread) + sizeof(buffer);

	sum += sizeof(task->thread);			/* forgotten: thread */
	sum += sizeof task->flags;			/* forgotten: flags */
	sum += _Alignof(typeof(task->thread));		/* forgotten: thread */
	sum += sizeof_field(struct task_struct, thread);	/* forgotten: thread */
	sum += sizeof(typeof_member(struct task_struct, thread)); /* forgotten: thread */
	sum += __builtin_types_compatible_p(typeof(task->flags), int); /* forgotten: flags */
	sum += __builtin_constant_p(task->flags);	/* forgotten: flags */
	sum += (typeof(task->on_rq))3;			/* forgotten: on_rq */
	_Static_assert(sizeof(task->thread) > 8, "thread"); /* forgotten: thread */
	sum += sizeof(struct task_struct) + sizeof(task->pid) + sizeof(*task);
	return sum;
}
