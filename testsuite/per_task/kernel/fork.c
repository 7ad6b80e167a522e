// SPDX-License-Identifier: MIT
/* Wholly converted: nothing to say. */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task_stack.h>

struct task_struct *copy_process(void *memory, struct task_struct *parent);

static void copy_area(char *to, const char *from)
{
	for (size_t i = 0; i < (size_t)(__stop_per_task - __start_per_task); i++)
		to[i] = from[i];
}

struct task_struct *copy_process(void *memory, struct task_struct *parent)
{
	struct task_struct *task = memory;
	struct thread_info *info = task_thread_info(task);
	typeof(per_task(task, flags)) flags = per_task(parent, flags);

	*task = *parent;
	copy_area(per_task_area(task), per_task_area(parent));
	task->pid = parent->pid + 1;
	task->comm[0] = 'c';
	info->flags = 0;
	per_task(task, flags) = flags | 1;
	per_task(task, stack) = memory;
	per_task(task, thread).sp = per_task(parent, thread).sp - sizeof(per_task(task, thread));
	per_task(task, thread).regs[1] = per_task_offset(thread);
	per_task(task, last_wakee) = parent;
	per_task(per_task(task, last_wakee), wakee_flips)++;
	WRITE_ONCE(per_task(task, on_rq), 1);
	if (signal_pending(task) || task_is_ptraced(task) || !task_stack_page(task))
		return NULL;
	return per_task_container_of(&per_task(task, thread), thread);
}
