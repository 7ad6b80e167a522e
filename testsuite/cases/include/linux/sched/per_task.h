#ifndef _LINUX_SCHED_PER_TASK_H
#define _LINUX_SCHED_PER_TASK_H

/* The tree has it: what is reached directly is a finding, and no to-do. */
#define per_task(task, name) (&(task)->name)

#endif
