/* SPDX-License-Identifier: MIT */
/*
 * resolve.h - the unit as meaning: which file uses which name, and how strongly
 *
 * Four parts, each for what the others cannot see:
 *   record.c   macros, from the words as written
 *   resolve.c  type names, tags and enumerators, from the tokens that the parser
 *              got: it keeps no trace of "u32" or of the tag in a cast
 *   walk.c     functions, variables, members and types that must be complete,
 *              from the syntax trees, inline functions included
 *   fallback.c what a header would do itself if nobody had (#ifndef X): from the words
 */
#ifndef RESOLVE_H
#define RESOLVE_H

#include <stdbool.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

/*
 * The parser is about to compute an expression (a bit-field's width, an assertion, an
 * alignment) of which no tree will be left: record its uses now.
 */
void resolve_constant(struct expression *expr);

/*
 * The parser is done with one more declaration at file scope, the tokens from @first up to @end:
 * fill in what uses and tags are in it, while it is still in the processor's caches.
 */
void resolve_tokens(struct token *first, const struct token *end);
void resolve_trees(void);

/* The same for what was not parsed, when all else is known. */
void resolve_fallbacks(void);

/* Are the members of a structure, union or enumeration known by now? */
static inline bool is_complete(const struct symbol *tag)
{
	return tag->symbol_list || tag->endpos.line;
}

#endif
