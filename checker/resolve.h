/* SPDX-License-Identifier: MIT */
/*
 * resolve.h - the unit as meaning: which file uses which name, and how strongly
 *
 * Four passes, each for what the others cannot see:
 *   record.c   macros, from the words as written
 *   resolve.c  type names, tags and enumerators, from the tokens that the parser
 *              got: it keeps no trace of "u32" or of the tag in a cast
 *   walk.c     functions, variables, members and types that must be complete,
 *              from the syntax trees, inline functions included
 *   fallback.c what a header would do itself if nobody had (#ifndef X): from the words
 */
#ifndef RESOLVE_H
#define RESOLVE_H

struct expression;

/*
 * The parser is about to compute an expression (a bit-field's width, an assertion, an
 * alignment) of which no tree will be left: record its uses now.
 */
void resolve_constant(struct expression *expr);

/* Fill in the uses and the tags' providers of all files of the unit. */
void resolve_tokens(void);
void resolve_trees(void);
void resolve_fallbacks(void);

#endif
