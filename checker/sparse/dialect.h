/* SPDX-License-Identifier: MIT */
/*
 * dialect.h - what gcc and clang take and sparse does not, put into words that it knows
 *
 * Of the kernel's compilers (gcc 12, clang 19, and what C23 has) sparse lacks keywords and types,
 * which are added to its own (dialect.c, arm.c); operators of its preprocessor (ask.c) and
 * __VA_OPT__ (va_opt.c), which are macros of a kind that it has; and ways to write things, for
 * which the preprocessed tokens are written anew before it parses them (respell.c). Words stay at
 * their places.
 */
#ifndef DIALECT_H
#define DIALECT_H

#include <stdbool.h>

#include <token.h>
#include <symbol.h>

typedef int handler_fn(struct stream *, struct token **, struct token *);

extern bool dialect_c23;	/* -std=gnu23 and the like */
extern bool dialect_unknown;	/* a text may have some of what dialect_respell() looks for */

/*
 * Sparse's command line, @argv of @argc words, without a -std that it would die of and with the
 * macros that are defined before all others. It is new, and stays; @argc takes its length.
 */
char **dialect_arguments(int *argc, char **argv);

/* Before the first file is preprocessed: sparse's tables get the keywords that they lack. */
void dialect_keywords(void);

/* @name is a type, as @like. */
void dialect_type(const char *name, struct symbol *like);

/*
 * The macros by which a compiler for ARM that is called with @argv says that there is NEON, at @to
 * (there is room for two). Returns how many they are; each is "NAME=VALUE".
 */
size_t dialect_arm_macros(const char **to, int argc, char *const *argv);

/* The types that compilers for ARM know, and their <arm_neon.h> builds upon (arm.c). */
void dialect_arm_types(void);

/* The #pragma @token: gcc is told by one to know the types of <arm_neon.h> or <arm_sve.h>. */
void dialect_pragma(struct token *token);

/* Whenever sparse has set up its own: __has_include and the like become macros. */
void dialect_operators(int stream);

/*
 * The #define of sparse's @token, in the way of its own @handler (which is called at least once),
 * but for __VA_OPT__. Returns what @handler does.
 */
int dialect_define(struct stream *stream, struct token **list, struct token *token,
		   handler_fn *handler);

/* Let an #elifdef or #elifndef be the #elif that it stands for. */
void dialect_elif(struct token *token, bool negated);

/* The preprocessed tokens (up to the end of the file) as sparse can parse them; most stay. */
struct token *dialect_respell(struct token *first);

/*
 * Is there something behind the @colon, in @text, that sparse does not expect behind a label, if
 * it is one's? This is a guess of what dialect_respell() has to look for.
 */
bool dialect_is_odd_label(const char *text, const char *colon);

/* A token as @like, at its place, with what is behind it. */
struct token *dialect_copy(const struct token *like, struct token *next);

/* An operator or a name at the place of @at. */
struct token *dialect_operator(const struct token *at, unsigned special, struct token *next);
struct token *dialect_name(const struct token *at, struct ident *ident, struct token *next);

/* Behind the bracket that closes the one at @token; the end of the file if none does. */
struct token *dialect_behind_brackets(struct token *token);

#endif
