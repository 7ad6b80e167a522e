// SPDX-License-Identifier: MIT
/*
 * macros.c - what the expansion of a macro needs
 */
#include <stdlib.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "macro.h"
#include "macros.h"
#include "unit.h"

/* The last of a body finds its arguments behind the invocation, if any: #define f __f */
static bool is_last(const struct token *token)
{
	return eof_token(token->next) || token_type(token->next) == TOKEN_UNTAINT;
}

/*
 * A macro that is expanded needs the macros of its body, too, there and then.
 * (What is left of it after expansion is seen by the parser.)
 */
static void use_at_depth(struct position pos, struct symbol *macro, bool called, int depth)
{
	struct token *token, *previous = NULL;

	add_use(pos, macro->ident, USE_MACRO, 0, file_at(macro->pos));
	if (!macro->expansion || depth > 200)
		return;
	for (token = macro->expansion; !eof_token(token) && token_type(token) != TOKEN_UNTAINT;
	     previous = token, token = token->next) {
		struct symbol *inner;
		struct name *name;
		bool call;

		if (token_type(token) != TOKEN_IDENT || token_type(token->next) == TOKEN_CONCAT ||
		    (previous && token_type(previous) == TOKEN_CONCAT))
			continue;
		inner = macro_of(token->ident);
		call = match_op(token->next, '(') || (called && is_last(token));
		if (!inner || (inner->arglist && !call))
			continue;
		name = name_of(token->ident, true);
		if (name->last_user == file_at(pos) && name->last_uses & (1u << USE_MACRO))
			continue;		/* been there, or on the way in */
		use_at_depth(pos, inner, call && !inner->arglist, depth + 1);
	}
}

void use_macro(struct position pos, struct symbol *macro, bool call)
{
	use_at_depth(pos, macro, call && !macro->arglist, 0);
}

/*
 * Does what is passed as argument @nr of the macro end up as code, rather than
 * dropped or in a string? (#x and x##y take it as written: no macro is expanded.)
 */
static bool argument_matters(struct symbol *macro, unsigned nr, int depth)
{
	VEC(struct { struct symbol *macro; unsigned argument; }) calls = { };
	struct token *token, *previous = NULL;
	bool matters = false;

	if (!macro->arglist || !macro->expansion || depth > 20)
		return true;
	if (nr >= macro->arglist->count.normal)
		nr = macro->arglist->count.normal - 1;		/* one of a variable number */
	for (token = macro->expansion; !eof_token(token) && token_type(token) != TOKEN_UNTAINT &&
	     !matters; previous = token, token = token->next) {
		if (match_op(token, '(')) {
			struct symbol *inner = NULL;

			if (previous && token_type(previous) == TOKEN_IDENT)
				inner = macro_of(previous->ident);
			vec_push(&calls, (typeof(*calls.v)){ inner, 0 });
		} else if (match_op(token, ')') && calls.nr) {
			calls.nr--;
		} else if (match_op(token, ',') && calls.nr) {
			calls.v[calls.nr - 1].argument++;
		} else if (token_type(token) == TOKEN_MACRO_ARGUMENT && token->argnum == (int)nr) {
			matters = !calls.nr || !calls.v[calls.nr - 1].macro ||
				argument_matters(calls.v[calls.nr - 1].macro,
						 calls.v[calls.nr - 1].argument, depth + 1);
		}
	}
	free(calls.v);
	return matters;
}

bool word_matters(const struct file *file, const struct word *word)
{
	while (word->outer) {
		const struct word *outer = &file->words.v[word->outer - 1];

		if (outer->expanded && outer->call &&
		    !argument_matters(word_macro(file, outer), word->argument, 0))
			return false;
		word = outer;
	}
	return true;
}
