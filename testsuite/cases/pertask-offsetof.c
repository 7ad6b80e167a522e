#include <linux/sched.h>

#define offsetof(type, member)	__builtin_offsetof(type, member)

unsigned long offsets[] = {
	offsetof(struct task_struct, flags),
	offsetof(struct task_struct, thread_info.scs_base),
	offsetof(struct task_struct, thread.regs[2]),
	offsetof(struct task_struct, pid),
};
/*
 * check-name: offsetof, with nested designators and an index
 * check-twin: s/flags)/pid)/
 * check-output-start
pertask-offsetof.c:6:38: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-offsetof.c:7:38: warning: task_struct member 'thread_info' is accessed directly: use task_thread_info(task) or per_task(task, ti) [fkh:per-task]
pertask-offsetof.c:8:38: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
 * check-output-end
 */
