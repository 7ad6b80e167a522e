// SPDX-License-Identifier: MIT
#include "html_plan.h"

/* File, what to include or else the tag, whether it is a tag, and the name that it is for. */
static json *edit(const struct page_edit *e)
{
	json *edit = json_array_of();

	json_add(edit, json_number(e->file));
	json_add(edit, json_text(e->include ? e->include : e->tag));
	json_add(edit, json_number(!e->include));
	json_add(edit, json_text(e->name));
	json_add(edit, json_number(e->of));
	return edit;
}

static json *edits(const struct page_edits *all)
{
	json *edits = json_array_of();

	for (size_t i = 0; i < all->nr; i++)
		json_add(edits, edit(&all->v[i]));
	return edits;
}

static json *removed(const struct page_cut *c)
{
	json *removed = json_array_of();

	for (size_t i = 0; i < c->nr_removed; i++) {
		json_add(removed, json_number(c->removed[i].file));
		json_add(removed, json_number(c->removed[i].line));
	}
	return removed;
}

static json *cuts(const struct page_plan *plan)
{
	json *cuts = json_array_of();

	for (size_t i = 0; i < plan->nr_cuts; i++) {
		const struct page_cut *c = &plan->cuts[i];
		json *cut = json_array_of();

		json_add(cut, json_number(c->header));
		json_add(cut, json_number(c->saved));
		json_add(cut, json_number(c->units));
		json_add(cut, removed(c));
		json_add(cut, edits(&c->added));
		json_add(cuts, cut);
	}
	return cuts;
}

/* How many are not shown, and of each the name, its kind and the line. */
static json *names(const struct page_try *t)
{
	json *names = json_array_of();

	json_add(names, json_number(t->more_names));
	for (size_t i = 0; i < t->nr_names; i++) {
		json_add(names, json_text(t->names[i].name));
		json_add(names, json_text((char[]){ t->names[i].kind, '\0' }));
		json_add(names, json_number(t->names[i].line));
	}
	return names;
}

static void add_reason(json *to, const struct page_try *t)
{
	if (t->stay == PAGE_NEEDED)
		json_add(to, names(t));
	if (t->stay == PAGE_STUCK && t->stuck.name) {
		json_add(to, json_number(t->stuck.file));
		json_add(to, json_text(t->stuck.name));
		json_add(to, json_number(t->stuck.of));
	}
}

static json *tries(const struct page_plan *plan)
{
	json *tries = json_array_of();

	for (size_t i = 0; i < plan->nr_tries; i++) {
		const struct page_try *t = &plan->tries[i];
		json *one = json_array_of();

		json_add(one, json_number(t->directive.file));
		json_add(one, json_number(t->directive.line));
		json_add(one, json_number(t->stay));
		if (t->stay == PAGE_GOES) {
			json_add(one, json_number(t->saved));
			json_add(one, json_number(t->units));
			json_add(one, edits(&t->added));
		}
		add_reason(one, t);
		json_add(tries, one);
	}
	return tries;
}

json *html_plan(const struct page_plan *p)
{
	json *plan = json_object_of();

	json_put(plan, "lines", json_number(p->lines));
	json_put(plan, "needed", json_number(p->needed));
	json_put(plan, "cuts", cuts(p));
	json_put(plan, "tries", tries(p));
	return plan;
}
