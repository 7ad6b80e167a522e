/* SPDX-License-Identifier: MIT */
/*
 * merge.h - from what the units of one or more stores learned to one verdict
 *
 * Only header records that a unit names count; the others are left from before.
 * If records know different contents of a file, only those of the content count
 * that the unit checked last has seen. A finding counts if any of them has it;
 * that an include is redundant only if all agree in which it was active.
 */
#ifndef MERGE_H
#define MERGE_H

#include <stdbool.h>

#include "report.h"

/* What some units of a store know of a file; stale records are left out. */
struct merged_file {
	const struct facts *facts;
	unsigned store;
};

/* A unit, and what it knows of each file that it includes. */
struct merged_unit {
	const struct facts *self;
	const struct facts **seen;
	size_t nr_seen;
	unsigned store;
};

/* A record of a unit: it was checked, for these rules. */
struct recorded {
	char *name;		/* "lib/cmdline.c", or "lib/cmdline.c@lib_cmdline" */
	unsigned store;
	unsigned long long rules;	/* as bits: merge_rule(); 0 if nothing came of it */
};

struct merged {
	struct report report;
	struct merged_file *files;	/* sorted by name, then store */
	size_t nr_files;
	struct merged_unit *units;
	size_t nr_units, max_units;
	struct recorded *recorded;	/* sorted */
	size_t nr_recorded, max_recorded;
	const char **known_rules;	/* that any unit was checked for, NULL at the end */
	unsigned partial, failed;	/* how many units of the report were so */
	bool broken;			/* a record could not be read; why is on stderr */
	struct merge *state;
};

/* Merge these stores. Returns 0, or -1 if one of them is none, which is said on stderr. */
int merge_stores(char *const *stores, int nr, struct merged *m);

/* The digest of the bytes that the file had when it was checked; NULL if that is not known. */
const char *merged_content(const struct merged *m, const char *name);

/* How many stores have units in it; they are numbered from 0. */
unsigned merged_nr_stores(const struct merged *m);

/* The bit of that rule in recorded.rules. */
unsigned long long merge_rule(const struct merged *m, const char *rule);

/* The record of the unit that @name is compiled to as @object (or NULL), or NULL. */
const struct recorded *merge_recorded(const struct merged *m, unsigned store, const char *name,
				      const char *object);

void merged_free(struct merged *m);

#endif
