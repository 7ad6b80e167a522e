// SPDX-License-Identifier: MIT
/*
 * errors.c - what sparse complains of, and what is certain in spite of it
 */
#include <stdlib.h>
#include <string.h>

#include <lib.h>
#include <token.h>

#include "errors.h"
#include "paths.h"
#include "util.h"

struct errors errors;

/*
 * Errors behind which all tokens are still there, and parsed: what the compiler is to judge, and
 * has. Any other is one of syntax: it is better to know less. These are of sparse 0.6.4 to 0.6.5.
 */
static const char *const dislikes[] = {
	/* attributes and modifiers that do not fit */
	"an argument is expected for attribute 'cleanup'",
	"argument is not an identifier",
	"don't know how to apply mode to ",
	"expect attribute mode symbol",
	"invalid modifier",
	"multiple address spaces given",
	"unknown mode attribute ",
	/* storage and types that do not */
	"'%s()' has __auto_type return type",
	"__auto_type %s",
	"__thread cannot be used with ",
	"duplicate %s",
	"duplicate array static declarator",
	"member '%s' has __auto_type",
	"missing type declaration for parameter ",
	"multiple storage classes",
	"no identifier for function argument",
	"non-local var '%s' in for-loop initializer",
	"type expression should not include identifier",
	"void declaration",
	/* sizes and values */
	"Examining unknown symbol type",
	"bad enum definition",
	"bitfield '%s' ",
	"constant %s is not a valid number",
	"ctype on ",
	"dubious one-bit signed bitfield",
	"empty character constant",
	"empty enum definition",
	"flexible array member ",
	"incompatible restricted type",
	"invalid bitfield specifier for type",
	"static assertion failed",
	/* statements where they make no sense */
	"an expression is expected before ')'",
	"break/continue not in iterator scope",
	"label '%s' ",
	"not in switch scope",
	"string literal expected for ",
	/* a string is cut off: nobody reads it */
	"too long token expansion",
};

bool errors_is_syntax(const char *format)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(dislikes); i++) {
		if (!strncmp(format, dislikes[i], strlen(dislikes[i])))
			return false;
	}
	return true;
}

static bool is_known(struct position pos)
{
	return pos.stream < (unsigned)input_stream_nr;
}

/*
 * Files are numbered as they are opened, so the one of the greater number is not around the other:
 * the place of its #include tells as much.
 */
static bool is_before(struct position a, struct position b)
{
	while (a.stream != b.stream) {
		struct position *later = a.stream > b.stream ? &a : &b;
		struct position include = input_streams[later->stream].pos;

		if (!is_known(include))
			return later == &b;
		*later = include;
	}
	return a.line != b.line ? a.line < b.line : a.pos < b.pos;
}

void errors_add(struct position pos, const char *message)
{
	if (errors.partial && (!is_known(pos) || !is_before(pos, errors.first)))
		return;
	if (is_known(pos))
		errors.first = pos;
	errors.partial = true;
	free((char *)errors.message);
	errors.message = xformat("%s:%u:%u: error: %s", is_known(pos) ?
				 path_name(stream_name(pos.stream)) : stream_name(pos.stream),
				 pos.line, pos.pos, message);
}

bool errors_is_before(struct position pos)
{
	return !errors.partial || (is_known(pos) && is_before(pos, errors.first));
}
