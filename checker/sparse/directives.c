// SPDX-License-Identifier: MIT
/*
 * directives.c - sparse's directives, ours put before each
 *
 *   create_symbol         __LINE__ is created right after the last directive,
 *                         the moment to put ourselves before every handler
 *   hash_stream           sees every path that an #include tries; the last one
 *                         before the directive's handler returns is the file,
 *                         also when it is skipped because its guard is known
 *   open                  most candidates of an #include are in folders that do not exist
 *   get_expression_value  the value of an #if or #elif
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>

#include <lib.h>
#include <expression.h>
#include <symbol.h>
#include <token.h>

#include "bounds.h"
#include "dialect.h"
#include "hooks.h"
#include "listen.h"
#include "macro.h"
#include "paths.h"
#include "vec.h"
#include "wrap.h"

/* Sparse's own, and those that we add. */
struct taken {
	struct ident *ident;
	handler_fn *handler;
	enum directive kind;
};

static VEC(struct taken) directives;

static struct path *last_path;		/* the candidate that hash_stream() saw last */
static long long *condition;		/* where the value of the running #if goes */

REAL(create_symbol);
REAL(get_expression_value);
LIBC_REAL(open);

/* Where already_tokenized() begins to look for one that has read the same. */
int *__wrap_hash_stream(const char *name)
{
	last_path = path_of(name);
	return &last_path->stream;
}

/* What an #include tries, hash_stream() has seen before. */
int __wrap_open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	if (preprocessing && flags == O_RDONLY && last_path && last_path->absent &&
	    !strcmp(path, last_path->spelled)) {
		errno = ENOENT;
		return -1;
	}
	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return __real_open(path, flags, mode);
}

/* An enumerator's, or what a condition comes to. */
long long __wrap_get_expression_value(struct expression *expr)
{
	long long value;

	hooks.computing = !preprocessing;
	value = __real_get_expression_value(expr);
	hooks.computing = false;
	if (condition)
		*condition = value;
	else if (expr && (!expr->ctype || expr->ctype == &bad_ctype))
		expr->ctype = &int_ctype;	/* or the next enumerator ends the process */
	return value;
}

static bool is_defined(struct token *token)
{
	return token_type(token) == TOKEN_IDENT && macro_of(token->ident);
}

static int on_directive(struct stream *stream, struct token **list, struct token *token)
{
	int nr = token->pos.stream;		/* the stream table may move while we are in here */
	struct position pos = token->pos;
	enum directive kind = DIRECTIVE_OTHER;
	handler_fn *handler = NULL;
	struct ident *operand = NULL;
	const struct symbol *macro = NULL;
	const struct token *body = NULL;
	long long value = 0;
	size_t i;
	int ret;

	for (i = 0; i < directives.nr; i++) {
		if (directives.v[i].ident == token->ident) {
			handler = directives.v[i].handler;
			kind = directives.v[i].kind;
			break;
		}
	}

	listen_before_directive(nr, pos.line);
	if (token_type(token->next) == TOKEN_IDENT)
		operand = token->next->ident;
	if (kind == DIRECTIVE_IFDEF)
		value = is_defined(token->next);
	else if (kind == DIRECTIVE_IFNDEF)
		value = !is_defined(token->next);
	if (kind == DIRECTIVE_DEFINE && operand)
		macro = macro_of(operand);
	if (macro)
		body = macro->expansion;

	last_path = NULL;
	if (kind == DIRECTIVE_IF || kind == DIRECTIVE_ELIF)
		condition = &value;
	else if (kind == DIRECTIVE_INCLUDE)
		refuse_long_name(stream, token);
	ret = kind == DIRECTIVE_DEFINE ? dialect_define(stream, list, token, handler) :
		handler(stream, list, token);
	condition = NULL;

	switch (kind) {
	case DIRECTIVE_INCLUDE:
		if (last_path)
			listen_include(pos, last_path);
		break;
	case DIRECTIVE_DEFINE:
		if (operand)
			listen_define(pos, operand, body);
		break;
	case DIRECTIVE_UNDEF:
		if (operand)
			listen_undef(pos, operand);
		break;
	case DIRECTIVE_OTHER:
		break;
	default:
		listen_condition(pos, kind, value != 0);
	}
	return ret;
}

