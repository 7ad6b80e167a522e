/* SPDX-License-Identifier: MIT */
/*
 * kinds.h - the macros and types that shape.h is written with
 */
#ifndef KINDS_H
#define KINDS_H

#define paste__(a, b)	a##b
#define paste_(a, b)	paste__(a, b)
#define paste(a, b)	paste_(a, b)
#define text_(...)	#__VA_ARGS__
#define text(...)	text_(__VA_ARGS__)
#define unique(name)	paste(name, __COUNTER__)

#define CONFIG_LISTS	1
#define HZ		250
#define EAGAIN		11
#define EINVAL		22
#define ENOENT		2
#define FEATURE_UP	(9 * 32 + 7)
#define LEAST_VERSION	((5) << 16 | (4) << 8)
#define VERSION(a, b, c)	(((a) << 16) + ((b) << 8) + (c))

#define __user			__attribute__((noderef))
#define __rcu
#define __packed		__attribute__((__packed__))
#define __aligned(x)		__attribute__((__aligned__(x)))
#define __must_check		__attribute__((__warn_unused_result__))
#define __maybe_unused		__attribute__((__unused__))
#define __no_trace		__attribute__((__no_instrument_function__))
#define __gnu			__attribute__((__gnu_inline__))
#define __always_inline		inline __attribute__((__always_inline__))
#define inline			inline __gnu __maybe_unused __no_trace
#define fallthrough		__attribute__((__fallthrough__))

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned long size_t;
typedef _Bool bool;
typedef unsigned int gfp_t;
typedef struct { int counter; } atomic_t;
typedef struct { atomic_t value; unsigned int owner, cpu; } spinlock_t;

enum { false, true };
#define NULL	((void *)0)

struct node {
	struct node *next, **pprev;
};

extern unsigned long counter;
extern void warn(const char *file, int line, unsigned int taint);
extern int printk(const char *fmt, ...);

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)
#define BIT(nr)		(1UL << (nr))
#define GENMASK(h, l)	(((~0UL) - (1UL << (l)) + 1) & (~0UL >> (64 - 1 - (h))))
#define ROUND_UP(x, y)	((((x) - 1) | ((__typeof__(x))((y) - 1))) + 1)

#define is_same(a, b)		__builtin_types_compatible_p(typeof(a), typeof(b))
#define BUILD_BUG_ON_ZERO(e)	((int)(sizeof(struct { int : (-!!(e)); })))
#define ARRAY_SIZE(a)		(sizeof(a) / sizeof((a)[0]) + BUILD_BUG_ON_ZERO(is_same((a), &(a)[0])))
#define container_of(ptr, type, member) ({				\
	void *mptr__ = (void *)(ptr);					\
	_Static_assert(is_same(*(ptr), ((type *)0)->member) || is_same(*(ptr), void), "kinds differ"); \
	((type *)(mptr__ - __builtin_offsetof(type, member))); })

#define is_constant(x)	(sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))
#define check_kinds(x, y)	(!!(sizeof((typeof(x) *)1 == (typeof(y) *)1)))
#define compare(x, y, op)	((x) op (y) ? (x) : (y))
#define compare_once(x, y, ux, uy, op) ({				\
	typeof(x) ux = (x); typeof(y) uy = (y); compare(ux, uy, op); })
#define careful(x, y, op)						\
	__builtin_choose_expr(check_kinds(x, y) && is_constant(x) && is_constant(y), \
		compare(x, y, op), compare_once(x, y, unique(x_), unique(y_), op))
#define min(x, y)		careful(x, y, <)
#define max(x, y)		careful(x, y, >)
#define max_t(type, x, y)	careful((type)(x), (type)(y), >)

#define assert_(ok, message, prefix, suffix) do {			\
	__attribute__((__noreturn__)) extern void prefix##suffix(void)	\
		__attribute__((__error__(message)));			\
	if (!(ok))							\
		prefix##suffix();					\
} while (0)
#define assert__(ok, message, prefix, suffix)	assert_(ok, message, prefix, suffix)
#define compile_assert(ok, message)	assert__(ok, message, assertion_, __COUNTER__)
#define BUILD_BUG_ON(e)			compile_assert(!(e), "BUILD_BUG_ON failed: " #e)
#define is_native(t) (sizeof(t) == sizeof(char) || sizeof(t) == sizeof(short) || \
		      sizeof(t) == sizeof(int) || sizeof(t) == sizeof(long))
#define scalar(type)	unsigned type: (unsigned type)0, signed type: (signed type)0
#define unqualified(x)	typeof(_Generic((x), char: (char)0, scalar(char), scalar(short), \
				scalar(int), scalar(long), scalar(long long), default: (x)))

#define read_once(x)	(*(const volatile unqualified(x) *)&(x))
#define READ_ONCE(x) ({							\
	compile_assert(is_native(x) || sizeof(x) == sizeof(long long), "not one access"); \
	read_once(x); })
