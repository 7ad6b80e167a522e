// SPDX-License-Identifier: MIT
/*
 * respell.c - preprocessed tokens, written as sparse can parse them
 *
 *   [[...]]			dropped, or __attribute__ if its arguments name something
 *   name: declaration		name: ; declaration
 *   name: }			name: ; }
 *   auto name =		__auto_type name =	(C23; it is a storage class elsewhere)
 *
 * Few units have any of it, and the tokenizer says which may. (Behind "case" the parser itself
 * is asked, see dialect.c.)
 */
#include <ctype.h>
#include <string.h>

#include <lib.h>
#include <expression.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"
#include "idents.h"

bool dialect_unknown;

struct walk {
	struct token *previous, *before;	/* the last two tokens */
	struct token *label;			/* the colon of the last label */
};

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

static const struct ident *auto_ident(void)
{
	static const struct ident *ident;

	if (!ident)
		ident = ident_named("auto");
	return ident;
}

/* "auto x =", "auto const x [[...]] =", but not "auto int x =". */
static void respell_auto(struct token *token)
{
	struct token *name = behind_attributes(token->next);
	const struct symbol *sym;

	while ((sym = type_keyword(name)) && sym->op->type & (KW_QUALIFIER | KW_MODIFIER))
		name = behind_attributes(name->next);
	if (token_type(name) == TOKEN_IDENT && !name->ident->reserved &&
	    match_op(behind_attributes(name->next), '='))
		token->ident = ident_named("__auto_type");
}

/* ---- labels, as written ---- */

static bool is_in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Is there a name before the colon, and before that a statement's end, or the line's start? */
static bool is_behind_name(const char *text, const char *colon)
{
	const char *end, *name;

	while (colon > text && (colon[-1] == ' ' || colon[-1] == '\t'))
		colon--;
	for (end = name = colon; name > text && is_in_name(name[-1]); name--)
		;
	if (name == end || isdigit((unsigned char)*name) ||
	    (end - name == 7 && !memcmp(name, "default", 7)))
		return false;
	while (name > text && (name[-1] == ' ' || name[-1] == '\t'))
		name--;
	return name == text || strchr("\n;{}:/", name[-1]);
}

/* Do two words in a row begin no declaration? */
static bool begins_statement(const char *word, size_t len)
{
	static const char *const words[] = {
		"return", "goto", "case", "else", "do", "asm", "__asm__", "sizeof",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(words); i++) {
		if (strlen(words[i]) == len && !memcmp(words[i], word, len))
			return true;
	}
	return false;
}

static const char *skip_space(const char *s)
{
	for (;;) {
		const char *end;

		s += strspn(s, " \t\n");
		end = strncmp(s, "/*", 2) ? NULL : strstr(s, "*/");
		if (!end)
			return s;
		s = end + 2;
	}
}

bool dialect_is_odd_label(const char *text, const char *colon)
{
	const char *word, *next;
	size_t len;

	if (!is_behind_name(text, colon))
		return false;
	word = skip_space(colon + 1);
	if (*word == '}' || *word == '/')
		return true;
	for (len = 0; is_in_name(word[len]); len++)
		;
	next = skip_space(word + len);
	if (!len || begins_statement(word, len))
		return false;
	return is_in_name(*next) || *next == '*' ||
		(*next == '(' && memmem(word, len, "typeof", 6));
}

/* ---- labels ---- */

/* Does a declaration begin here, or a block end: what sparse does not expect behind a label? */
static bool is_no_statement(struct token *token)
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
	/* "a * b" would be of no use, but of an old initializer it may be a value */
	return match_op(next->next, ';') || match_op(next->next, '=');
}

/* Is the colon behind w->previous a label's? */
static bool is_label(const struct walk *w)
{
	return token_type(w->previous) == TOKEN_IDENT && !w->previous->ident->reserved &&
		(match_op(w->before, ';') || match_op(w->before, '{') ||
		 match_op(w->before, '}') || w->before == w->label);
}

static bool is_default(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT && token->ident == &default_ident;
}

static void see_colon(struct walk *w, struct token *token)
{
	if (is_default(w->previous)) {
		w->label = token;
	} else if (is_label(w)) {
		w->label = token;
		if (is_no_statement(token->next))
			token->next = dialect_operator(token, ';', token->next);
	}
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

/* Behind an argument: its comma or closing bracket. */
static struct token *behind_argument(struct token *token)
{
	while (!eof_token(token) && !match_op(token, ',') && !match_op(token, ']')) {
		if (match_op(token, '(') || match_op(token, '[') || match_op(token, '{'))
			token = dialect_behind_brackets(token);
		else
			token = token->next;
	}
	return token;
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
	end = behind_argument(token);
	if (eof_token(end) || token_type(name) != TOKEN_IDENT || !is_kept(name, name->next, end))
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

	for (; token != close; token = token->next) {
		token = keep_attribute(token, &tail);
		if (!match_op(token, ','))
			break;
	}
	return kept;
}

/* What is left of @token is what is @behind: it may now be the first of a line. */
static struct token *without(const struct token *token, struct token *behind)
{
	if (!eof_token(behind))
		behind->pos.newline |= token->pos.newline;
	return behind;
}

/* @place is at "[[". */
static void respell_attributes(struct token **place)
{
	struct token *open = *place, *close = open->next, *kept, **tail;
	struct token *outer = dialect_behind_brackets(close), *behind = outer->next;

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
	/* where its last comma is */
	*tail = dialect_operator(open, ')', dialect_operator(open, ')', behind));
	kept = dialect_operator(open, '(', dialect_operator(open, '(', kept));
	*place = dialect_name(open, &__attribute___ident, kept);
}

/* ---- all of it ---- */

static void respell(struct walk *w, struct token **place)
{
	struct token *token = *place;

	if (match_op(token, ':'))
		see_colon(w, token);
	else if (is_c23_attribute(token))
		respell_attributes(place);
	else if (dialect_c23 && token_type(token) == TOKEN_IDENT && token->ident == auto_ident())
		respell_auto(token);
}

struct token *dialect_respell(struct token *first)
{
	struct walk w = { .previous = &eof_token_entry, .before = &eof_token_entry };
	struct token **place = &first, *token;

	if (!dialect_unknown && !dialect_c23)
		return first;
	while (!eof_token(token = *place)) {
		respell(&w, place);
		if (*place != token)		/* it has gone: look at what is there now */
			continue;
		w.before = w.previous;
		w.previous = token;
		place = &token->next;
	}
	return first;
}
