/* SPDX-License-Identifier: MIT */
/*
 * errors.h - what sparse complains of, and what is certain in spite of it
 *
 * The parser passes over what it does not understand, and may take a statement for a declaration
 * behind it. So only what was read before the first syntax error is certain. What parses and is
 * merely disliked (a size, a type, an assertion about them) is none.
 */
#ifndef ERRORS_H
#define ERRORS_H

#include <stdbool.h>

#include <lib.h>

extern struct errors {
	bool partial;			/* there was a syntax error */
	struct position first;		/* the first one is there ... */
	const char *message;		/* ... and this is what it says, or why the unit failed */
} errors;

/* Is the error that sparse prints with @format one after which it has lost something? */
bool errors_is_syntax(const char *format);

/* There is one at @pos: the unit is partial, and errors.message is @message if it is the first. */
void errors_add(struct position pos, const char *message);

/* Was the place read before the first syntax error, or is there none? */
bool errors_is_before(struct position pos);

#endif
