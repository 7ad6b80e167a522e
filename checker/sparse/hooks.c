// SPDX-License-Identifier: MIT
/*
 * hooks.c - how sparse is intercepted
 *
 * Calls between sparse's object files are redirected by renaming (see Makefile):
 * __wrap_f is ours, __real_f is sparse's own. What is wrapped, and why:
 *
 *   tokenize              once for each file really read, the tokens still raw;
 *                         most files we tokenize ourselves (tokenize.c)
 *   show_token            names are shown for every ## and #, and sparse prints them
 *   built_in_ident        makes a name of what ## has shown; it stands in no file
 *   strtoull              most numbers are decimal and short, and libc's takes long
 *   const_expression_value   what the parser computes at once, before it does
 *   preprocess            the words of the open files end with it
 *   external_declaration  what the parser has made of its tokens
 *   bind_symbol           every declaration
 *   open, hash_stream, create_symbol, get_expression_value   its directives: in directives.c
 *   warning ... die, sparse, sparse_initialize   its messages and its end: in run.c
 *   blob_alloc, __alloc_symbol ...   its memory: in allocators.c
 *   __alloc_ident, hash_ident, tokenize_buffer   its identifiers: in idents.c
 *
 * Measured on sparse 0.6.4 and 0.6.5~rc1; nothing of it is patched.
 */
#include <errno.h>
#include <string.h>

#include <lib.h>
#include <expression.h>
#include <parse.h>
#include <scope.h>
#include <symbol.h>
#include <token.h>

#include "allocators.h"
#include "bounds.h"
#include "dialect.h"
#include "errors.h"
#include "hooks.h"
#include "idents.h"
#include "listen.h"
#include "paths.h"
#include "tokenize.h"
#include "wrap.h"

REAL(tokenize);
REAL(show_token);
REAL(const_expression_value);
REAL(preprocess);
REAL(external_declaration);
REAL(bind_symbol);
LIBC_REAL(strtoull);

/* ---- files ---- */

struct token *__wrap_tokenize(const struct position *pos, const char *name, int fd,
			      struct token *end, const char **next_path)
{
	int stream = input_stream_nr;
	struct token *first = NULL;
	bool pragmas = true;		/* unless it is known that there are none */
	size_t size = 0;
	const char *text;

	refuse_many_files(stream, pos);
	text = read_text(fd, &size);
	listen_open(stream, name, text, size);
	if (text && !hooks.show_messages)	/* only sparse's own has all its warnings */
		first = tokenize_text(stream, text, size, end, &pragmas);
	if (first) {
		init_stream(pos, name, fd, next_path);
	} else {
		idents_share();
		dialect_unknown = true;
		first = __real_tokenize(pos, name, fd, end, next_path);
	}
	path_of(name)->stream = stream;
	listen_text(stream, first, pragmas ? text : NULL, size);
	return first;
}

/* Of a##b the first is shown, then the second; then the name of both is asked for. */
static const struct token *shown_before, *shown;

const char *__wrap_show_token(const struct token *token)
{
	static char name[256];

	shown_before = shown;
	shown = token;
	if (!token || token_type(token) != TOKEN_IDENT || !token->ident)
		return __real_show_token(token);
	*(char *)mempcpy(name, token->ident->name, token->ident->len) = '\0';
	return name;
}

struct ident *__wrap_built_in_ident(const char *name)
{
	struct ident *ident = ident_named(name);
	const struct token *first = shown_before;

	shown_before = shown = NULL;
	if (first && token_type(first) == TOKEN_IDENT && first->ident->len < ident->len &&
	    !memcmp(name, first->ident->name, first->ident->len))
		listen_pasted(first->pos, ident);
	return ident;
}

/* Sparse would end the process, over a constant of more than 64 bits. */
static unsigned long long largest_if_larger(unsigned long long value)
{
	if (hooks.parsing && errno == ERANGE)
		errno = 0;
	return value;
}

unsigned long long __wrap_strtoull(const char *s, char **end, int base)
{
	unsigned long long value = 0;
	const char *p = s;

	if (base || !end || *s < '0' || *s > '9' || (*s == '0' && s[1]))
		return largest_if_larger(__real_strtoull(s, end, base));
	do {
		value = 10 * value + (*p++ - '0');
	} while (*p >= '0' && *p <= '9');
	if (p - s > 18)			/* as many always fit */
		return largest_if_larger(__real_strtoull(s, end, base));
	*end = (char *)p;
	return value;
}

long long __wrap_const_expression_value(struct expression *expr)
{
	long long value;

	if (!preprocessing && hooks.parsing)
		listen_constant(expr);
	hooks.computing = !preprocessing;
	value = __real_const_expression_value(expr);
	hooks.computing = false;
	return value;
}

/* ---- tokens and declarations ---- */

struct token *__wrap_preprocess(struct token *token)
{
	static bool ready;

	if (!ready)
		dialect_keywords();
	ready = true;
	token = __real_preprocess(token);
	listen_end();
	return dialect_respell(token);
}

struct token *__wrap_external_declaration(struct token *token, struct symbol_list **list,
					  validate_decl_t validate)
{
	struct token *end = __real_external_declaration(token, list, validate);

	listen_tokens(token, end);
	listen_trees();
	return end;
}

void __wrap_bind_symbol(struct symbol *sym, struct ident *ident, enum namespace ns)
{
	bool outside = toplevel(block_scope);

	/* sparse refuses a reserved word, and leaves the symbol without a name */
	if (!ident->reserved && (ns & (NS_TYPEDEF | NS_SYMBOL | NS_STRUCT)) &&
	    errors_is_before(sym->pos))
		listen_declaration(sym, ident, ns, outside);
	__real_bind_symbol(sym, ident, ns);
}

void hooks_drop_tokens(void)
{
	if (hooks.show_messages)	/* sparse goes on with its own work */
		return;
	shown_before = shown = NULL;
	drop_tokens();
}
