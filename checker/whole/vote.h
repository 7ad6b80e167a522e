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
 * sorted by store: what counts is moved out of them. A removal passes only if every variant
 * agrees that was checked for the rule (variant.rules, bit n = @rules[n]) and has the include
 * active. A variant that is not whole (only partly analysed units) and has it active has a vote
 * as well, whatever it was checked for: so it is against what it did not find itself.
 */
void vote_on_file(struct variant *const *v, size_t nr, char *const *rules, unsigned nr_rules,
		  struct findings *all);

#endif
