// SPDX-License-Identifier: MIT
/*
 * va_opt.c - macros with __VA_OPT__
 *
 * Sparse gets three: one in which "__VA_OPT__(content)" is its content, one in which it is nothing,
 * both under names that nobody can write, and the macro itself, whose invocation turns into that
 * of the one or the other, with its arguments as they were written.
 *
 * Whether there are variable arguments shows when they are expanded. That is done twice then, so
 * only where they begin with a macro.
 */
#include <stdlib.h>

#include <lib.h>
#include <allocate.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"
#include "idents.h"
#include "macro.h"
#include "memory.h"
#include "util.h"

/* The macros that one is made into, by name. */
struct alternatives {
	struct ident *name;
	struct ident *with, *without;
	struct ident *expanded;		/* decides when it has the arguments expanded */
};

static struct ident *va_opt, *stringify;

/* ---- an invocation ---- */

static struct token **append(struct token **tail, struct token *list)
{
	*tail = list;
	while (!eof_token(*tail))
		tail = &(*tail)->next;
	return tail;
}

/* Let @token be an invocation of @name with the arguments that were taken from behind it. */
static void invoke(struct token *token, struct ident *name, struct arg *args, int nr)
{
	struct token *rest = token->next, **tail;
	int i;

	token->ident = name;
	token->next = dialect_operator(token, '(', &eof_token_entry);
	tail = &token->next->next;
	for (i = 0; i < nr && args[i].arg; i++) {
		if (i) {
			*tail = dialect_operator(token, ',', &eof_token_entry);
			tail = &(*tail)->next;
		}
		tail = append(tail, args[i].arg);
	}
	*tail = dialect_operator(token, ')', rest);
}

/* What begins so might turn out to be nothing. */
static bool may_vanish(struct token *arg)
{
	return arg && !eof_token(arg) && token_type(arg) == TOKEN_IDENT && macro_of(arg->ident);
}

static bool is_nothing(struct token *arg)
{
	return !arg || eof_token(arg);
}

static bool expand_va_opt(struct token *token, struct arg *args)
{
	struct symbol *macro = macro_of(token->ident);
	const struct alternatives *names = macro->aux;
	int nr = macro->arglist->count.normal;
	const struct arg *variable = &args[nr - 1];

	if (names->with->tainted || names->without->tainted) {
		token->pos.noexpand = 1;	/* in its own expansion */
		invoke(token, names->name, args, nr);
	} else if (variable->n_normal) {
		invoke(token, is_nothing(variable->expanded) ? names->without : names->with, args,
		       nr);
	} else if (may_vanish(variable->arg)) {
		invoke(token, names->expanded, args, nr);
	} else {
		invoke(token, is_nothing(variable->arg) ? names->without : names->with, args, nr);
	}
	return true;
}

/* Ask for the arguments as they were written, and for the variable ones @expanded as well. */
static void take_over(struct ident *ident, struct alternatives *names, bool expanded)
{
	struct symbol *macro = macro_of(ident);
	struct token *count;

	if (!macro || !macro->arglist)
		return;
	for (count = macro->arglist->next; !eof_token(count); count = count->next->next)
		count->next->count = (struct argcount){
			.normal = expanded && count->next->count.vararg,
			.quoted = 1,
			.vararg = count->next->count.vararg,
		};
	macro->expand = expand_va_opt;
	macro->aux = names;
}

/* ---- a definition ---- */

static bool is_word(const struct token *token, const struct ident *ident)
{
	return token_type(token) == TOKEN_IDENT && token->ident == ident;
}

/* The parenthesis behind the parameters if there are "..." in them, else NULL. */
static struct token *variable_parameters(struct token *define)
{
	struct token *token = define->next->next;
	bool variable = false;

	if (token_type(define->next) != TOKEN_IDENT || !match_op(token, '(') ||
	    token->pos.whitespace)
		return NULL;
	for (; !eof_token(token) && !match_op(token, ')'); token = token->next)
		variable |= match_op(token, SPECIAL_ELLIPSIS);
	return variable && !eof_token(token) ? token : NULL;
}

static bool mentions(struct token *body, const struct ident *ident)
{
	for (; !eof_token(body); body = body->next) {
		if (is_word(body, ident))
			return true;
	}
	return false;
}

static struct token *empty_string(const struct token *at, struct token *next)
{
	struct token *token = dialect_copy(at, next);

	token->pos.type = TOKEN_STRING;
	token->string = __alloc_string(1);
	token->string->data[0] = '\0';
	token->string->length = 1;
	return token;
}

/*
 * Copies the body of a macro, @with what __VA_OPT__ has or without. The copy is in one list, and
 * ends at @tail. Nothing beside a "##" takes that with it.
 */
struct copy {
	struct token *first, **tail;
	struct token **before_hashes;	/* at the "##" that it ends in, or NULL */
	bool with;
};

static void copy_body(struct copy *copy, struct token *from, const struct token *end);

static void add_copy(struct copy *copy, const struct token *token)
{
	if (!match_op((struct token *)token, SPECIAL_HASHHASH))
		copy->before_hashes = NULL;
	else if (!copy->before_hashes)
		copy->before_hashes = copy->tail;
	*copy->tail = dialect_copy(token, &eof_token_entry);
	copy->tail = &(*copy->tail)->next;
}

