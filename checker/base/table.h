/* SPDX-License-Identifier: MIT */
/*
 * table.h - a hash table for what each unit looks up hundreds of thousands of times
 *
 * libxml2's takes a key apart byte by byte, which for identifiers and paths is most of
 * the time. Here whoever asks has the hash: open addressing, at most three quarters full.
 */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct entry {
	uint64_t hash;
	void *item;		/* NULL: free */
};

struct table {
	struct entry *entries;
	size_t nr, size;
	size_t least;		/* how large it is at first: a power of two */
};

/* Is @item, whose hash is the key's, what the key of @len bytes means? */
typedef bool same_fn(const void *item, const char *key, size_t len);

/* Make @t larger; of one that is empty at first all but table.least is 0. */
void table_grow(struct table *t);

/* The entry of that key: its own, or a free one, to be filled by table_enter(). */
static inline struct entry *table_entry(const struct table *t, uint64_t hash, same_fn *same,
					const char *key, size_t len)
{
	size_t i = hash & (t->size - 1);

	while (t->entries[i].item &&
	       !(t->entries[i].hash == hash && same(t->entries[i].item, key, len)))
		i = (i + 1) & (t->size - 1);
	return &t->entries[i];
}

/* What the key means, or NULL. */
static inline void *table_find(const struct table *t, uint64_t hash, same_fn *same,
			       const char *key, size_t len)
{
	return t->size ? table_entry(t, hash, same, key, len)->item : NULL;
}

/* From now on the key means @item. */
static inline void table_enter(struct table *t, uint64_t hash, same_fn *same, const char *key,
			       size_t len, void *item)
{
	struct entry *entry;

	if (t->nr >= t->size - t->size / 4)
		table_grow(t);
	entry = table_entry(t, hash, same, key, len);
	t->nr += !entry->item;
	*entry = (struct entry){ hash, item };
}

#endif
