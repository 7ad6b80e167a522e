#include <linux/sched.h>

extern struct task_struct init_task;

unsigned int *flags = &init_task.flags;
char room[sizeof(init_task.thread)];
/*
 * check-name: at file scope: an initializer, an array's size, an address
 * check-twin: s/sizeof(init_task.thread)/4/
 * check-output-start
pertask-file-scope.c:5:34: warning: task_struct member 'flags' is accessed directly: use per_task(task, flags) [fkh:per-task]
pertask-file-scope.c:6:28: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]
 * check-output-end
 */
