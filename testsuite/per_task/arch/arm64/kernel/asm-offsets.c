// SPDX-License-Identifier: MIT
/* Compiled to assembly: C=1 never shows it. A stale offset in here is a boot that dies silently. */
#include <linux/kbuild.h>
#include <linux/sched.h>
#include <linux/thread_info.h>

int main(void)
{
	DEFINE(TSK_PID, offsetof(struct task_struct, pid));
	DEFINE(TSK_SIZE, sizeof(struct task_struct));
	DEFINE(TI_FLAGS, offsetof(struct thread_info, flags));
	DEFINE(TSK_TI_SCS_BASE, offsetof(struct task_struct, thread_info.scs_base)); /* forgotten: thread_info */
	DEFINE(TSK_TI_SCS_SP, offsetof(struct task_struct, thread_info.scs_sp)); /* forgotten: thread_info */
	DEFINE(THREAD_REG, offsetof(struct task_struct, thread.regs[2])); /* forgotten: thread */
	DEFINE(THREAD_BP_ID, offsetof(struct task_struct, thread.bp[1].id)); /* forgotten: thread */
	DEFINE(THREAD_SIZE, sizeof_field(struct task_struct, thread)); /* forgotten: thread */
	DEFINE(THREAD_SP, offsetof(struct thread_struct, sp));
	return 0;
}
