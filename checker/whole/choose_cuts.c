// SPDX-License-Identifier: MIT
/*
 * choose_cuts.c - which includes to cut, so that little work saves much
 *
 * In rounds: an estimate for all files says which are worth trying; the best of those that were
 * tried are made, as long as they still are as good after the ones before. Cuts help each
 * other, so the next round estimates anew.
 */
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "util.h"

#define TRIES 24		/* in a round */
#define AS_MUCH 1.0		/* what a cut costs that needs no edit: a patch to be read */
#define STILL 0.7		/* as good as when it was tried */

struct trial {
	unsigned target;
	struct cut cut;
	double score;
};

static double score_of(const struct cut *c)
{
	return c->saved / (AS_MUCH + c->nr_links + c->nr_repairs);
}

/* All that lead to @target and may go; their number. */
static size_t links_to(const struct planner *p, unsigned target, unsigned *links)
{
	size_t nr = 0;

	for (unsigned i = 0; i < p->w->nr_links; i++) {
		if (p->w->links[i].to == target && cut_allowed(p, i))
			links[nr++] = i;
	}
	return nr;
}

static bool try_target(struct planner *p, unsigned target, unsigned *links, struct cut *c)
{
	size_t nr = links_to(p, target, links);

	return nr && cut_try(p, links, nr, c);
}

static int cmp_trial(const void *a, const void *b)
{
	const struct trial *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->target > y->target) - (x->target < y->target);
}

/* The files with the largest gains that have not failed; how many they are. */
static size_t best_targets(const struct planner *p, const unsigned long *gain, const bool *failed,
			   struct trial *best)
{
	size_t nr = 0;

	for (unsigned i = 0; i < p->w->nr_files; i++) {
		size_t at;

		if (!gain[i] || failed[i] || (nr == TRIES && gain[i] <= best[nr - 1].score))
			continue;
		at = nr < TRIES ? nr++ : nr - 1;
		for (; at && best[at - 1].score < gain[i]; at--)
			best[at] = best[at - 1];
		best[at] = (struct trial){ .target = i, .score = gain[i] };
	}
	return nr;
}

static size_t try_all(struct planner *p, struct trial *trials, size_t nr, bool *failed,
		      unsigned *links)
{
	size_t kept = 0;

	for (size_t i = 0; i < nr; i++) {
		struct trial t = trials[i];

		if (!try_target(p, t.target, links, &t.cut) || t.cut.saved <= 0) {
			failed[t.target] = true;
			cut_free(&t.cut);
			continue;
		}
		t.score = score_of(&t.cut);
		trials[kept++] = t;
	}
	if (kept)
		qsort(trials, kept, sizeof(*trials), cmp_trial);
	return kept;
}

/* Make those that are still as good. How many were made. */
static unsigned make_some(struct planner *p, struct trial *trials, size_t nr, unsigned most,
			  unsigned *links)
{
	unsigned made = 0;

	for (size_t i = 0; i < nr; i++) {
		struct cut again;

		if (made < most && !made) {
			cut_make(p, &trials[i].cut);
			made++;
			continue;
		}
		cut_free(&trials[i].cut);
		if (made == most || 2 * i > nr)
			continue;
		if (try_target(p, trials[i].target, links, &again) &&
		    score_of(&again) >= STILL * trials[i].score) {
			cut_make(p, &again);
			made++;
		} else {
			cut_free(&again);
		}
	}
	return made;
}

void cuts_choose(struct planner *p, unsigned steps)
{
	unsigned long *gain = xmalloc((p->w->nr_files + 1) * sizeof(*gain));
	unsigned *links = xmalloc((p->w->nr_links + 1) * sizeof(*links));
	bool *failed = xmalloc(p->w->nr_files + 1);
	struct trial trials[TRIES];

	while (p->nr_cuts < steps) {
		size_t nr;

		memset(trials, 0, sizeof(trials));
		cuts_estimate(p, gain);
		nr = best_targets(p, gain, failed, trials);
		if (!nr)
			break;
		nr = try_all(p, trials, nr, failed, links);
		make_some(p, trials, nr, steps - p->nr_cuts, links);
	}
	free(gain);
	free(links);
	free(failed);
}
