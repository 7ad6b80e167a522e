#include <linux/sched.h>

unsigned long todo(struct task_struct *task, struct task_struct *own)
{
	return task->thread_info.scs_base + (*own).thread_info.scs_base;
}

unsigned long offset = __builtin_offsetof(struct task_struct, thread_info.scs_base);
/*
 * check-name: the accessor is there without per_task(), and is what to use
 * check-twin: s/(\*own)/(*task)/
 * check-command: rm include/linux/sched/per_task.h && fkh-check -nostdinc -Iinclude --only=missing-include --with=per-task $file
 *
 * check-output-start
pertask-todo-accessor.c:5:22: warning: task_struct member 'thread_info' is accessed directly: use task_thread_info(task) for 'task->thread_info' [fkh:per-task]
pertask-todo-accessor.c:5:52: warning: task_struct member 'thread_info' is accessed directly: use task_thread_info(own) for '(*own).thread_info' [fkh:per-task]
pertask-todo-accessor.c:8:63: warning: task_struct member 'thread_info' is accessed directly: use task_thread_info(task) [fkh:per-task]
 * check-output-end
 */
