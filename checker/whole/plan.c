// SPDX-License-Identifier: MIT
/*
 * plan.c - what it takes to make headers cheaper, in words
 */
#include <stdlib.h>

#include "plan.h"
#include "util.h"

#define MAX_REST 20

static double percent(const struct planner *p, long lines)
{
	return p->total ? 100.0 * lines / p->total : 0;
}

void plan_print_repair(FILE *to, const struct web *w, const struct repair *r)
{
	fprintf(to, "\t%s: ", w->files[r->file].name);
	if (r->add.spelled)
		fprintf(to, "add #include %s", r->add.spelled);
	else
		fprintf(to, "declare struct %s", r->add.tag);
	fprintf(to, " for '%s' of %s\n", r->need->fact->name, w->files[r->need->by].name);
}

static void print_cut(FILE *to, const struct planner *p, const struct cut *c, size_t nr)
{
	const struct web *w = p->w;

	fprintf(to, "%zu. %s: %ld lines less in %u units (%.2f %%), %zu removed, %zu added\n",
		nr, w->files[c->target].name, c->saved, c->units, percent(p, c->saved),
		c->nr_links, c->nr_repairs);
	for (size_t i = 0; i < c->nr_links; i++) {
		const struct web_link *link = &w->links[c->links[i]];

		fprintf(to, "\t%s:%u: remove #include %s\n", w->files[link->from].name, link->line,
			link->spelled);
	}
	for (size_t i = 0; i < c->nr_repairs; i++)
		plan_print_repair(to, w, &c->repairs[i]);
}

/* The files that units still read, and need nothing of, the dearest first. */
static void print_rest(FILE *to, const struct planner *p, const unsigned long *by_file)
{
	bool *shown = xmalloc(p->w->nr_files + 1);

	for (unsigned i = 0; i < MAX_REST; i++) {
		unsigned most = NO_FILE;

		for (unsigned f = 0; f < p->w->nr_files; f++) {
			if (!shown[f] && by_file[f] &&
			    (most == NO_FILE || by_file[f] > by_file[most]))
				most = f;
		}
		if (most == NO_FILE)
			break;
		shown[most] = true;
		fprintf(to, "\t%s: %lu lines (%.2f %%) still read where nothing of it is needed\n",
			p->w->files[most].name, by_file[most], percent(p, by_file[most]));
	}
	free(shown);
}

static void print_bound(FILE *to, struct planner *p)
{
	unsigned long *by_file = xmalloc((p->w->nr_files + 1) * sizeof(*by_file));
	unsigned long bound = planner_bound(p, by_file);

	fprintf(to, "at most %.2f %%: %lu lines stand in files that units need by name\n",
		percent(p, p->total - bound), bound);
	print_rest(to, p, by_file);
	free(by_file);
}

void plan_print(FILE *to, struct planner *p)
{
	size_t removed = 0, added = 0;
	long saved = 0;

	for (size_t i = 0; i < p->nr_cuts; i++) {
		print_cut(to, p, &p->cuts[i], i + 1);
		saved += p->cuts[i].saved;
		removed += p->cuts[i].nr_links;
		added += p->cuts[i].nr_repairs;
	}
	fprintf(to, "all: %ld of %lu lines less (%.2f %%), %zu includes removed, %zu lines added\n",
		saved, p->total, percent(p, saved), removed, added);
	print_bound(to, p);
}
