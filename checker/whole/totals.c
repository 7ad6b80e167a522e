// SPDX-License-Identifier: MIT
/*
 * totals.c - how much a report has of what
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule.h"
#include "totals.h"
#include "util.h"

static int cmp_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* How often each string is in @v, which is freed. */
static void print_totals(FILE *to, const char *title, char **v, size_t nr)
{
	size_t same;

	if (nr)
		qsort(v, nr, sizeof(*v), cmp_string);
	fprintf(to, "%s\n", title);
	for (size_t i = 0; i < nr; i += same) {
		char *shown = escape(v[i], NULL);

		for (same = 1; i + same < nr && !strcmp(v[i], v[i + same]); same++)
			;
		fprintf(to, "%8zu %s\n", same, shown);
		free(shown);
	}
	for (size_t i = 0; i < nr; i++)
		free(v[i]);
	free(v);
}

/* The to-do list of a migration: how many places for each member. */
static void print_members(FILE *to, const struct findings *all)
{
	char **members = NULL;
	size_t nr = 0, max = 0;

	for (size_t i = 0; i < all->nr; i++) {
		if (strcmp(all->v[i].rule, all_rules[RULE_per_task].name) || all->v[i].known)
			continue;
		for (size_t p = 0; p < all->v[i].nr_places; p++) {
			GROW(members, nr, &max);
			members[nr++] = xcopy(all->v[i].places[p].name);
		}
	}
	if (nr)
		print_totals(to, "per-task, by member:", members, nr);
}

static void print_todo(FILE *to, const struct findings *all)
{
	for (size_t i = 0; i < NR_RULES; i++) {
		char *todo = finding_todo(all->v, all->nr, all_rules[i].name);

		if (todo)
			fprintf(to, "to do: %s\n", todo);
		free(todo);
	}
}

void totals_print(FILE *to, const struct merged *m)
{
	const struct findings *all = &m->report.findings;
	char **rules = xmalloc((all->nr + 1) * sizeof(*rules));
	size_t nr = 0;

	for (size_t i = 0; i < all->nr; i++) {
		if (!all->v[i].known && !all->v[i].todo)
			rules[nr++] = xcopy(all->v[i].rule);
	}
	fprintf(to, "units: %u analysed, %u of them only in part; %u could not be analysed\n",
	       m->report.units, m->partial, m->failed);
	fprintf(to, "findings: %zu\n", nr);
	print_todo(to, all);
	print_totals(to, "by rule:", rules, nr);
	print_members(to, all);
}
