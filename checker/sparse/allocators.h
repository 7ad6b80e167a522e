/* SPDX-License-Identifier: MIT */
/*
 * allocators.h - sparse's allocators, ours put before them (hooks.c says how)
 */
#ifndef ALLOCATORS_H
#define ALLOCATORS_H

#include <stdbool.h>

#include <token.h>

/* With @on, a unit for which sparse wants too much memory ends by sparse's die(). Off at first. */
void limit_memory(bool on);

/* Tokens that nobody has had yet. */
extern struct token_room {
	struct token *next, *end;
} token_room;

/* Make room for one at least. */
void add_token_room(void);

/* A token, zero: what __alloc_token() gives, without a call. */
static inline struct token *take_token(void)
{
	if (token_room.next == token_room.end)
		add_token_room();
	return token_room.next++;
}

/* Give back the memory of all tokens. */
void drop_tokens(void);

#endif
