// SPDX-License-Identifier: MIT
/*
 * page_plan.c - what the page shows of the planner
 *
 * The includes of headers are tried one by one, before any cut is made, but for those that bring
 * nothing of their own: three of five, and to try them takes half of the time.
 */
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "page_plan.h"
#include "repair.h"
#include "util.h"

#define MAX_NAMES 6

/* ---- edits ---- */

static struct page_edit edit_of(const struct repair *r)
{
	return (struct page_edit){
		.file = r->file,
		.include = r->add.spelled,
		.tag = r->add.tag,
		.name = r->need->fact->name,
		.of = r->need->by,
	};
}

static struct page_edits edits_of(const struct cut *c)
{
	struct page_edits all = { .v = xmalloc((c->nr_repairs + 1) * sizeof(*all.v)) };

	for (; all.nr < c->nr_repairs; all.nr++)
		all.v[all.nr] = edit_of(&c->repairs[all.nr]);
	return all;
}

static struct page_directive directive_of(const struct web *w, unsigned link)
{
	return (struct page_directive){ w->links[link].from, w->links[link].line };
}

/* ---- the build ---- */

static struct page_cut cut_of(const struct web *w, const struct cut *c)
{
	struct page_cut cut = {
		.header = c->target,
		.saved = c->saved,
		.units = c->units,
		.removed = xmalloc((c->nr_links + 1) * sizeof(*cut.removed)),
		.added = edits_of(c),
	};

	for (; cut.nr_removed < c->nr_links; cut.nr_removed++)
		cut.removed[cut.nr_removed] = directive_of(w, c->links[cut.nr_removed]);
	return cut;
}

static void choose(struct page_plan *plan, struct planner *p, unsigned steps)
{
	cuts_choose(p, steps);
	plan->cuts = xmalloc((p->nr_cuts + 1) * sizeof(*plan->cuts));
	for (; plan->nr_cuts < p->nr_cuts; plan->nr_cuts++)
		plan->cuts[plan->nr_cuts] = cut_of(p->w, &p->cuts[plan->nr_cuts]);
}

/* ---- one include ---- */

static bool has_name(const struct page_try *t, const char *name)
{
	for (size_t i = 0; i < t->nr_names; i++) {
		if (!strcmp(t->names[i].name, name))
			return true;
	}
	return false;
}

/* Those beyond the first few are counted as often as they are found. */
static void add_name(struct page_try *t, const struct name_fact *fact)
{
	if (has_name(t, fact->name))
		return;
	if (t->nr_names == MAX_NAMES) {
		t->more_names++;
		return;
	}
	GROW_PLAIN(t->names, t->nr_names);
	t->names[t->nr_names++] = (struct page_name){ fact->name, fact->kind, fact->line };
}

/* What the file itself has of @by, in any unit; a tag can be declared instead. */
static void find_names(struct page_try *t, const struct need_list *list, unsigned by)
{
	for (; list; list = list->next) {
		for (size_t i = 0; i < list->nr; i++) {
			const struct need *need = &list->v[i];

			if (need->by == by && !need->absent && need->fact->kind != 's')
				add_name(t, need->fact);
		}
	}
}

static enum page_stay why_it_stays(const struct planner *p, unsigned link, const struct page_try *t)
{
	const struct web_link *l = &p->w->links[link];

	if (l->keep)
		return PAGE_KEPT;
	if (!repair_is_ours(p->w, l->from))
		return PAGE_FOREIGN;
	if (l->wanted)
		return PAGE_UNNAMED;
	return t->nr_names ? PAGE_NEEDED : PAGE_UNNAMED;
}

static void set_goes(struct page_try *t, const struct cut *c)
{
	t->stay = PAGE_GOES;
	t->saved = c->saved;
	t->units = c->units;
	t->added = edits_of(c);
}

static void set_stuck(struct page_try *t, const struct cut *c)
{
	t->stay = PAGE_STUCK;
	t->stuck.file = c->stuck_file;
	if (!c->stuck)
		return;
	t->stuck.name = c->stuck->fact->name;
	t->stuck.of = c->stuck->by;
}

