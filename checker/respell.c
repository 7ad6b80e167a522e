// SPDX-License-Identifier: MIT
/*
 * respell.c - preprocessed tokens, written as sparse can parse them
 *
 *   [[...]]			dropped, or __attribute__ if its arguments name something
 *   label: declaration		label: ; declaration
 *   label: }			label: ; }
 *   _Atomic(type)		typeof(type)
 *   _Complex, __real__		dropped: of a number only that it is one matters
 *   a type as an argument	sparse's [type]
 *   auto name =		__auto_type name =	(C23; it is a storage class elsewhere)
 *   true, nullptr ...		what they stand for	(C23)
 */
#include <stdint.h>

#include <lib.h>
#include <allocate.h>
#include <expression.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"
#include "idents.h"

struct walk {
	struct token *previous, *before;	/* the last two tokens */
	struct token *label;			/* the colon of the last label */
	bool in_case;				/* its colon is to come ... */
	unsigned questions;			/* ... behind those of so many ?: */
};

/* What is done with some words; each gets the place that the token is in. */
typedef void respell_fn(struct walk *w, struct token **place);

static struct spelling {
	struct ident *ident;
	respell_fn *respell;
} spellings[40];
static size_t nr_spellings;
static uint64_t spelled;		/* a bit for each of them, or for a few */

static uint64_t bit_of(const struct ident *ident)
{
	return 1ULL << ((uintptr_t)ident >> 4 & 63);
}

/* ---- words ---- */

/* What is left of @token is what is @behind: it may now be the first of a line. */
static struct token *without(const struct token *token, struct token *behind)
{
	if (!eof_token(behind))
		behind->pos.newline |= token->pos.newline;
	return behind;
}

static void drop(struct walk *w, struct token **place)
{
	(void)w;
	*place = without(*place, (*place)->next);
}

static void see_case(struct walk *w, struct token **place)
{
	(void)place;
	w->in_case = true;
	w->questions = 0;
}

static void respell_atomic(struct walk *w, struct token **place)
{
	(void)w;
	if (match_op((*place)->next, '('))
		(*place)->ident = ident_named("typeof");
}

/* Behind an argument: its comma or closing parenthesis; NULL if it does not end. */
static struct token **behind_argument(struct token **place)
{
	unsigned depth = 0;

	for (; !eof_token(*place); place = &(*place)->next) {
		switch (token_type(*place) == TOKEN_SPECIAL ? (*place)->special : 0) {
		case '(': case '[': case '{':
			depth++;
			break;
		case ')': case ']': case '}':
			if (!depth--)
				return place;
			break;
		case ',':
			if (!depth)
				return place;
		}
	}
	return NULL;
}

/* [typeof(argument)], which may be a type or not. Returns what is behind it. */
static struct token **wrap_argument(struct token **place)
{
	struct token *at = *place, *open, **end = behind_argument(place);

	if (!end || end == place)
		return end;
	*end = dialect_operator(at, ')', dialect_operator(at, ']', *end));
	open = dialect_operator(at, '(', at);
	open = dialect_name(at, ident_named("typeof"), open);
	*place = dialect_operator(at, '[', open);
	return &(*end)->next->next;
}

static void wrap_first(struct walk *w, struct token **place)
{
	(void)w;
	if (match_op((*place)->next, '('))
		wrap_argument(&(*place)->next->next);
}

static void wrap_second(struct walk *w, struct token **place)
{
	struct token **comma;

	(void)w;
	if (!match_op((*place)->next, '('))
		return;
	comma = behind_argument(&(*place)->next->next);
	if (comma && match_op(*comma, ','))
		wrap_argument(&(*comma)->next);
}

/* __builtin_has_attribute(type or value, attribute): the second is no expression. */
static void wrap_only_first(struct walk *w, struct token **place)
{
	struct token **comma, **end;

	(void)w;
	if (!match_op((*place)->next, '('))
		return;
	comma = wrap_argument(&(*place)->next->next);
	end = comma && match_op(*comma, ',') ? behind_argument(&(*comma)->next) : NULL;
	if (end)
		*comma = *end;
}

/* ---- C23's words ---- */

static void become_number(struct token *token, const char *number)
{
	token->pos.type = TOKEN_NUMBER;
	token->number = number;
}

static void respell_true(struct walk *w, struct token **place)
{
	(void)w;
	become_number(*place, "1");
}

static void respell_false(struct walk *w, struct token **place)
{
	(void)w;
	become_number(*place, "0");
}

