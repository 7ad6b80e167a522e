// SPDX-License-Identifier: MIT
/*
 * weigh.c - what the compiler gets of each file when the preprocessor is done
 *
 * A line counts if a token stands on it: those within a macro's parentheses come out as one, for
 * sparse gives them the place of its name, as gcc does. Tokens of one place are an expansion.
 */
#include <stdint.h>
#include <string.h>

#include <lib.h>
#include <token.h>

#include "unit.h"
#include "weigh.h"

/* Smaller ones are not worth a word. */
#define LARGE 256

/* "->", "<<=": all are of two characters or three, and behind them is a NUL. */
static unsigned combination_bytes(unsigned special)
{
	return combinations[special - SPECIAL_BASE][2] ? 3 : 2;
}

static unsigned other_bytes(const struct token *token)
{
	switch (token_type(token)) {
	case TOKEN_ZERO_IDENT:
		return token->ident->len;
	case TOKEN_NUMBER:
		return strlen(token->number);
	case TOKEN_CHAR:
	case TOKEN_WIDE_CHAR:
	case TOKEN_STRING:
	case TOKEN_WIDE_STRING:
		return token->string->length + 1;	/* a NUL is counted, two quotes are not */
	default:
		return 3;				/* 'c' */
	}
}

static inline unsigned token_bytes(const struct token *token)
{
	if (token_type(token) == TOKEN_IDENT)
		return token->ident->len;
	if (token_type(token) == TOKEN_SPECIAL)
		return token->special < SPECIAL_BASE ? 1 : combination_bytes(token->special);
	return other_bytes(token);
}

/* The blanks that a line begins with: tabs, most likely. */
static unsigned indent_bytes(unsigned column)
{
	return column ? (column - 1) / 8 + (column - 1) % 8 : 0;
}

/*
 * @first and what follows up to @end have one place: if they are more than one, a macro has become
 * them. Add their @bytes to what it has in that file.
 */
static void note_expansion(struct file *file, const struct token *first, const struct token *end,
			   unsigned bytes)
{
	struct position pos = first->pos;
	const struct word *word = first->next != end ? word_at(file, pos.line, pos.pos) : NULL;
	unsigned i;

	if (!word)
		return;
	for (i = 0; i < file->expands.nr; i++) {
		if (file->expands.v[i].macro == word->ident) {
			file->expands.v[i].bytes += bytes;
			return;
		}
	}
	vec_push(&file->expands, (struct expanded){ word->ident, pos.line, bytes });
}

static inline uint64_t bits_of(struct position pos)
{
	uint64_t bits;

	memcpy(&bits, &pos, sizeof(bits));
	return bits;
}

/* What two positions of one place may differ in. */
#define NO_PLACE \
	((struct position){ .type = -1, .newline = 1, .whitespace = 1, .noexpand = 1 })
#define BLANKS		((struct position){ .newline = 1, .whitespace = 1 })

static inline bool is_same_place(struct position a, struct position b)
{
	return !((bits_of(a) ^ bits_of(b)) & ~bits_of(NO_PLACE));
}

static inline bool is_behind_blanks(struct position pos)
{
	return bits_of(pos) & bits_of(BLANKS);
}

/* All of one file, @first and what follows; returns the one behind them. */
static const struct token *weigh_stretch(const struct token *first, const struct token *end)
{
	static struct file nobody;
	struct file *file = file_at(first->pos) ? file_at(first->pos) : &nobody;
	const struct token *token = first, *from = first;
	unsigned bytes = 0, before = 0, lines = 0;	/* of this place, and before it */

	do {
		if (!is_same_place(token->pos, from->pos)) {
			if (token->pos.stream != first->pos.stream)
				break;
			if (bytes >= LARGE)
				note_expansion(file, from, token, bytes);
			before += bytes;
			bytes = 0;
			from = token;
		}
		bytes += token_bytes(token);
		if (is_behind_blanks(token->pos)) {
			bytes += token->pos.newline ? 1 + indent_bytes(token->pos.pos) : 1;
			lines += token->pos.newline;
		}
		token = token->next;
	} while (token != end && !eof_token(token));
	if (bytes >= LARGE)
		note_expansion(file, from, token, bytes);
	file->out_lines += lines;
	file->out_bytes += before + bytes;
	return token;
}

void weigh_tokens(const struct token *first, const struct token *end)
{
	const struct token *token = first;

	while (token != end && !eof_token(token))
		token = weigh_stretch(token, end);
}
