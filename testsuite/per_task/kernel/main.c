// SPDX-License-Identifier: MIT
/* Run by the test: do the tasks' data work? Ends with the line of what does not. */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/sched/mood.h>

struct task_struct *copy_process(void *memory, struct task_struct *parent);

#define CHECK(condition)	do { if (!(condition)) return __LINE__; } while (0)

int main(void)
{
	static char memory[2][4096] __attribute__((aligned(PER_TASK_ALIGN)));
	struct task_struct *one = copy_process(memory[0], current);
	struct task_struct *two = copy_process(memory[1], one);

	CHECK(one == (void *)memory[0] && two == (void *)memory[1]);
	CHECK(one->pid == 2 && two->pid == 3);
	CHECK(per_task(current, flags) == 2 && per_task(one, flags) == 3);
	per_task(two, flags) = 8;
	CHECK(per_task(one, flags) == 3 && per_task(two, flags) == 8);
	CHECK(per_task(one, last_wakee) == &init_task && per_task(two, last_wakee) == one);
	CHECK(per_task(current, wakee_flips) == 1 && per_task(two, wakee_flips) == 0);
	CHECK(per_task_container_of(&per_task(two, blocked), blocked) == two);
	CHECK(per_task_container_of(&per_task(current, thread).regs, thread) != NULL);
	CHECK(per_task(two, mood) == 1 && per_task(two, stack) == two);
	CHECK(per_task(two, blocked) == 6);
	return 0;
}
