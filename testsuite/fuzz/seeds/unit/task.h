#pragma once
#include <linux/sched.h>
#include "other.h"
#define thread_of(t) (&(t)->thread)
#define field(m) __builtin_offsetof(struct task_struct, m)
struct task_struct init = { .thread = { 0 }, .pid = 1, .thread_info.flags = 2 };
static struct thread_struct *get(struct task_struct *t)
{
	asm volatile("mov %0, %[x]" : "=r" (t->pid) : [x] "i" (field(thread.sp)) : "memory");
	return t ? thread_of(t) : (struct thread_struct *)0 + sizeof t->thread;
}
_Static_assert(sizeof(struct task_struct) > 0, "size");
int (*(*pointer)(int [static 3], struct nobody *))[4];
void old(a, b) int a; char *b; { old(a, b); }
struct bar use_bar(struct bar x);
long array[sizeof(struct foo_bar { u8 c; })];