#define WRITE_ONCE(x, val) do {						\
	compile_assert(is_native(x) || sizeof(x) == sizeof(long long), "not one access"); \
	*(volatile typeof(x) *)&(x) = (val);				\
} while (0)
#define barrier()	__asm__ __volatile__("" : : : "memory")
#define smp_load_acquire(p) ({						\
	typeof(*p) value__ = READ_ONCE(*p);				\
	compile_assert(is_native(*p), "no such access");		\
	barrier();							\
	value__; })

#define atomic_read(v)	READ_ONCE((v)->counter)
#define atomic_cmpxchg(v, old, new) ({					\
	typeof((v)->counter) ret__, old__ = (old), new__ = (new);	\
	switch (sizeof((v)->counter)) {					\
	case 4: {							\
		volatile u32 *p__ = (volatile u32 *)&(v)->counter;	\
		asm volatile("lock; cmpxchgl %2,%1" : "=a" (ret__), "+m" (*p__)	\
			     : "r" (new__), "0" (old__) : "memory");	\
		break;							\
	}								\
	}								\
	ret__; })

#define by_size(stem, variable, ...) do {				\
	const void *check__ = (typeof((variable) + 0) *)0; (void)check__; \
	switch (sizeof(variable)) {					\
	case 1: stem##1(variable, __VA_ARGS__); break;			\
	case 2: stem##2(variable, __VA_ARGS__); break;			\
	case 4: stem##4(variable, __VA_ARGS__); break;			\
	case 8: stem##8(variable, __VA_ARGS__); break;			\
	}								\
} while (0)
#define add_op(insn, variable, val)	asm(insn " %1," "%%gs:" "%0" : "+m" (variable) : "re" (val))
#define add_1(variable, val)		add_op("addb", variable, (u8)(val))
#define add_2(variable, val)		add_op("addw", variable, (u16)(val))
#define add_4(variable, val)		add_op("addl", variable, (u32)(val))
#define add_8(variable, val)		add_op("addq", variable, (u64)(val))
#define this_cpu_add(variable, val)	by_size(add_, variable, val)
#define this_cpu_read(variable) ({					\
	typeof(variable) ret__;						\
	asm volatile("mov %%gs:%1,%0" : "=r" (ret__) : "m" (variable));	\
	ret__; })

#define WARN_ON(condition) ({						\
	int ret__ = !!(condition);					\
	if (unlikely(ret__))						\
		warn(__FILE__, __LINE__, 9);				\
	unlikely(ret__); })
#define KERN_DEBUG	"\001" "7"
#define pr_fmt(fmt)	"profile: " fmt
#define pr_debug(fmt, ...) ({						\
	if (0)								\
		printk(KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__);		\
	0; })

#define spin_lock_irqsave(lock, flags) do {				\
	(void)(&(flags) == (unsigned long *)0);				\
	asm volatile("# save\n\tpushf ; pop %0" : "=rm" (flags) : : "memory"); \
	while (atomic_cmpxchg(&(lock)->value, 0, 1))			\
		barrier();						\
} while (0)
#define spin_unlock_irqrestore(lock, flags) do {			\
	(void)(&(flags) == (unsigned long *)0);				\
	WRITE_ONCE((lock)->value.counter, 0);				\
} while (0)

#define entry_of(ptr, type, member)	container_of(ptr, type, member)
#define for_each_item(pos, head, member)				\
	for (pos = entry_of((head)->next, typeof(*pos), member);	\
	     &pos->member != (head);					\
	     pos = entry_of(pos->member.next, typeof(*pos), member))

#define ALTERNATIVE(old, new, feature)					\
	"661:\n\t" old "\n662:\n" ".pushsection .alternatives,\"a\"\n"	\
	" .long 661b - .\n" " .4byte " text(feature) "\n" ".popsection\n" \
	"6641:\n\t" new "\n6651:\n"

#define EXPORT(name)							\
	extern typeof(name) name;					\
	asm("	.section \".export_symbol\",\"a\"	\n" text(name) ":\n	.previous")
#define PROTO(...)	__VA_ARGS__
#define ARGS(...)	__VA_ARGS__
#define TRACE(name, proto, args)					\
	extern int paste(trace_on_, name);				\
	static inline void paste(trace_, name)(proto)			\
	{								\
		if (unlikely(paste(trace_on_, name)))			\
			paste(trace_all_, name)(NULL, args);		\
	}								\
	static inline int paste(register_trace_, name)(void (*probe)(void *data, proto), void *data) \
	{								\
		return probe ? 0 : -EINVAL;				\
	}								\
	extern void paste(trace_all_, name)(void *data, proto)

#define map_1(m, t, a)		m(t, a)
#define map_2(m, t, a, ...)	m(t, a), map_1(m, __VA_ARGS__)
#define map_3(m, t, a, ...)	m(t, a), map_2(m, __VA_ARGS__)
#define map(n, ...)		paste(map_, n)(__VA_ARGS__)
#define declare(t, a)		t a
#define widen(t, a)		__typeof(__builtin_choose_expr(is_same((t)0, 0ULL), 0ULL, 0L)) a
#define CALL(nr, name, ...)						\
	long paste(sys_, name)(map(nr, declare, __VA_ARGS__));		\
	long paste(sys_wide_, name)(map(nr, widen, __VA_ARGS__))

#endif
