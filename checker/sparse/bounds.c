// SPDX-License-Identifier: MIT
/*
 * bounds.c - where sparse has no limit, or one that it does not check
 */
#include <limits.h>
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "bounds.h"
#include "macro.h"

enum {
	MAX_FILES = 16000,		/* a position has 14 bits for them */
	MAX_DEPTH = 200,		/* as gcc's */
	MAX_NAME = 255,			/* sparse puts it together in a buffer of 256 bytes */
};

const char *__real_show_token(const struct token *token);

static int depth_of(const struct position *pos)
{
	int depth = 0;

	for (; pos && pos->stream < input_stream_nr; pos = &input_streams[pos->stream].pos)
		depth++;
	return depth;
}

void refuse_many_files(int nr, const struct position *pos)
{
	if (nr == MAX_FILES)
		error_die(*pos, "this is file %d of the unit: too many", nr);
	if (depth_of(pos) > MAX_DEPTH)
		error_die(*pos, "#include nested more than %d deep", MAX_DEPTH);
}

/* Is the token a macro that is expanded there? */
static struct symbol *expanded_macro(struct token *token)
{
	struct symbol *macro = macro_of(token->ident);

	if (!macro || !macro->expansion)
		return NULL;
	return !macro->arglist || match_op(token->next, '(') ? macro : NULL;
}

/* How long it is as text; a string without its quotes. */
static size_t shown_length(const struct token *token)
{
	switch (token_type(token)) {
	case TOKEN_IDENT:
		return token->ident->len;
	case TOKEN_STRING:
		return token->string->length;
	case TOKEN_SPECIAL:
		if (token->special < SPECIAL_BASE)
			return 1;
		/* fall through */
	default:
		return strlen(__real_show_token(token));
	}
}

/*
 * Of the name that the tokens of an #include come to; with @expand, macros count with what
 * they may expand to. It need not be known if it is more than @max, nor after so many @looks.
 */
static size_t name_length(struct token *token, bool expand, bool expansion, size_t max,
			  unsigned *looks)
{
	size_t len = 0;

	for (; !eof_token(token) && len <= max; token = token->next) {
		struct symbol *macro = NULL;

		if (expansion ? token_type(token) == TOKEN_UNTAINT : token->pos.newline)
			break;
		if (++*looks > 1000)
			return max + 1;
		if (expand && token_type(token) == TOKEN_IDENT)
			macro = expanded_macro(token);
		if (macro)
			len += name_length(macro->expansion, true, true, max - len, looks);
		else
			len += shown_length(token);
	}
	return len;
}

void refuse_long_name(const struct stream *stream, struct token *token)
{
	bool expand = !match_op(token->next, '<');
	unsigned looks = 0;
	size_t len = name_length(token->next, expand, false, MAX_NAME, &looks);

	if (len > MAX_NAME || strlen(stream->name) + len + 2 > PATH_MAX)
		error_die(token->pos, "the name of an included file is too long");
}