static enum directive directive_kind(const char *name)
{
	static const struct {
		const char *name;
		enum directive kind;
	} kinds[] = {
		{ "include",		DIRECTIVE_INCLUDE },
		{ "include_next",	DIRECTIVE_INCLUDE },
		{ "argv_include",	DIRECTIVE_INCLUDE },
		{ "define",		DIRECTIVE_DEFINE },
		{ "weak_define",	DIRECTIVE_DEFINE },
		{ "strong_define",	DIRECTIVE_DEFINE },
		{ "undef",		DIRECTIVE_UNDEF },
		{ "strong_undef",	DIRECTIVE_UNDEF },
		{ "ifdef",		DIRECTIVE_IFDEF },
		{ "ifndef",		DIRECTIVE_IFNDEF },
		{ "if",			DIRECTIVE_IF },
		{ "elif",		DIRECTIVE_ELIF },
		{ "else",		DIRECTIVE_ELSE },
		{ "endif",		DIRECTIVE_ENDIF },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (!strcmp(name, kinds[i].name))
			return kinds[i].kind;
	}
	return DIRECTIVE_OTHER;
}

/* ---- directives that sparse lacks ---- */

static handler_fn *handle_elif, *handle_pragma;

static int handle_elifdef(struct stream *stream, struct token **list, struct token *token)
{
	dialect_elif(token, false);
	return handle_elif(stream, list, token);
}

static int handle_elifndef(struct stream *stream, struct token **list, struct token *token)
{
	dialect_elif(token, true);
	return handle_elif(stream, list, token);
}

static int see_pragma(struct stream *stream, struct token **list, struct token *token)
{
	dialect_pragma(token);
	return handle_pragma(stream, list, token);
}

/* What is in the file nobody wants to know: it is a number. */
static int handle_embed(struct stream *stream, struct token **list, struct token *token)
{
	(void)stream;
	token->pos.type = TOKEN_NUMBER;
	token->number = "0";
	token->next = *list;
	*list = token;
	return 0;
}

/* Sparse frees the line. */
static int ignore(struct stream *stream, struct token **list, struct token *token)
{
	(void)stream;
	(void)list;
	(void)token;
	return 1;
}

static void take_over(struct symbol *sym, enum directive kind)
{
	vec_push(&directives, (struct taken){ sym->ident, sym->handler, kind });
	sym->handler = on_directive;
}

static void add_directive(int stream, const char *name, handler_fn *handler, enum directive kind)
{
	struct symbol *sym = __real_create_symbol(stream, name, SYM_PREPROCESSOR, NS_PREPROCESSOR);

	sym->handler = handler;
	sym->normal = kind == DIRECTIVE_OTHER;
	take_over(sym, kind);
}

static void take_over_all(int stream, struct symbol *const *created, size_t nr)
{
	size_t i;

	directives.nr = 0;
	for (i = 0; i < nr; i++) {
		const char *name = show_ident(created[i]->ident);

		if (!strcmp(name, "elif")) {
			handle_elif = created[i]->handler;
		} else if (!strcmp(name, "pragma")) {
			handle_pragma = created[i]->handler;
			created[i]->handler = see_pragma;
		}
		take_over(created[i], directive_kind(name));
	}
	add_directive(stream, "elifdef", handle_elifdef, DIRECTIVE_ELIF);
	add_directive(stream, "elifndef", handle_elifndef, DIRECTIVE_ELIF);
	add_directive(stream, "embed", handle_embed, DIRECTIVE_OTHER);
	add_directive(stream, "assert", ignore, DIRECTIVE_OTHER);
	add_directive(stream, "unassert", ignore, DIRECTIVE_OTHER);
	add_directive(stream, "sccs", ignore, DIRECTIVE_OTHER);
}

/* preprocess() sets the table up afresh on every call, and __LINE__ behind it. */
struct symbol *__wrap_create_symbol(int stream, const char *name, int type, int namespace)
{
	static VEC(struct symbol *) created;
	struct symbol *sym = __real_create_symbol(stream, name, type, namespace);

	if (namespace == NS_PREPROCESSOR) {
		vec_push(&created, sym);
	} else if (namespace == NS_MACRO && !strcmp(name, "__LINE__")) {
		take_over_all(stream, created.v, created.nr);
		created.nr = 0;
		dialect_operators(stream);
		return lookup_symbol(built_in_ident(name), NS_MACRO);
	}
	return sym;
}
