#include <linux/sched.h>

unsigned int foo(void)
{
	return __builtin_choose_expr(1, current, 0)->flags;
}
/*
 * check-name: what __builtin_choose_expr chooses
 * check-twin: s/current, 0)->flags/current, 0)->pid/
 * check-output-start
pertask-choose-expr.c:5:54: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
 * check-output-end
 */
