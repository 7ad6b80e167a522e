/* SPDX-License-Identifier: MIT */
/*
 * idents.h - sparse's identifiers, with room before each for what we know of it
 *
 * Their names can be used as strings: there is a NUL behind each.
 */
#ifndef IDENTS_H
#define IDENTS_H

#include <stddef.h>
#include <stdint.h>

#include <token.h>

struct name;

/*
 * Sparse's reserved words and the like are variables of it, and have no such room. They
 * are near to each other (4 kB in all), and nothing else is within this window.
 */
#define IDENTS_WINDOW	(1UL << 15)

extern uintptr_t idents_window;
extern struct name *idents_in_window[IDENTS_WINDOW / sizeof(struct name *)];

/* Where an identifier keeps what we know of it; NULL in it at first. */
static inline struct name **ident_room(const struct ident *ident)
{
	uintptr_t offset = (uintptr_t)ident - idents_window;

	if (offset < IDENTS_WINDOW)
		return &idents_in_window[offset / sizeof(struct name *)];
	return (struct name **)ident - 1;
}

/* The hash of a name with eight bytes more; 0 is the first one's, zeros are behind the end. */
static inline uint64_t ident_hash(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ bytes) * 0x9e3779b97f4a7c15;
	return hash ^ hash >> 32;
}

/* The identifier of @len bytes (255 at most) at @name; @hash is their ident_hash(). */
struct ident *ident_of(const char *name, size_t len, uint64_t hash);

/* The identifier of @name, or of its first 255 bytes: what sparse's built_in_ident() gives. */
struct ident *ident_named(const char *name);

/* Before sparse tokenizes: its own table gets to know all identifiers. */
void idents_share(void);

#endif
