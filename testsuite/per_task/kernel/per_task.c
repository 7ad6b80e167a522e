// SPDX-License-Identifier: MIT
#include <linux/kernel.h>
#include <linux/per_task.h>
#include <linux/sched.h>
#include <linux/sched/mood.h>

DEFINE_PER_TASK(void *, stack);
DEFINE_PER_TASK(unsigned int, ptrace);
DEFINE_PER_TASK(unsigned int, wakee_flips);
DEFINE_PER_TASK(struct task_struct *, last_wakee) = &init_task;
DEFINE_PER_TASK(ulong, blocked) = 6;
DEFINE_PER_TASK(ulong, pending);
DEFINE_PER_TASK(struct thread_info, ti);
DEFINE_PER_TASK(unsigned int, flags) = 2;
DEFINE_PER_TASK(int, on_rq);
DEFINE_PER_TASK(ulong, real_blocked);
DEFINE_PER_TASK(struct thread_struct, thread) = { .sp = 64 };
DEFINE_PER_TASK(int, mood) = 1;

#define TASK_SIZE_ALIGNED \
	((sizeof(struct task_struct) + PER_TASK_ALIGN - 1) & -(unsigned long)PER_TASK_ALIGN)

char *per_task_area(const struct task_struct *task)
{
	return task == &init_task ? __start_per_task : (char *)task + TASK_SIZE_ALIGNED;
}

struct task_struct *per_task_of_area(char *area)
{
	return area == __start_per_task ? &init_task :
		(struct task_struct *)(area - TASK_SIZE_ALIGNED);
}
