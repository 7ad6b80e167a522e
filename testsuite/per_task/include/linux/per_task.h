/* SPDX-License-Identifier: MIT */
/*
 * Data of a task that struct task_struct does not have to know about.
 *
 * What DEFINE_PER_TASK() defines, the linker puts side by side: that is the area as
 * the first task has it. Each task has a copy right behind its task_struct. So
 * whoever needs a datum includes its type, and not the types of all others.
 */
#ifndef _LINUX_PER_TASK_H
#define _LINUX_PER_TASK_H

#define DECLARE_PER_TASK(type, name)	extern typeof(type) per_task__##name

#define DEFINE_PER_TASK(type, name) \
	__attribute__((section("per_task"))) typeof(type) per_task__##name

extern char __start_per_task[], __stop_per_task[];

#define PER_TASK_ALIGN	16

/* From the start of the area. */
#define per_task_offset(name) \
	((unsigned long)((char *)&per_task__##name - __start_per_task))

/* An lvalue: the datum of this task. */
#define per_task(task, name) \
	(*(typeof(per_task__##name) *)(per_task_area(task) + per_task_offset(name)))

/* The task that has this datum. */
#define per_task_container_of(ptr, name) \
	per_task_of_area((char *)(ptr) - per_task_offset(name))

struct task_struct;

char *per_task_area(const struct task_struct *task);
struct task_struct *per_task_of_area(char *area);

#endif
