// SPDX-License-Identifier: MIT
/*
 * weigh.c - what the compiler gets of each file when the preprocessor is done
 *
 * A line counts if a token stands on it: those within a macro's parentheses come out as one, for
 * sparse gives them the place of its name, as gcc does. Tokens of one place are an expansion.
 */
#include <string.h>

#include <lib.h>
#include <token.h>

#include "unit.h"
#include "weigh.h"

/* Smaller ones are not worth a word. */
#define LARGE 256

/* The expansion that is being looked at. */
struct run {
	struct position pos;
	unsigned bytes, nr_tokens;
};

static unsigned token_bytes(const struct token *token)
{
	switch (token_type(token)) {
	case TOKEN_IDENT:
	case TOKEN_ZERO_IDENT:
		return token->ident->len;
	case TOKEN_NUMBER:
		return strlen(token->number);
	case TOKEN_CHAR:
	case TOKEN_WIDE_CHAR:
	case TOKEN_STRING:
	case TOKEN_WIDE_STRING:
		return token->string->length + 1;	/* a NUL is counted, two quotes are not */
	case TOKEN_SPECIAL:
		return token->special < SPECIAL_BASE ? 1 :
			strlen((const char *)combinations[token->special - SPECIAL_BASE]);
	default:
		return 3;				/* 'c' */
	}
}

/* The blanks that a line begins with: tabs, most likely. */
static unsigned indent_bytes(unsigned column)
{
	return column ? (column - 1) / 8 + (column - 1) % 8 : 0;
}

/* Add it to what its macro has in that file. */
static void note_expansion(const struct run *run)
{
	struct file *file = file_at(run->pos);
	const struct word *word = file ? word_at(file, run->pos.line, run->pos.pos) : NULL;
	unsigned i;

	if (!word || run->nr_tokens < 2)
		return;
	for (i = 0; i < file->expands.nr; i++) {
		if (file->expands.v[i].macro == word->ident) {
			file->expands.v[i].bytes += run->bytes;
			return;
		}
	}
	vec_push(&file->expands, (struct expanded){ word->ident, run->pos.line, run->bytes });
}

static bool is_same_place(struct position a, struct position b)
{
	return a.stream == b.stream && a.line == b.line && a.pos == b.pos;
}

void weigh_tokens(const struct token *first, const struct token *end)
{
	static struct file nobody;
	struct file *file = &nobody;
	unsigned stream = ~0u;
	struct run run = { };
	const struct token *token;

	for (token = first; token != end && !eof_token(token); token = token->next) {
		unsigned bytes = token_bytes(token) + token->pos.whitespace;

		if (token->pos.stream != stream) {
			stream = token->pos.stream;
			file = file_at(token->pos);
			if (!file)
				file = &nobody;
		}
		if (token->pos.newline) {
			file->out_lines++;
			bytes += 1 + indent_bytes(token->pos.pos) - token->pos.whitespace;
		}
		file->out_bytes += bytes;
		if (!is_same_place(token->pos, run.pos)) {
			if (run.bytes >= LARGE)
				note_expansion(&run);
			run = (struct run){ .pos = token->pos };
		}
		run.bytes += bytes;
		run.nr_tokens++;
	}
	if (run.bytes >= LARGE)
		note_expansion(&run);
}
