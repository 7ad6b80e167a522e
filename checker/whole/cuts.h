/* SPDX-License-Identifier: MIT */
/*
 * cuts.h - what removing an include takes, and what it saves
 *
 * A cut takes out some directives and gives those files that would miss something an include
 * or a declaration of their own. It is tried on every unit that it touches: each is read again,
 * and every need has to be met. Sizes are lines of gcc -E -P.
 */
#ifndef CUTS_H
#define CUTS_H

#include "needs.h"
#include "order.h"
#include "web.h"

/* An include or a declaration that a file gets. */
struct repair {
	unsigned file;
	struct added add;
	unsigned limit;			/* to stand before this slot, */
	unsigned line;			/* and this line */
	const struct need *need;	/* what for */
	/* or it keeps the directive (web.links, from 1) that this earlier cut has taken out */
	unsigned kept, cut;
};

struct cut {
	unsigned target;		/* the file that is included no more */
	unsigned *links;		/* by these */
	size_t nr_links;
	struct repair *repairs;
	size_t nr_repairs;
	long saved;			/* lines over the build */
	unsigned units;			/* that have less to read */
	/* why it cannot be done: this file needs that, and cannot have it; else need is NULL */
	unsigned stuck_file;
	const struct need *stuck;
};

struct planner {
	const struct web *w;
	const struct needs *needs;
	struct edits edits;
	struct order order;
	unsigned long *lines;		/* of each unit, with the edits so far */
	unsigned long *before;		/* and before any */
	unsigned *again;		/* files without a guard that it opens again, before any */
	unsigned long total;		/* of all, before any */
	struct units_of {
		unsigned *v;
		size_t nr;
	} *units_of;			/* of each file, the units that read it */
	struct cut *cuts;		/* that have been made, in that order */
	size_t nr_cuts;
	/* private: of the cut that is tried */
	unsigned long *tried;		/* lines of the units that it touches */
	unsigned *touched;		/* these units */
	size_t nr_touched;
	bool *is_touched, *is_checked;
	char *allowed;			/* of each link: may it go? 1, 0 */
};

struct planner *planner_open(const struct web *w, const struct needs *n);
void planner_close(struct planner *p);

/*
 * What is left if every unit read only what its files need by name, in lines over the build:
 * nobody can cut more without moving code. If @by_file is not NULL, it takes for each file the
 * lines that the plan leaves and that no file of their unit needs.
 */
unsigned long planner_bound(struct planner *p, unsigned long *by_file);

/* Call @unmet for all needs that are not met with the edits as they are. */
void planner_check(struct planner *p, void (*unmet)(void *data, unsigned unit, unsigned file,
						    const struct need *need), void *data);

/* May a plan take that directive out? Not what its file needs itself, or is not ours to change. */
bool cut_allowed(const struct planner *p, unsigned link);

/*
 * What it takes to remove those of the @links that can be; nothing is changed but @links. Returns
 * whether any can. cut_free() it, or cut_make() it.
 */
bool cut_try(struct planner *p, unsigned *links, size_t nr, struct cut *c);

/* Make a cut that can be done, which the planner owns then. */
void cut_make(struct planner *p, struct cut *c);

void cut_free(struct cut *c);

/*
 * For each file what might be saved by cutting all the directives that lead to it and are
 * allowed, with the edits so far, in lines over the build: an estimate.
 */
void cuts_estimate(struct planner *p, unsigned long *gain);

/* Make up to @steps cuts, those first that save most for their work. */
void cuts_choose(struct planner *p, unsigned steps);

#endif
