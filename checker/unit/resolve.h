/* SPDX-License-Identifier: MIT */
/*
 * resolve.h - the unit as meaning: which file uses which name, and how strongly
 *
 * Four parts, each for what the others cannot see:
 *   written.c  macros, from the words as written
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

/*
 * Add the uses in "#ifndef X" branches that were skipped only because another file defined X
 * (fallback.c). Call it after find_spares().
 */
void resolve_fallbacks(void);

/*
 * Nothing more comes. What branches not taken would declare, of the names that are known by now,
 * becomes a spare provider: another configuration may have it.
 */
void find_spares(void);

/* Are the members of a structure, union or enumeration known by now? */
static inline bool is_complete(const struct symbol *tag)
{
	return tag->symbol_list || tag->endpos.line;
}

#endif
