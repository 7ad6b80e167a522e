/* SPDX-License-Identifier: MIT */
/*
 * record.h - the unit as text: files, directives and words with their positions
 *
 * hooks.c calls these while sparse works. All positions are sparse's.
 */
#ifndef RECORD_H
#define RECORD_H

#include "unit.h"

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
void record_open(int stream, const char *path, const char *text, size_t size);

/*
 * It has been tokenized; @first is its first token, not yet preprocessed. @text are its @size
 * bytes if IWYU pragmas may be in it, else NULL.
 */
void record_text(int stream, struct token *first, const char *text, size_t size);

/* A directive on @line of @stream is about to run: macros are still as before it. */
void record_before_directive(int stream, unsigned line);

/* An active #include (or -include) at @pos resolved to @path. */
void record_include(struct position pos, struct path *path);

/* An active #define of @ident at @pos has run; @body is what it stood for before, NULL: nothing. */
void record_define(struct position pos, struct ident *ident, const struct token *body);

/* An active #undef of @ident at @pos has run. */
void record_undef(struct position pos, struct ident *ident);

/* @ident has been made by ## in an expansion at @pos. */
void record_pasted(struct position pos, struct ident *ident);

/* A conditional at @pos has run; @value is what its condition came to (if, elif, ifdef, ifndef). */
void record_condition(struct position pos, enum directive kind, bool value);

/* Preprocessing is over: the rest of the words of open files can be settled. */
void record_end(void);

/*
 * The parser declares @ident in namespace @ns, at file scope or within a block.
 * @sym is about to be bound and has its position and modifiers already.
 */
void record_declaration(struct symbol *sym, struct ident *ident, enum namespace ns, bool outside);

/*
 * Nothing more comes. What branches not taken would declare, of the names that are known by now,
 * becomes a spare provider: another configuration may have it.
 */
void record_spares(void);

#endif
