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

/* Is it one of a macro's arguments, in its body? */
static bool is_copy(const struct token *token)
{
	return token_type(token) == TOKEN_MACRO_ARGUMENT ||
		token_type(token) == TOKEN_STR_ARGUMENT ||
		token_type(token) == TOKEN_QUOTED_ARGUMENT;
}

static enum fate argument_fate(struct symbol *macro, unsigned nr, int depth);

/* An invocation that is open in the body of a macro: of which one, and in which argument. */
struct call {
	struct symbol *macro;
	unsigned argument;
};

/* What becomes of argument @nr, of which @token is a copy in a macro's body, in @call or none. */
static enum fate copy_fate(const struct token *token, const struct call *call, int depth)
{
	/* #x and x##y take it as written: no macro is expanded, unless it was on the way here */
	if (token_type(token) != TOKEN_MACRO_ARGUMENT)
		return depth ? FATE_STRING : FATE_DROPPED;
	return call && call->macro ? argument_fate(call->macro, call->argument, depth + 1) :
		FATE_CODE;
}

/* What becomes of what is passed as argument @nr of the macro? */
static enum fate argument_fate(struct symbol *macro, unsigned nr, int depth)
{
	VEC(struct call) calls = { };
	struct token *token, *previous = NULL;
	enum fate fate = FATE_DROPPED;

	if (!macro->arglist || !macro->expansion || depth > 20)
		return FATE_CODE;
	if (nr >= macro->arglist->count.normal)
		nr = macro->arglist->count.normal - 1;		/* one of a variable number */
	for (token = macro->expansion; !eof_token(token) && token_type(token) != TOKEN_UNTAINT &&
	     fate != FATE_CODE; previous = token, token = token->next) {
		struct call *call = calls.nr ? &calls.v[calls.nr - 1] : NULL;

		if (match_op(token, '(')) {
			struct symbol *inner = NULL;

			if (previous && token_type(previous) == TOKEN_IDENT)
				inner = macro_of(previous->ident);
			vec_push(&calls, (struct call){ inner, 0 });
		} else if (match_op(token, ')') && call) {
			calls.nr--;
		} else if (match_op(token, ',') && call) {
			call->argument++;
		} else if (is_copy(token) && token->argnum == (int)nr) {
			enum fate copy = copy_fate(token, call, depth);

			fate = copy > fate ? copy : fate;
		}
	}
	free(calls.v);
	return fate;
}

enum fate word_fate(const struct file *file, const struct word *word)
{
	enum fate fate = FATE_CODE;

	while (word->outer && fate != FATE_DROPPED) {
		const struct word *outer = &file->words.v[word->outer - 1];

		if (outer->expanded && outer->call) {
			enum fate here = argument_fate(word_macro(file, outer), word->argument, 0);

			fate = here < fate ? here : fate;
		}
		word = outer;
	}
	return fate;
}
