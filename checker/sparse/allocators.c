// SPDX-License-Identifier: MIT
/*
 * allocators.c - sparse's allocators, ours put before them
 *
 *   __alloc_token, __free_token   half of what sparse allocates; all of one size
 *   __alloc_expression, __alloc_symbol   most of the rest
 *   blob_alloc   what these and all others get theirs from
 *
 * Tokens are in pieces of their own, for nobody looks at them once the unit is judged.
 */
#include <string.h>

#include <lib.h>
#include <allocate.h>
#include <expression.h>
#include <symbol.h>
#include <token.h>

#include "allocators.h"
#include "memory.h"

#define MAX_MEMORY	(2UL << 30)	/* 50 MB of #defines take 0.55 GB */

static bool limited;

void limit_memory(bool on)
{
	limited = on;
}

/* A macro can expand to more than there is memory. */
static void check_memory(void)
{
	if (memory_taken > MAX_MEMORY && limited)
		die("too large: more than %lu MB are needed", MAX_MEMORY >> 20);
}

void *__wrap_blob_alloc(unsigned long size)
{
	check_memory();
	return take(size);
}

struct expression *__wrap___alloc_expression(int extra)
{
	return __wrap_blob_alloc(sizeof(struct expression) + extra);
}

struct symbol *__wrap___alloc_symbol(int extra)
{
	return __wrap_blob_alloc(sizeof(struct symbol) + extra);
}

struct token_room token_room;

static struct token *free_tokens;

static struct chunk {
	struct chunk *before;
	struct token tokens[];
} *chunks;

void add_token_room(void)
{
	struct chunk *chunk;

	check_memory();
	chunk = take_piece();
	chunk->before = chunks;
	chunks = chunk;
	token_room.next = chunk->tokens;
	token_room.end = chunk->tokens + (PIECE - sizeof(*chunk)) / sizeof(*chunk->tokens);
}

struct token *__wrap___alloc_token(int extra)
{
	struct token *token = free_tokens;

	(void)extra;			/* 0, for a token */
	if (token) {
		free_tokens = token->next;
		return memset(token, 0, sizeof(*token));
	}
	return take_token();
}

void __wrap___free_token(struct token *token)
{
	token->next = free_tokens;
	free_tokens = token;
}

void drop_tokens(void)
{
	struct chunk *chunk;

	while ((chunk = chunks)) {
		chunks = chunk->before;
		give_back_piece(chunk);
	}
	free_tokens = NULL;
	token_room = (struct token_room){ };
}
