// SPDX-License-Identifier: MIT
/*
 * cost_json.c - what headers cost, as JSON
 */
#include <json-c/json.h>

#include "cost.h"

static void add_number(json_object *to, const char *key, unsigned long value)
{
	json_object_object_add(to, key, json_object_new_int64(value));
}

static void add_sum(json_object *to, const struct cost_sum *sum)
{
	add_number(to, "lines", sum->lines);
	add_number(to, "headers", sum->headers);
	add_number(to, "bytes", sum->bytes);
}

static json_object *include_object(const struct web *w, const struct cost_include *inc)
{
	const struct web_link *link = &w->links[inc->link];
	json_object *o = json_object_new_object();

	add_number(o, "line", link->line);
	json_object_object_add(o, "include", json_object_new_string(link->spelled));
	add_sum(o, &inc->only);
	return o;
}

static json_object *cost_object(const struct web *w, const struct cost *c)
{
	json_object *o = json_object_new_object(), *includes;

	json_object_object_add(o, "header", json_object_new_string(w->files[c->file].name));
	add_sum(o, &c->alone);
	add_number(o, "units", c->units);
	add_number(o, "paid", c->paid);
	if (!c->includes)
		return o;
	includes = json_object_new_array();
	for (size_t i = 0; i < c->nr_includes; i++)
		json_object_array_add(includes, include_object(w, &c->includes[i]));
	json_object_object_add(o, "only", includes);
	return o;
}

int cost_print_json(FILE *to, const struct web *w, char *const *names, size_t nr)
{
	json_object *array = json_object_new_array();
	struct cost *all;
	size_t shown = nr;
	int rc = 0;

	if (nr)
		rc = cost_find(w, names, nr, &all);
	else
		all = cost_all(w, &shown);
	for (size_t i = 0; !rc && i < shown; i++)
		json_object_array_add(array, cost_object(w, &all[i]));
	if (!rc)
		fprintf(to, "%s\n", json_object_to_json_string_ext(array, JSON_C_TO_STRING_PRETTY |
							JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(array);
	cost_free_all(all, shown);
	return rc;
}
