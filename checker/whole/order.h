/* SPDX-License-Identifier: MIT */
/*
 * order.h - in which order a unit reads its files, with and without a plan's edits
 *
 * A file is read once: its guard sees to that. Its directives part it into slots: what stands
 * before the first is slot 0, what is after directive number 4 is slot 5. A clock ticks where
 * each slot begins, so that of two slots of different files it is known which comes first.
 *
 * Three others replay an order of reading: judge/alone.c, closure_order() and replay.c; alone.h
 * says what each is for.
 */
#ifndef ORDER_H
#define ORDER_H

#include "web.h"

#define NEVER (~0u)

/* What a file is to include or declare itself, behind directive number slot - 1. */
struct added {
	unsigned slot;
	const char *spelled;	/* "<linux/types.h>"; NULL: a declaration of this tag */
	unsigned to;		/* where a quoted one leads; NO_FILE: each store knows */
	const char *tag;
	unsigned group;		/* number of the cut that asks for it, from 1 */
};

/* A plan's edits. */
struct edits {
	unsigned *cut;			/* of each link: number of the cut that it is in, or 0 */
	struct file_added {
		struct added *v;
		size_t nr;
	} *added;			/* of each file */
};

/* Room for one unit that is being read. */
struct order {
	const struct web *w;
	const struct edits *edits;	/* NULL: as it is */
	const struct web_unit *unit;
	const struct web_text **texts;	/* of each file in this unit; NULL: it has none */
	const struct web_text ***usual;	/* [store][file]: as most units have it */
	unsigned *at;			/* of each file, where in times its slots begin */
	unsigned *times;
	unsigned *parent, *parent_slot;	/* who read it, and that was behind which slot */
	const struct added **why;	/* what for, if that is one of the edits; else NULL */
	size_t nr_times, max_times;
	unsigned *read;			/* the files that were read, in that order */
	size_t nr_read;
	unsigned clock;
	unsigned again;			/* how often files without a guard were opened again */
	unsigned long lines, bytes;	/* of all that was read */
};

void order_open(struct order *o, const struct web *w, const struct edits *edits);
void order_close(struct order *o);

/* Read @unit with the edits, from its beginning to its end. */
void order_read(struct order *o, const struct web_unit *unit);

/* Where an added include leads in the unit that is read, or NO_FILE. */
unsigned order_target(const struct order *o, const struct added *added);

/* When that slot of @file began; NEVER if the unit does not read the file. */
static inline unsigned order_time(const struct order *o, unsigned file, unsigned slot)
{
	return o->at[file] == NEVER ? NEVER : o->times[o->at[file] + slot];
}

#endif
