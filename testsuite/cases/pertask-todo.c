#include <linux/sched.h>

#define sp_of(task)	((task)->thread.sp)

struct pair {
	struct task_struct *first;
	struct task_struct own;
};

struct task_struct *of(struct pair *pair);

unsigned long todo(struct task_struct *task, struct pair *pair, struct pair pairs[])
{
	return task->flags + pair->first->flags + pair->own.flags + of(pair)->flags +
		(*pair).first->flags + pairs[1].own . flags + sp_of(task);
}

struct task_struct init = { .flags = 1 };
/*
 * check-name: a tree without per_task(): a to-do, one note a file, and no failure
 * check-twin: s/task->flags/task->pid/
 * check-command: rm include/linux/sched/per_task.h && fkh-check -nostdinc -Iinclude --werror $file
 *
 * check-output-start
pertask-todo.c:3:34: note: 8 direct accesses of 2 members of task_struct, this tree has no per_task(): --only=per-task lists them [fkh:per-task]
 * check-output-end
 */
