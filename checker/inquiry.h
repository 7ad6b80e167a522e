/* SPDX-License-Identifier: MIT */
/*
 * inquiry.h - fkh-report's questions about the include graph: --cost, --why, --plan
 */
#ifndef INQUIRY_H
#define INQUIRY_H

#include <stdbool.h>

#include "merge.h"

enum question { NO_QUESTION, ASK_COST, ASK_MACROS, ASK_WHY, ASK_PLAN };

/* The options, as given; NULL: not. */
struct asked {
	const char *cost;	/* "" without a value */
	const char *steps, *drop;
	bool plan, why, json;
	bool page;		/* --html: a plan is part of it then */
};

struct inquiry {
	enum question about;
	bool beside;		/* a plan is part of the page: what is it about is NO_QUESTION */
	bool json;
	bool series;		/* of a plan: patches, not words */
	const char *drop;	/* of a plan: this include only, or NULL */
	unsigned steps;		/* of a plan: how many cuts, chosen together */
	char **names;		/* headers and files asked about */
	size_t nr_names;
	char *const *stores;	/* what was merged */
	int nr_stores;
	const char *source;	/* of a series: the root of the source tree, whose patches they */
	const char *author;	/* are, "NAME <ADDRESS>", and are they signed off as that one's? */
	bool signoff;
};

/*
 * Make a question of the options and of the @nr arguments at @args: folders are stores and stay
 * there, and how many they are is returned; the others are asked about. What cannot be is said, and
 * ends the program with status 2.
 */
int inquiry_parse(struct inquiry *q, const struct asked *a, char **args, int nr);

/*
 * Answer on standard output from @m. Returns 0, or -1 if that cannot be done, which is said on
 * stderr.
 */
int inquire(const struct inquiry *q, const struct merged *m);

#endif
