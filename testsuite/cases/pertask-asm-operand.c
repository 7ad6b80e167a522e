#include <linux/sched.h>

void foo(struct task_struct *task)
{
	asm volatile("incl %0" : "+m" (task->flags));
}
/*
 * check-name: an operand of an asm statement
 * check-twin: s/task->flags/task->pid/
 * check-output-start
pertask-asm-operand.c:5:46: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
