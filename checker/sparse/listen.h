/* SPDX-License-Identifier: MIT */
/*
 * listen.h - what whoever listens to sparse is told while it works
 *
 * These are called from here, and defined in unit/, which makes of them what the unit is. All
 * positions are sparse's.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include <stdbool.h>
#include <stddef.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

struct path;

enum directive {
	DIRECTIVE_OTHER,
	DIRECTIVE_INCLUDE,
	DIRECTIVE_DEFINE,
	DIRECTIVE_UNDEF,
	/* conditionals from here on */
	DIRECTIVE_IFDEF,
	DIRECTIVE_IFNDEF,
	DIRECTIVE_IF,
	DIRECTIVE_ELIF,
	DIRECTIVE_ELSE,
	DIRECTIVE_ENDIF,
};

/* A file is about to be read as stream @stream; @text are its @size bytes, NULL: unknown. */
void listen_open(int stream, const char *path, const char *text, size_t size);

/*
 * It has been tokenized; @first is its first token, not yet preprocessed. @text are its @size
 * bytes if IWYU pragmas may be in it, else NULL.
 */
void listen_text(int stream, struct token *first, const char *text, size_t size);

/* A directive on @line of @stream is about to run: macros are still as before it. */
void listen_before_directive(int stream, unsigned line);

/* An active #include (or -include) at @pos resolved to @path. */
void listen_include(struct position pos, struct path *path);

/* An active #define of @ident at @pos has run; @body is what it stood for before, NULL: nothing. */
void listen_define(struct position pos, struct ident *ident, const struct token *body);

/* An active #undef of @ident at @pos has run. */
void listen_undef(struct position pos, struct ident *ident);

/* @ident has been made by ## in an expansion at @pos. */
void listen_pasted(struct position pos, struct ident *ident);

/* A conditional at @pos has run; @value is what its condition came to (if, elif, ifdef, ifndef). */
void listen_condition(struct position pos, enum directive kind, bool value);

/* Preprocessing is over: the rest of the words of open files can be settled. */
void listen_end(void);

/*
 * The parser declares @ident in namespace @ns, at file scope or within a block.
 * @sym is about to be bound and has its position and modifiers already.
 */
void listen_declaration(struct symbol *sym, struct ident *ident, enum namespace ns, bool outside);

/*
 * The parser is about to compute an expression (a bit-field's width, an assertion, an
 * alignment) of which no tree will be left.
 */
void listen_constant(struct expression *expr);

/*
 * The parser is done with one more declaration at file scope, the tokens from @first up to @end:
 * they and its trees are still in the processor's caches.
 */
void listen_tokens(struct token *first, const struct token *end);
void listen_trees(void);

#endif