static void respell_nullptr(struct walk *w, struct token **place)
{
	struct token *at = *place, *rest = at->next;

	(void)w;
	rest = dialect_operator(at, ')', rest);
	rest = dialect_name(at, NULL, rest);
	become_number(rest, "0");
	rest = dialect_operator(at, ')', rest);
	rest = dialect_operator(at, '*', rest);
	rest = dialect_name(at, ident_named("void"), rest);
	at->next = dialect_operator(at, '(', rest);
	at->pos.type = TOKEN_SPECIAL;
	at->special = '(';
}

static void respell_static_assert(struct walk *w, struct token **place)
{
	(void)w;
	if (match_op((*place)->next, '('))
		(*place)->ident = &_Static_assert_ident;
}

static void respell_alignof(struct walk *w, struct token **place)
{
	(void)w;
	(*place)->ident = &_Alignof_ident;
}

static struct symbol *type_keyword(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT ? lookup_keyword(token->ident, NS_TYPEDEF) : NULL;
}

static bool is_attribute(const struct token *token)
{
	const struct symbol *sym = type_keyword(token);

	return sym && sym->op->type & KW_ATTRIBUTE;
}

static bool is_c23_attribute(struct token *token)
{
	return match_op(token, '[') && match_op(token->next, '[');
}

static struct token *behind_attributes(struct token *token)
{
	for (;;) {
		if (is_attribute(token) && match_op(token->next, '('))
			token = dialect_behind_brackets(token->next);
		else if (is_c23_attribute(token))
			token = dialect_behind_brackets(token);
		else
			return token;
	}
}

/* "auto x =", "auto const x [[...]] =", but not "auto int x =". */
static void respell_auto(struct walk *w, struct token **place)
{
	struct token *token = behind_attributes((*place)->next);
	const struct symbol *sym;

	(void)w;
	while ((sym = type_keyword(token)) && sym->op->type & (KW_QUALIFIER | KW_MODIFIER))
		token = behind_attributes(token->next);
	if (token_type(token) != TOKEN_IDENT || token->ident->reserved)
		return;
	if (match_op(behind_attributes(token->next), '='))
		(*place)->ident = ident_named("__auto_type");
}

/* ---- labels ---- */

/*
 * Does a declaration begin here, or a block end: what sparse does not expect behind a label?
 * "a * b" is a declaration behind a label that is @sure; else it may be an old initializer's.
 */
static bool is_no_statement(struct token *token, bool sure)
{
	struct token *next;

	token = behind_attributes(token);
	if (match_op(token, '}'))
		return true;
	if (token_type(token) != TOKEN_IDENT)
		return false;
	if (token->ident == &_Static_assert_ident || type_keyword(token))
		return true;
	if (token->ident->reserved || token->ident->keyword)
		return false;
	for (next = token->next; match_op(next, '*'); next = next->next)
		;
	if (token_type(next) != TOKEN_IDENT || next->ident->reserved)
		return false;
	if (next == token->next)
		return !next->ident->keyword;
	return sure || match_op(next->next, ';') || match_op(next->next, '=');
}

static bool is_default(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT && token->ident == &default_ident;
}

/* Is the colon behind w->previous a label's? */
static bool is_label(struct walk *w)
{
	if (w->in_case) {
		if (w->questions) {
			w->questions--;
			return false;
		}
		w->in_case = false;
		return true;
	}
	if (token_type(w->previous) != TOKEN_IDENT)
		return false;
	if (is_default(w->previous))
		return true;
	return !w->previous->ident->reserved &&
		(match_op(w->before, ';') || match_op(w->before, '{') ||
		 match_op(w->before, '}') || w->before == w->label);
}

static void see_colon(struct walk *w, struct token *token)
{
	bool sure = w->in_case || is_default(w->previous);

	if (!is_label(w))
		return;
	w->label = token;
	if (is_no_statement(token->next, sure))
		token->next = dialect_operator(token, ';', token->next);
}

/* ---- attributes ---- */

static bool is_statement(const struct token *token)
{
	const struct symbol *sym = NULL;

	if (token_type(token) == TOKEN_IDENT)
		sym = lookup_keyword(token->ident, NS_KEYWORD);
	return sym && sym->op->statement;
}

static bool names_something(struct token *token, const struct token *end)
{
	for (; token != end; token = token->next) {
		if (token_type(token) == TOKEN_IDENT)
			return true;
	}
	return false;
}

/* Does sparse read the attribute's arguments: cleanup(foo), aligned(FOO)? */
static bool is_kept(const struct token *name, struct token *open, const struct token *end)
{
	const struct symbol *sym = lookup_symbol(name->ident, NS_KEYWORD);

	return sym && sym->op && sym->op->attribute && match_op(open, '(') &&
		names_something(open, end);
}

/*
 * One attribute in a list of them, "gnu::cleanup(foo)", with a comma if it is kept; returns its
 * end, the comma behind it or the bracket.
 */
