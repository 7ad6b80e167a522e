/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_THREAD_INFO_H
#define _LINUX_THREAD_INFO_H

struct thread_info {
	unsigned long flags;
	void *scs_base;
	void *scs_sp;
};

struct thread_struct {
	unsigned long sp;
	unsigned long regs[4];
	struct {
		unsigned int id;
	} bp[2];
};

#endif
