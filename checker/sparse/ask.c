// SPDX-License-Identifier: MIT
/*
 * ask.c - what a condition can ask the compiler, and sparse does not know: __has_include ...
 *
 * Sparse's own operators of that kind are macros with a function that takes the arguments.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <lib.h>
#include <allocate.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"
#include "idents.h"
#include "macro.h"
#include "util.h"

extern const char *includepath[];	/* the first is the folder of the including file */

struct symbol *__real_create_symbol(int, const char *, int, int);
const char *__real_show_token(const struct token *);

static void become_number(struct token *token, const char *number)
{
	token->pos.type = TOKEN_NUMBER;
	token->number = number;
}

/* ---- is there a header? ---- */

static bool is_file(const char *folder, const char *name)
{
	bool slash = !*folder || folder[strlen(folder) - 1] == '/';
	char *path = xformat("%s%s%s", folder, slash ? "" : "/", name);
	struct stat st;
	bool is = !stat(path, &st) && S_ISREG(st.st_mode);

	free(path);
	return is;
}

static bool is_in_any(const char *const *folders, const char *name)
{
	for (; *folders; folders++) {
		if (is_file(*folders, name))
			return true;
	}
	return false;
}

static bool is_beside(const char *asker, const char *name)
{
	const char *slash = strrchr(asker, '/');
	char *folder = slash ? xformat("%.*s", (int)(slash + 1 - asker), asker) : xcopy("");
	bool is = is_file(folder, name);

	free(folder);
	return is;
}

/* Put the name of <linux/foo.h> together; false if it does not fit, or does not end. */
static bool join(char *name, size_t size, const struct token *token)
{
	size_t len = 0;

	for (; !eof_token(token) && !match_op((struct token *)token, '>'); token = token->next) {
		const char *text = __real_show_token(token);
		size_t more = strlen(text);

		if (len + more >= size)
			return false;
		memcpy(name + len, text, more);
		len += more;
	}
	name[len] = '\0';
	return len && !eof_token((struct token *)token);
}

static bool has_include(const struct token *asker, struct arg *arg, bool next)
{
	const struct stream *stream = &input_streams[asker->pos.stream];
	struct token *token = arg->arg ? arg->arg : &eof_token_entry;
	char name[PATH_MAX] = "";
	bool quoted;

	if (!match_op(token, '<') && token_type(token) != TOKEN_STRING && arg->expanded)
		token = arg->expanded;
	quoted = token_type(token) == TOKEN_STRING;
	if (quoted && token->string->length <= PATH_MAX)
		memcpy(name, token->string->data, token->string->length);
	if (!quoted && (!match_op(token, '<') || !join(name, sizeof(name), token->next)))
		return false;
	if (*name == '/')
		return is_file("", name);
	if (next)
		return stream->next_path && is_in_any(stream->next_path, name);
	return (quoted && is_beside(stream->name, name)) || is_in_any(includepath + 1, name);
}

static bool ask_include(struct token *token, struct arg *args)
{
	become_number(token, has_include(token, args, false) ? "1" : "0");
	return true;
}

static bool ask_include_next(struct token *token, struct arg *args)
{
	become_number(token, has_include(token, args, true) ? "1" : "0");
	return true;
}

/* ---- does the compiler know an attribute in C23's way? ---- */

static const char *standard_attribute(const char *name)
{
	static const char *const known[][2] = {
		{ "deprecated", "201904L" }, { "fallthrough", "201910L" },
		{ "maybe_unused", "202106L" }, { "nodiscard", "202003L" },
		{ "noreturn", "202202L" }, { "reproducible", "202207L" },
		{ "unsequenced", "202207L" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		if (!strcmp(name, known[i][0]))
			return known[i][1];
	}
	return "0";
}

/* "gnu::packed" it does if it does __attribute__((packed)). */
static bool ask_c_attribute(struct token *token, struct arg *args)
{
	struct token *name = args->arg ? args->arg : &eof_token_entry;
	struct symbol *sym;

	if (token_type(name) != TOKEN_IDENT) {
		become_number(token, "0");
	} else if (match_op(name->next, ':')) {
		while (!eof_token(name->next))
			name = name->next;
		sym = token_type(name) == TOKEN_IDENT ? lookup_symbol(name->ident, NS_KEYWORD) :
			NULL;
		become_number(token, sym && sym->op && sym->op->attribute ? "1" : "0");
	} else {
		become_number(token, standard_attribute(name->ident->name));
	}
	return true;
}

/* What only clang asks itself, in its own headers. */
static bool answer_no(struct token *token, struct arg *args)
{
	(void)args;
	become_number(token, "0");
	return true;
}

/* ---- all of them ---- */

static struct token *new_count(struct token *next)
{
	struct token *token = __alloc_token(0);

	token->pos.type = TOKEN_ARG_COUNT;
	token->count = (struct argcount){ .normal = 1, .quoted = 1, .vararg = 1 };
	token->next = next;
	return token;
}

/* One parameter, that takes all, as written and expanded. */
static struct token *new_parameters(void)
{
	struct token *name = __alloc_token(0);

	name->pos.type = TOKEN_IDENT;
	name->ident = &__VA_ARGS___ident;
	name->next = new_count(&eof_token_entry);
	return new_count(name);
}

void dialect_operators(int stream)
{
	static const struct {
		const char *name;
		bool (*expand)(struct token *token, struct arg *args);
	} operators[] = {
		{ "__has_include",		ask_include },
		{ "__has_include_next",		ask_include_next },
		{ "__has_embed",		ask_include },
		{ "__has_c_attribute",		ask_c_attribute },
		{ "__has_cpp_attribute",	ask_c_attribute },
		{ "__has_warning",		answer_no },
		{ "__building_module",		answer_no },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(operators); i++) {
		struct symbol *sym = __real_create_symbol(stream, operators[i].name, SYM_NODE,
							  NS_MACRO);

		sym->expand = operators[i].expand;
		sym->arglist = new_parameters();
	}
}