static struct token *keep_attribute(struct token *token, struct token ***tail)
{
	struct token *name = token, *end;

	while (match_op(name->next, ':'))
		name = name->next;
	if (match_op(name, ':'))
		name = name->next;
	end = *behind_argument(&token);
	if (token_type(name) != TOKEN_IDENT || !is_kept(name, name->next, end))
		return end;
	for (token = name; token != end; token = token->next) {
		**tail = dialect_copy(token, &eof_token_entry);
		*tail = &(**tail)->next;
	}
	**tail = dialect_operator(name, ',', &eof_token_entry);
	*tail = &(**tail)->next;
	return end;
}

/* The attributes from @token on, up to the bracket @close, that matter; none: an empty list. */
static struct token *kept_attributes(struct token *token, const struct token *close)
{
	struct token *kept = &eof_token_entry, **tail = &kept;

	while (token != close) {
		token = keep_attribute(token, &tail);
		if (match_op(token, ','))
			token = token->next;
	}
	return kept;
}

/* @place is at "[[". */
static void respell_attributes(struct token **place)
{
	struct token *open = *place, *outer = dialect_behind_brackets(open->next), *behind = outer->next;
	struct token *close = open->next, *kept, **tail;

	if (!match_op(outer, ']'))
		return;			/* sparse's "[type]" */
	while (close->next != outer)
		close = close->next;
	*place = without(open, behind);
	if (is_statement(behind) || match_op(behind, '['))
		return;
	kept = kept_attributes(open->next->next, close);
	if (eof_token(kept))
		return;
	for (tail = &kept; !eof_token((*tail)->next); tail = &(*tail)->next)
		;
	*tail = dialect_operator(open, ')', dialect_operator(open, ')', behind));	/* its comma */
	kept = dialect_operator(open, '(', dialect_operator(open, '(', kept));
	*place = dialect_name(open, &__attribute___ident, kept);
}

/* ---- all of it ---- */

static void spell(const char *name, respell_fn *respell)
{
	struct ident *ident = ident_named(name);

	ident->keyword = 1;
	spelled |= bit_of(ident);
	spellings[nr_spellings++] = (struct spelling){ ident, respell };
}

static void know_spellings(void)
{
	static const char *const dropped[] = {
		"_Complex", "__complex__", "__complex", "__real__", "__real", "__imag__", "__imag",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(dropped); i++)
		spell(dropped[i], drop);
	spell("case", see_case);
	spell("_Atomic", respell_atomic);
	spell("__builtin_bit_cast", wrap_first);
	spell("__builtin_vectorelements", wrap_first);
	spell("__builtin_classify_type", wrap_first);
	spell("__builtin_convertvector", wrap_second);
	spell("__builtin_has_attribute", wrap_only_first);
	if (!dialect_c23)
		return;
	spell("true", respell_true);
	spell("false", respell_false);
	spell("nullptr", respell_nullptr);
	spell("static_assert", respell_static_assert);
	spell("alignof", respell_alignof);
	spell("auto", respell_auto);
}

static void respell_word(struct walk *w, struct token **place)
{
	const struct ident *ident = (*place)->ident;
	size_t i;

	for (i = 0; i < nr_spellings; i++) {
		if (spellings[i].ident == ident) {
			spellings[i].respell(w, place);
			return;
		}
	}
}

static void respell_operator(struct walk *w, struct token **place)
{
	struct token *token = *place;

	switch (token->special) {
	case '[':
		if (is_c23_attribute(token))
			respell_attributes(place);
		break;
	case ':':
		see_colon(w, token);
		break;
	case '?':
		w->questions++;
		break;
	}
}

void dialect_condition(struct token *token)
{
	static struct ident *true_, *false_;

	if (!true_) {
		true_ = ident_named("true");
		false_ = ident_named("false");
	}
	for (; dialect_c23 && !eof_token(token); token = token->next) {
		if (token_type(token) == TOKEN_IDENT &&
		    (token->ident == true_ || token->ident == false_))
			become_number(token, token->ident == true_ ? "1" : "0");
	}
}

struct token *dialect_respell(struct token *first)
{
	struct walk w = { .previous = &eof_token_entry, .before = &eof_token_entry };
	struct token **place = &first, *token;

	if (!nr_spellings)
		know_spellings();
	while (!eof_token(token = *place)) {
		if (token_type(token) == TOKEN_SPECIAL)
			respell_operator(&w, place);
		else if (token_type(token) == TOKEN_IDENT && token->ident->keyword &&
			 spelled & bit_of(token->ident))
			respell_word(&w, place);
		if (*place != token)		/* it has gone: look at what is there now */
			continue;
		w.before = w.previous;
		w.previous = token;
		place = &token->next;
	}
	return first;
}
