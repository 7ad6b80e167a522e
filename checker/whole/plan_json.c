// SPDX-License-Identifier: MIT
/*
 * plan_json.c - what it takes to make headers cheaper, as JSON
 */
#include <json-c/json.h>

#include "plan.h"

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
