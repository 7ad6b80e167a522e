/* SPDX-License-Identifier: MIT */
/*
 * partial.h - what is certain of a unit that sparse cannot parse in whole
 *
 * The parser passes over what it does not understand, and may take a statement for a declaration
 * behind it. So only what was read before the first syntax error is certain. What parses and is
 * merely disliked (a size, a type, an assertion about them) is none.
 */
#ifndef PARTIAL_H
#define PARTIAL_H

#include "finding.h"
#include "unit.h"

/* Is the error that sparse prints with @format one after which it has lost something? */
bool partial_is_syntax(const char *format);

/* There is one at @pos: the unit is partial, and unit.message is @message if it is the first. */
void partial_error(struct position pos, const char *message);

/* Was the place read before the first syntax error, if there is any? */
bool partial_is_certain(struct position pos);

/*
 * Leave of a partial unit's findings those that are certain: at places before the error, and not
 * that something is not needed, for behind the error it may be.
 */
void partial_keep_certain(struct findings *findings);

#endif