static void try_it(struct planner *p, unsigned link, struct page_try *t)
{
	struct cut c;

	if (cut_try(p, &link, 1, &c))
		set_goes(t, &c);
	else
		set_stuck(t, &c);
	cut_free(&c);
}

static struct page_try *add_try(struct page_plan *plan, const struct web *w, unsigned link)
{
	struct page_try *t;

	GROW_PLAIN(plan->tries, plan->nr_tries);
	t = &plan->tries[plan->nr_tries++];
	*t = (struct page_try){ .directive = directive_of(w, link) };
	return t;
}

/* Whatever it leads to, the header has by others, too. */
static bool is_shared(const struct page_file *f, unsigned line)
{
	for (size_t i = 0; i < f->nr_includes; i++) {
		if (f->includes[i].line == line)
			return !f->includes[i].only;
	}
	return false;
}

/* @texts are those of the files, sorted by file: of this one from @first on. */
static void try_link(struct page_plan *plan, struct planner *p, unsigned link,
		     const struct page_file *from, const unsigned *texts, size_t first)
{
	const struct web *w = p->w;
	const struct web_link *l = &w->links[link];
	struct page_try *t = add_try(plan, w, link);

	if (cut_allowed(p, link)) {
		if (is_shared(from, l->line))
			t->stay = PAGE_SHARED;
		else
			try_it(p, link, t);
		return;
	}
	for (size_t i = first; i < w->nr_texts && w->texts[texts[i]].file == l->from; i++)
		find_names(t, p->needs->of_text[texts[i]], l->to);
	t->stay = why_it_stays(p, link, t);
}

/* ---- all of them ---- */

/* The numbers of the texts, by file; @first gets where each file's begin. To be freed. */
static unsigned *sort_texts(const struct web *w, size_t *first)
{
	unsigned *sorted = xmalloc((w->nr_texts + 1) * sizeof(*sorted));
	size_t *next = xmalloc((w->nr_files + 1) * sizeof(*next));

	for (size_t i = 0; i < w->nr_texts; i++)
		first[w->texts[i].file + 1]++;
	for (unsigned i = 0; i < w->nr_files; i++) {
		first[i + 1] += first[i];
		next[i] = first[i];
	}
	for (size_t i = 0; i < w->nr_texts; i++)
		sorted[next[w->texts[i].file]++] = i;
	free(next);
	return sorted;
}

static void try_all(struct page_plan *plan, struct planner *p, const struct page_file *files)
{
	const struct web *w = p->w;
	size_t *first = xmalloc((w->nr_files + 1) * sizeof(*first));
	unsigned *texts = sort_texts(w, first);

	for (unsigned i = 0; i < w->nr_links; i++) {
		const struct web_link *l = &w->links[i];
		const struct web_file *from = &w->files[l->from];

		if (l->to != NO_FILE && from->kind != FILE_UNIT && !from->forced)
			try_link(plan, p, i, &files[l->from], texts, first[l->from]);
	}
	free(first);
	free(texts);
}

struct page_plan *page_plan_find(const struct web *w, const struct page_file *files,
				 unsigned steps)
{
	struct page_plan *plan = xmalloc(sizeof(*plan));
	struct needs *needs = needs_find(w);
	struct planner *p = planner_open(w, needs);

	plan->lines = p->total;
	plan->needed = planner_bound(p, NULL);
	try_all(plan, p, files);
	choose(plan, p, steps);
	planner_close(p);
	needs_free(w, needs);
	return plan;
}

void page_plan_free(struct page_plan *plan)
{
	if (!plan)
		return;
	for (size_t i = 0; i < plan->nr_cuts; i++) {
		free(plan->cuts[i].removed);
		free(plan->cuts[i].added.v);
	}
	for (size_t i = 0; i < plan->nr_tries; i++) {
		free(plan->tries[i].added.v);
		free(plan->tries[i].names);
	}
	free(plan->cuts);
	free(plan->tries);
	free(plan);
}
