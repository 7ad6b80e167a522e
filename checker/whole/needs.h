/* SPDX-License-Identifier: MIT */
/*
 * needs.h - which file needs which, in every unit, and why
 *
 * A file that uses a name needs the file whose declaration it has read before; a tag that
 * need not be complete is needed from any file that mentions it.
 *
 * "#ifdef X" was false because X came later: a cut must not make X come earlier. So the absence
 * is recorded as a need (need.absent).
 */
#ifndef NEEDS_H
#define NEEDS_H

#include "order.h"
#include "web.h"

struct need {
	unsigned by;			/* the file that declares the name */
	unsigned short decl;		/* in this slot of it, */
	unsigned short slot;		/* before this slot of the file that uses it */
	bool absent;			/* it must not be before */
	bool anywhere;			/* it may come behind, too: the body of a function */
	bool indifferent;		/* private */
	const struct name_fact *fact;	/* the name: the first that is used so */
	const struct name_files *others;	/* any of these would do, too; NULL: none */
};

/* Who declares a name. */
struct name_files {
	struct name_file {
		unsigned file;
		unsigned short slot;
		char kind;
	} *v;
	size_t nr;
};

/* Those of one file, as some units have them. */
struct need_list {
	struct need *v;
	size_t nr;
	struct need_list *next;		/* as other units have them */
};

struct needs {
	const struct need_list ***of_unit;	/* [unit][number of the text] */
	struct need_list **of_text;	/* [text]: all there are */
	struct name_table *names;	/* private */
};

/* The needs of all units of @w. Memory is linear in what the stores have. */
struct needs *needs_find(const struct web *w);
void needs_free(const struct web *w, struct needs *n);

/* Is the need met in the unit that @o has read, where @file has it? */
bool need_met(const struct order *o, unsigned file, const struct need *need);

#endif
