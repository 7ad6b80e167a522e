#ifndef _FUZZ_H
#define _FUZZ_H
#include <linux/types.h>
#include <linux/sched.h>

struct list { struct list *next, **prev; };
typedef u32 (*call_t)(struct list *, const u8 *, ...);
enum color { RED = 1 << 2, GREEN = RED + sizeof(struct list) };
extern int bar_count;
union both { u32 word; struct { u8 low:4, high:4; } nibbles; char text[RED * 2]; };

static inline u32 first(const struct list *l, enum color c)
{
	struct task_struct *p = (void *)l;
	__typeof__(c) d = c;

	switch (d) {
	case RED ... GREEN:
		return p->thread_info.flags + (*p).pid;
	default:
		goto out;
	}
out:
	for (int i = 0; i < 3; i++)
		d ^= ({ int x = i ? -1 : ~i; x; });
	return (u32){ d }, __builtin_offsetof(struct task_struct, thread.sp);
}
#endif
