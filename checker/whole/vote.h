/* SPDX-License-Identifier: MIT */
/*
 * vote.h - what a file's variants say together; for merge.c only
 */
#ifndef VOTE_H
#define VOTE_H

#include <stdbool.h>
#include <time.h>

#include "facts.h"

/* What some units of one store know of a file: a header's record, or a unit's own facts. */
struct variant {
	struct facts facts;
	struct timespec newest;		/* when the last of these units was checked */
	unsigned long long rules;	/* that any of them was checked for, as bits */
	unsigned units, store;
	bool whole;			/* one of these units was wholly analysed */
};

/*
 * Append to @all the findings of one file, whose @nr variants @v are of one content and
 * sorted by store: what counts is moved out of them. That an include can go counts only if all
 * agree who can judge: those that were checked for the rule, whose bit is its place in @rules.
 * Those that are not whole are against it.
 */
void vote_on_file(struct variant *const *v, size_t nr, char *const *rules, unsigned nr_rules,
		  struct findings *all);

#endif
