/* SPDX-License-Identifier: MIT */
/*
 * shape.h - what kernel headers are made of, once for each NR
 *
 * No guard: profile.c includes it again and again, as if it were so many headers.
 */
#define item		paste(item, NR)
#define list		paste(list, NR)
#define state		paste(state, NR)
#define fn(name)	paste(name, NR)

struct item;
struct list;

enum state {
	fn(STATE_IDLE),
	fn(STATE_BUSY) = BIT(3),
	fn(STATE_DEAD) = BIT(4) | fn(STATE_BUSY),	/* never comes back */
};

/**
 * struct item - something that waits
 * @node: where it waits
 * @refs: who has it; the last one frees it
 * @owner: NULL when nobody does
 * @flags: of enum state
 */
struct item {
	struct node	node;
	atomic_t	refs;
	void __user	*address;
	struct list __rcu *owner;
	unsigned int	flags : 12;
	unsigned int	dirty : 1;
	u64		time __aligned(8);
	union {
		u32	wide;
		struct {
			u16 low, high;
		};
	};
	int (*wait)(struct item *item, unsigned long timeout);
	char		name[ROUND_UP(13, sizeof(long))];
} __packed;

struct list {
	struct node	head;
	spinlock_t	lock;
	size_t		nr;
	u8		bytes[0x40];
};

#if defined(CONFIG_LISTS) && !defined(CONFIG_LISTS_TINY)
extern int fn(list_init)(struct list *list, const char *name, gfp_t gfp) __must_check;
extern void fn(list_free)(struct list *list);
extern bool fn(list_is_busy)(const struct list *list);
#elif VERSION(6, 1, 0) > LEAST_VERSION
static inline int fn(list_init)(struct list *list, const char *name, gfp_t gfp) { return 0; }
static inline void fn(list_free)(struct list *list) { }
#else
# error "no lists at all"
#endif

#ifdef CONFIG_DEBUG_LISTS
# define fn_check(list)	WARN_ON(!list_is_sane(list))
#else
# define fn_check(list)	do { } while (0)
#endif

static inline bool fn(item_get)(struct item *item)
{
	int old, new;

	do {
		old = atomic_read(&item->refs);
		if (unlikely(!old))
			return false;
		new = old + 1;
	} while (atomic_cmpxchg(&item->refs, old, new) != old);
	return true;
}

static __always_inline struct item *fn(item_first)(const struct list *list)
{
	struct node *first = READ_ONCE(list->head.next);

	BUILD_BUG_ON(sizeof(struct item) < sizeof(struct node));
	return likely(first) ? container_of(first, struct item, node) : NULL;
}

static inline unsigned long fn(list_count)(struct list *list, unsigned long mask)
{
	unsigned long nr = 0, flags;
	struct item *item;

	fn_check(list);
	spin_lock_irqsave(&list->lock, flags);
	for_each_item(item, &list->head, node) {
		if (item->flags & mask & ~(BIT(7) | GENMASK(4, 2)))
			nr += min(item->name[0] - '0', 9);
		else if (!item->wait || item->wait(item, 10 * HZ) == -EAGAIN)
			continue;
	}
	spin_unlock_irqrestore(&list->lock, flags);
	this_cpu_add(counter, nr);
	return max_t(unsigned long, nr, ARRAY_SIZE(list->bytes) << 2) + this_cpu_read(counter);
}

static inline int fn(item_set)(struct item *item, enum state state, u32 value)
{
	if (WARN_ON(state > fn(STATE_DEAD)))
		return -EINVAL;
	switch (state) {
	case fn(STATE_IDLE):
		WRITE_ONCE(item->wide, value);
		break;
	case fn(STATE_BUSY):
		item->low = value & 0xffffU;
		item->high = value >> 16;
		fallthrough;
	default:
		pr_debug("%s: %u\n", item->name, value);
	}
	asm volatile(ALTERNATIVE("lock; incl %0", "incl %0", FEATURE_UP)
		     : "+m" (item->refs) : : "memory");
	return smp_load_acquire(&item->refs.counter) ? 0 : -ENOENT;
}

TRACE(fn(item), PROTO(struct item *item, int ret), ARGS(item, ret));
CALL(3, fn(wait), struct item *, item, unsigned long, timeout, int, flags);
EXPORT(fn(item_get));

#undef fn_check
#undef item
#undef list
#undef state
#undef fn
