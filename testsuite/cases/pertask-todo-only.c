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
 * check-name: a tree without per_task(): asked for, each place as its line writes it
 * check-twin: s/task->flags/task->pid/
 * check-command: rm include/linux/sched/per_task.h && fkh-check -nostdinc -Iinclude --only=per-task $file
 *
 * check-output-start
pertask-todo-only.c:3:34: warning: task_struct member 'thread' is accessed directly: '(task)->thread' is to become per_task(task, thread) [fkh:per-task]
pertask-todo-only.c:3:34: note: expanded in pertask-todo-only.c:15
pertask-todo-only.c:14:22: warning: task_struct member 'flags' is accessed directly: 'task->flags' is to become per_task(task, flags) [fkh:per-task]
pertask-todo-only.c:14:43: warning: task_struct member 'flags' is accessed directly: 'pair->first->flags' is to become per_task(pair->first, flags) [fkh:per-task]
pertask-todo-only.c:14:61: warning: task_struct member 'flags' is accessed directly: 'pair->own.flags' is to become per_task(&pair->own, flags) [fkh:per-task]
pertask-todo-only.c:14:79: warning: task_struct member 'flags' is accessed directly: 'of(pair)->flags' is to become per_task(of(pair), flags) [fkh:per-task]
pertask-todo-only.c:15:32: warning: task_struct member 'flags' is accessed directly: '(*pair).first->flags' is to become per_task((*pair).first, flags) [fkh:per-task]
pertask-todo-only.c:15:55: warning: task_struct member 'flags' is accessed directly: 'pairs[1].own.flags' is to become per_task(&pairs[1].own, flags) [fkh:per-task]
pertask-todo-only.c:18:30: warning: task_struct member 'flags' is accessed directly: it is to become per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
