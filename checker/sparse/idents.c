// SPDX-License-Identifier: MIT
/*
 * idents.c - sparse's identifiers, with room before each for what we know of it
 *
 * Sparse's own table can only be asked by a string with a NUL, and takes long for one that
 * is new. Ours is asked instead. It gets to know all that there are, and gives sparse's what
 * is only in ours when that will be asked:
 *
 *   __alloc_ident     those that sparse makes get the room
 *   hash_ident        enters its reserved words and the like when it starts
 *   tokenize_buffer   the definitions before the first file, and what #pragma and others make up
 */
#include <stdlib.h>
#include <string.h>

#include "idents.h"
#include "memory.h"
#include "table.h"
#include "util.h"
#include "vec.h"
#include "wrap.h"

uintptr_t idents_window;
struct name *idents_in_window[IDENTS_WINDOW / sizeof(struct name *)];

REAL(hash_ident);
REAL(tokenize_buffer);

static struct table table = { .least = 1 << 16 };

/* Sparse has made these, and the table does not have them yet: they had no name then. */
static VEC(struct ident *) fresh;

/* The other way round, linked as sparse's table will link them. */
static struct ident *unshared;

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
	struct ident *ident;

	while ((ident = unshared)) {
		unshared = ident->next;
		__real_hash_ident(ident);
	}
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

static inline bool are_same_eight(const char *a, const char *b)
{
	return !memcmp(a, b, 8);	/* of so many it is one comparison */
}

/* No two names of up to eight bytes have the same hash. */
static inline bool is_it(const void *item, const char *name, size_t len)
{
	const struct ident *ident = item;
	size_t i;

	if (ident->len != len)
		return false;
	if (len <= 8)
		return true;
	for (i = 0; i < len - 8; i += 8) {
		if (!are_same_eight(ident->name + i, name + i))
			return false;
	}
	return are_same_eight(ident->name + len - 8, name + len - 8);
}

static void enter(struct ident *ident, uint64_t hash)
{
	table_enter(&table, hash, is_it, ident->name, ident->len, ident);
}

static __attribute__((noinline)) struct ident *new_ident(const char *name, size_t len,
							  uint64_t hash)
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
	ident->next = unshared;
	unshared = ident;
	return ident;
}

struct ident *ident_of(const char *name, size_t len, uint64_t hash)
{
	struct ident *ident = table_find(&table, hash, is_it, name, len);

	return ident ? ident : new_ident(name, len, hash);
}

struct ident *ident_named(const char *name)
{
	size_t len = strnlen(name, 255);

	return ident_of(name, len, hash_of(name, len));
}
