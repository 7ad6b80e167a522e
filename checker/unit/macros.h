/* SPDX-License-Identifier: MIT */
/*
 * macros.h - what the expansion of a macro needs
 *
 * Ask while the preprocessor runs: macros come and go.
 */
#ifndef MACROS_H
#define MACROS_H

#include "unit.h"

/*
 * The macro is expanded at @pos, @call: before a parenthesis. Record this use, and those
 * of the macros in its body.
 */
void use_macro(struct position pos, struct symbol *macro, bool call);

/* What becomes of a macro's argument; the strongest that it is somewhere. */
enum fate {
	FATE_DROPPED,		/* nothing, or only what is written there, as #x takes it */
	FATE_STRING,		/* it is expanded, into a string or a part of a name */
	FATE_CODE,
};

/* What becomes of the word, if it is within a macro's arguments? */
enum fate word_fate(const struct file *file, const struct word *word);

#endif
