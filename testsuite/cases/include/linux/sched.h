#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

struct thread_info {
	unsigned long scs_base;
};

struct thread_struct {
	unsigned long sp;
	unsigned long regs[4];
};

struct task_struct {
	int pid;
	unsigned int flags;
	void *stack;
	struct thread_info thread_info;
	struct {
		int on_rq;
		union {
			unsigned long blocked;
			unsigned long real_blocked;
		};
	};
	struct thread_struct thread;
};

struct task_struct *get_current(void);

#define current get_current()

#endif
