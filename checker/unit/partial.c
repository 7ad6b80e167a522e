// SPDX-License-Identifier: MIT
/*
 * partial.c - what is certain of a unit that sparse cannot parse in whole
 */
#include <stdlib.h>
#include <string.h>

#include <lib.h>
#include <token.h>

#include "partial.h"
#include "record.h"
#include "unit.h"
#include "util.h"

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

bool partial_is_syntax(const char *format)
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

void partial_error(struct position pos, const char *message)
{
	const struct file *file = file_at(pos);

	if (unit.partial && (!is_known(pos) || !is_before(pos, unit.error)))
		return;
	if (is_known(pos))
		unit.error = pos;
	unit.partial = true;
	free((char *)unit.message);
	unit.message = xformat("%s:%u:%u: error: %s", file ? file->name : stream_name(pos.stream),
			       pos.line, pos.pos, message);
}

bool partial_is_certain(struct position pos)
{
	return !unit.partial || (is_known(pos) && is_before(pos, unit.error));
}

/* The stream of the file's first reading; -1 if there is none. */
static int first_stream(const char *file)
{
	size_t i;

	for (i = 0; i < unit.streams.nr; i++) {
		if (unit.streams.v[i] && !strcmp(unit.streams.v[i]->name, file))
			return i;
	}
	return -1;
}

static bool keep_certain_places(struct finding *f)
{
	int stream = first_stream(f->file);
	size_t i, nr = 0;

	for (i = 0; i < f->nr_places; i++) {
		struct position pos = {
			.stream = stream, .line = f->places[i].line, .pos = f->places[i].column,
		};

		if (stream >= 0 && is_before(pos, unit.error))
			f->places[nr++] = f->places[i];
		else
			free(f->places[i].name);
	}
	f->nr_places = nr;
	return nr;
}

static bool wants_to_remove(const struct finding *f)
{
	return f->fix && !strchr("+?", *f->fix);
}

void partial_keep_certain(struct findings *findings)
{
	size_t i, nr = 0;

	if (!unit.partial)
		return;
	for (i = 0; i < findings->nr; i++) {
		struct finding *f = &findings->v[i];

		if (!wants_to_remove(f) && keep_certain_places(f))
			findings->v[nr++] = *f;
		else
			finding_free(f);
	}
	findings->nr = nr;
}
