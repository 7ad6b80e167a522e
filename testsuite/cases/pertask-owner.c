#include <linux/sched/task_stack.h>

void *foo(struct task_struct *task)
{
	return task_stack_page(task);
}

/* file: include/linux/sched/task_stack.h */
#ifndef _LINUX_SCHED_TASK_STACK_H
#define _LINUX_SCHED_TASK_STACK_H

#include <linux/sched.h>

static inline void *task_stack_page(struct task_struct *task)
{
	return task->stack;
}

#endif
/*
 * check-name: the files that the rules name as owners may reach all
 * check-twin: s/^\(return task\)->flags;/\1->pid;/;s|^.. file: include/linux/sched/task_stack.h|/* file: include/linux/sched/other.h|;s|sched/task_stack|sched/other|
 */
