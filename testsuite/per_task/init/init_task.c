// SPDX-License-Identifier: MIT
#include <linux/sched.h>

struct task_struct init_task = {
	.pid = 1,
	.comm = "init",
	.flags = 2,					/* forgotten: flags */
	.thread_info.scs_base = &init_task,		/* forgotten: thread_info */
	.thread = { .sp = 64 },				/* forgotten: thread */
	.on_rq = 1,					/* forgotten: on_rq */
};

struct task_struct *get_current(void)
{
	return &init_task;
}
