// SPDX-License-Identifier: MIT
/*
 * plan.c - what it takes to make headers cheaper, in words
 */
#include <json-c/json.h>
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
			if (!shown[f] && by_file[f] && (most == NO_FILE || by_file[f] > by_file[most]))
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

/* ---- JSON ---- */

static json_object *text(const char *s)
{
	return json_object_new_string(s);
}

static json_object *link_object(const struct web *w, unsigned nr)
{
	const struct web_link *link = &w->links[nr];
	json_object *o = json_object_new_object();

	json_object_object_add(o, "file", text(w->files[link->from].name));
	json_object_object_add(o, "line", json_object_new_int64(link->line));
	json_object_object_add(o, "remove", text(link->spelled));
	return o;
}

static json_object *repair_object(const struct web *w, const struct repair *r)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "file", text(w->files[r->file].name));
	json_object_object_add(o, r->add.spelled ? "add" : "declare",
			       text(r->add.spelled ? r->add.spelled : r->add.tag));
	json_object_object_add(o, "for", text(r->need->fact->name));
	json_object_object_add(o, "of", text(w->files[r->need->by].name));
	return o;
}

static json_object *cut_object(const struct web *w, const struct cut *c)
{
	json_object *o = json_object_new_object(), *removed = json_object_new_array();
	json_object *added = json_object_new_array();

	json_object_object_add(o, "header", text(w->files[c->target].name));
	json_object_object_add(o, "saved", json_object_new_int64(c->saved));
	json_object_object_add(o, "units", json_object_new_int64(c->units));
	for (size_t i = 0; i < c->nr_links; i++)
		json_object_array_add(removed, link_object(w, c->links[i]));
	for (size_t i = 0; i < c->nr_repairs; i++)
		json_object_array_add(added, repair_object(w, &c->repairs[i]));
	json_object_object_add(o, "removed", removed);
	json_object_object_add(o, "added", added);
	return o;
}

static json_object *unit_object(const struct planner *p, size_t nr)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "unit", text(p->w->files[p->w->units[nr].texts[0]->file].name));
	json_object_object_add(o, "before", json_object_new_int64(p->before[nr]));
	json_object_object_add(o, "after", json_object_new_int64(p->lines[nr]));
	return o;
}

void plan_print_json(FILE *to, struct planner *p)
{
	json_object *o = json_object_new_object(), *cuts = json_object_new_array();
	json_object *units = json_object_new_array();

	for (size_t i = 0; i < p->nr_cuts; i++)
		json_object_array_add(cuts, cut_object(p->w, &p->cuts[i]));
	for (size_t i = 0; i < p->w->nr_units; i++)
		json_object_array_add(units, unit_object(p, i));
	json_object_object_add(o, "lines", json_object_new_int64(p->total));
	json_object_object_add(o, "needed", json_object_new_int64(planner_bound(p, NULL)));
	json_object_object_add(o, "cuts", cuts);
	json_object_object_add(o, "units", units);
	fprintf(to, "%s\n", json_object_to_json_string_ext(o, JSON_C_TO_STRING_PRETTY |
							JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
}
