#include <linux/sched.h>

void *foo(void)
{
	auto task = current;

	return task->stack;
}
/*
 * check-name: the same where the compiler knows auto itself
 * check-source: C23 auto (gcc 13, clang 18 with -std=gnu23)
 * check-command: fkh-check -nostdinc -Iinclude -std=gnu23 $file
 * check-twin: s/task->stack/task/
 * check-output-start
dialect-auto-per-task.c:7:22: warning: task_struct member 'stack' is accessed directly: use task_stack_page(task) or per_task(task, stack) [fkh:per-task]
 * check-output-end
 */
