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

/*
 * Is the word, if it is within a macro's arguments, expanded into code? It is not if
 * the argument is dropped or only ends in a string.
 */
bool word_matters(const struct file *file, const struct word *word);

#endif
