// SPDX-License-Identifier: MIT
/*
 * idents.c - sparse's identifiers, with room before each for what we know of it
 *
 * Sparse's own table can only be asked by a string with a NUL, and takes long for one that
 * is new. Ours is asked instead: open addressing, at most three quarters full. It gets to
 * know all that there are, and gives sparse's what is only in ours when that will be asked:
 *
 *   __alloc_ident     those that sparse makes get the room
 *   hash_ident        enters its reserved words and the like when it starts
 *   tokenize_buffer   the definitions before the first file, and what #pragma and others make up
 */
#include <stdlib.h>
#include <string.h>

#include "idents.h"
#include "memory.h"
#include "unit.h"
#include "util.h"

uintptr_t idents_window;
struct name *idents_in_window[IDENTS_WINDOW / sizeof(struct name *)];

struct ident *__real_hash_ident(struct ident *ident);
struct ident *__wrap_hash_ident(struct ident *ident);
struct ident *__wrap___alloc_ident(int extra);
struct token *__real_tokenize_buffer(void *buffer, unsigned long size, struct token **end);
struct token *__wrap_tokenize_buffer(void *buffer, unsigned long size, struct token **end);

static struct entry {
	uint64_t hash;
	struct ident *ident;
} *table;
static size_t nr_idents, table_size;

/* Sparse has made these, and the table does not have them yet: they had no name then. */
static VEC(struct ident *) fresh;

/* The other way round. */
static VEC(struct ident *) unshared;

static struct ident *alloc_ident(size_t len)
{
	struct name **room = take(sizeof(*room) + sizeof(struct ident) + len + 1);

	return (struct ident *)(room + 1);
}

struct ident *__wrap___alloc_ident(int extra)
{
	struct ident *ident = alloc_ident(extra);

	vec_push(&fresh, ident);
	return ident;
}

struct ident *__wrap_hash_ident(struct ident *ident)
{
	if (!idents_window)
		idents_window = (uintptr_t)ident - IDENTS_WINDOW / 2;
	if ((uintptr_t)ident - idents_window >= IDENTS_WINDOW)
		fatal("sparse's reserved words are not where they are looked for");
	vec_push(&fresh, ident);
	return __real_hash_ident(ident);
}

void idents_share(void)
{
	size_t i;

	for (i = 0; i < unshared.nr; i++)
		__real_hash_ident(unshared.v[i]);
	unshared.nr = 0;
}

struct token *__wrap_tokenize_buffer(void *buffer, unsigned long size, struct token **end)
{
	idents_share();
	return __real_tokenize_buffer(buffer, size, end);
}

static uint64_t hash_of(const char *name, size_t len)
{
	uint64_t hash = 0, bytes;

	for (; len >= sizeof(bytes); name += sizeof(bytes), len -= sizeof(bytes)) {
		memcpy(&bytes, name, sizeof(bytes));
		hash = ident_hash(hash, bytes);
	}
	if (len) {
		bytes = 0;
		memcpy(&bytes, name, len);
		hash = ident_hash(hash, bytes);
	}
	return hash;
}

static __attribute__((noinline)) bool is_same_text(const struct ident *ident, const char *name)
{
	return !memcmp(ident->name, name, ident->len);
}

/* No two names of up to eight bytes have the same hash. */
static inline bool is_it(const struct entry *entry, const char *name, size_t len, uint64_t hash)
{
	return entry->hash == hash && entry->ident->len == len &&
		(len <= sizeof(hash) || is_same_text(entry->ident, name));
}

static struct entry *entry_of(const char *name, size_t len, uint64_t hash)
{
	size_t i = hash & (table_size - 1);

	while (table[i].ident && !is_it(&table[i], name, len, hash))
		i = (i + 1) & (table_size - 1);
	return &table[i];
}

static void grow_table(void)
{
	struct entry *old = table;
	size_t i, size = table_size;

	table_size = size ? 2 * size : 1 << 16;
	table = xmalloc(table_size * sizeof(*table));
	for (i = 0; i < size; i++) {
		if (old[i].ident)
			*entry_of(old[i].ident->name, old[i].ident->len, old[i].hash) = old[i];
	}
	free(old);
}

static void enter(struct ident *ident, uint64_t hash)
{
	struct entry *entry;

	if (nr_idents >= table_size - table_size / 4)
		grow_table();
	entry = entry_of(ident->name, ident->len, hash);
	if (!entry->ident)
		nr_idents++;
	*entry = (struct entry){ hash, ident };
}

static struct ident *new_ident(const char *name, size_t len, uint64_t hash)
{
	struct ident *ident;
	size_t i;

	if (fresh.nr) {
		for (i = 0; i < fresh.nr; i++)
			enter(fresh.v[i], hash_of(fresh.v[i]->name, fresh.v[i]->len));
		fresh.nr = 0;
		return ident_of(name, len, hash);
	}
	ident = alloc_ident(len);
	ident->len = len;
	memcpy(ident->name, name, ident->len);
	enter(ident, hash);
	vec_push(&unshared, ident);
	return ident;
}

struct ident *ident_of(const char *name, size_t len, uint64_t hash)
{
	struct ident *ident = table ? entry_of(name, len, hash)->ident : NULL;

	return ident ? ident : new_ident(name, len, hash);
}

struct ident *ident_named(const char *name)
{
	size_t len = strnlen(name, 255);

	return ident_of(name, len, hash_of(name, len));
}