static void add_string(struct copy *copy, struct token *hash, struct token *open,
		       const struct token *close)
{
	copy->before_hashes = NULL;
	if (!copy->with) {
		*copy->tail = empty_string(hash, &eof_token_entry);
		copy->tail = &(*copy->tail)->next;
		return;
	}
	add_copy(copy, dialect_name(hash, stringify, NULL));
	add_copy(copy, open);
	copy_body(copy, open->next, close);
	add_copy(copy, close);
}

/* Returns what is behind it. */
static struct token *copy_va_opt(struct copy *copy, struct token *open, struct token *hash)
{
	struct token *behind = dialect_behind_brackets(open), *close = open;

	while (close->next != behind)
		close = close->next;
	if (hash) {
		add_string(copy, hash, open, close);
	} else if (copy->with && open->next != close) {
		copy_body(copy, open->next, close);
	} else if (copy->before_hashes) {
		copy->tail = copy->before_hashes;
		*copy->tail = &eof_token_entry;
		copy->before_hashes = NULL;
		if (match_op(behind, SPECIAL_HASHHASH) && copy->tail != &copy->first)
			return behind;		/* a ## nothing ## b */
	} else {
		while (match_op(behind, SPECIAL_HASHHASH))
			behind = behind->next;
	}
	return behind;
}

static void copy_body(struct copy *copy, struct token *from, const struct token *end)
{
	while (from != end && !eof_token(from)) {
		struct token *hash = match_op(from, '#') ? from : NULL;
		struct token *word = hash ? hash->next : from;

		if (is_word(word, va_opt) && match_op(word->next, '(')) {
			from = copy_va_opt(copy, word->next, hash);
		} else {
			add_copy(copy, from);
			from = from->next;
		}
	}
}

static struct token *copied_body(struct token *body, bool with)
{
	struct copy copy = { .first = &eof_token_entry, .with = with };

	copy.tail = &copy.first;
	copy_body(&copy, body, NULL);
	return copy.first;
}

/* The line from "define" on: sparse takes it, and frees some. */
static struct token *copied_line(struct token *define, const struct token *close,
				 struct token *body, struct ident *name)
{
	struct token *line = &eof_token_entry, **tail = &line, *token;

	for (token = define; token != close->next; token = token->next) {
		*tail = dialect_copy(token, &eof_token_entry);
		if (token == define->next)
			(*tail)->ident = name;
		tail = &(*tail)->next;
	}
	*tail = body;
	return line;
}

/* #define stringify(...) #__VA_ARGS__ */
static void define_stringify(struct token *define, struct stream *stream, struct token **list,
			     handler_fn *handler)
{
	struct token *line = dialect_name(define, &__VA_ARGS___ident, &eof_token_entry);

	line = dialect_operator(define, '#', line);
	line->pos.whitespace = 1;
	line = dialect_operator(define, ')', line);
	line = dialect_operator(define, SPECIAL_ELLIPSIS, line);
	line = dialect_operator(define, '(', line);
	line->pos.whitespace = 0;
	line = dialect_name(define, stringify, line);
	handler(stream, list, dialect_name(define, define->ident, line));
}

static struct ident *hidden_name(const struct ident *ident, const char *suffix)
{
	char *name = xformat("%.*s %s", 200, ident->name, suffix);
	struct ident *hidden = ident_named(name);

	free(name);
	return hidden;
}

/* Sparse takes what is defined anew for the same macro, with its function. */
static void give_back(struct ident *ident)
{
	struct symbol *macro = macro_of(ident);

	if (macro && macro->expand == expand_va_opt)
		macro->expand = NULL;
}

int dialect_define(struct stream *stream, struct token **list, struct token *define,
		   handler_fn *handler)
{
	static bool any;
	struct token *close = variable_parameters(define), *with, *without;
	struct ident *name = define->next->ident;
	struct alternatives *names;
	int ret;

	if (!va_opt) {
		va_opt = ident_named("__VA_OPT__");
		stringify = ident_named("# __VA_OPT__");
	}
	if (!close || !mentions(close->next, va_opt)) {
		bool is_name = any && token_type(define->next) == TOKEN_IDENT;

		ret = handler(stream, list, define);
		if (is_name)
			give_back(name);
		return ret;
	}
	any = true;
	names = take(sizeof(*names));
	*names = (struct alternatives){
		.name = name,
		.with = hidden_name(name, "with"),
		.without = hidden_name(name, "without"),
		.expanded = hidden_name(name, "expanded"),
	};
	if (!macro_of(stringify))
		define_stringify(define, stream, list, handler);
	with = copied_body(close->next, true);
	without = copied_body(close->next, false);
	handler(stream, list, copied_line(define, close, with, names->with));
	handler(stream, list, copied_line(define, close, without, names->without));
	with = copied_body(close->next, true);
	handler(stream, list, copied_line(define, close, with, names->expanded));
	close->next = copied_body(close->next, true);
	ret = handler(stream, list, define);
	take_over(names->expanded, names, true);
	take_over(name, names, false);
	return ret;
}
