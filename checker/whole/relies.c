// SPDX-License-Identifier: MIT
/*
 * relies.c - what would break if a redundant include were removed
 */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "relies.h"
#include "replay.h"
#include "util.h"

static bool is_removal(const struct finding *f)
{
	return f->fix && *f->fix == FIX_REMOVE;
}

static int cmp_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "kernel/a.c ('u32' of include/linux/types.h)": a file once, whatever else it uses. */
static void add_relied(struct finding *f, const struct graph *g, unsigned node,
		       const struct graph_use *use)
{
	const char *name = g->nodes[node].name, *by = "";
	size_t len = strlen(name);

	for (size_t i = 0; i < f->nr_relied; i++) {
		if (!strncmp(f->relied[i], name, len) && f->relied[i][len] == ' ')
			return;
	}
	for (size_t i = use->nr_by; i; i--) {
		if (graph_has(g->closures[node], use->by[i - 1]))
			by = g->nodes[use->by[i - 1]].name;
	}
	GROW_PLAIN(f->relied, f->nr_relied);
	f->relied[f->nr_relied++] = xformat("%s ('%s' of %s)", name, use->fact->name, by);
}

/* What the node uses and only the full closure has, or NULL. */
static const struct graph_use *lost_use(const struct graph *g, unsigned node,
					unsigned long *const *rest)
{
	const struct graph_node *n = &g->nodes[node];

	if (rest[node] == g->closures[node])
		return NULL;
	for (size_t i = 0; i < n->nr_uses; i++) {
		if (graph_provided(&n->uses[i], g->closures[node], node) &&
		    !graph_provided(&n->uses[i], rest[node], node))
			return &n->uses[i];
	}
	return NULL;
}

static void find_relied(const struct graph *g, struct finding *f, unsigned line)
{
	long node = graph_node(g, f->file);
	struct graph_edge *edge = node < 0 ? NULL : graph_edge(g, node, line);
	unsigned long *above, **rest;

	if (!edge || g->nodes[node].is_unit)
		return;
	edge->gone = true;
	if (graph_still_reaches(g, node)) {	/* then so do all others */
		edge->gone = false;
		return;
	}
	above = graph_ancestors(g, node);
	rest = graph_closures(g, above);
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		const struct graph_use *use = i != node && graph_has(above, i) ?
			lost_use(g, i, rest) : NULL;

		if (use)
			add_relied(f, g, i, use);
	}
	graph_free_sets(g, rest);
	free(above);
	edge->gone = false;
}

static bool is_shown_removal(const struct finding *f)
{
	return !f->known && finding_drops(f);
}

/* A graph takes longer than all else where everything is known. */
static bool any_removal(const struct findings *all)
{
	for (size_t i = 0; i < all->nr; i++) {
		if (is_shown_removal(&all->v[i]))
			return true;
	}
	return false;
}

void relies_find(struct merged *m)
{
	struct findings *all = &m->report.findings;
	unsigned stores = any_removal(all) ? merged_nr_stores(m) : 0;

	for (unsigned store = 0; store < stores; store++) {
		struct graph *g = graph_build(m, store);

		for (size_t i = 0; i < all->nr; i++) {
			struct finding *f = &all->v[i];

			for (size_t p = 0; is_shown_removal(f) && p < f->nr_places; p++)
				find_relied(g, f, f->places[p].line);
		}
		graph_free(g);
	}
	for (size_t i = 0; i < all->nr; i++) {
		if (all->v[i].nr_relied)
			qsort(all->v[i].relied, all->v[i].nr_relied, sizeof(char *), cmp_name);
	}
}

/* ---- all of them at once ---- */

/* Does the removal take a provider of @use from @node? */
static bool is_behind(const struct graph *g, const struct finding *f, unsigned node,
		      const struct graph_use *use)
{
	long from = graph_node(g, f->file);

	if (from < 0 || (from != node && !graph_reaches(g, node, from)))
		return false;
	for (size_t p = 0; p < f->nr_places; p++) {
		const struct graph_edge *edge = graph_edge(g, from, f->places[p].line);

		if (edge && graph_provided(use, g->closures[edge->to], edge->to))
			return true;
	}
	return false;
}

/*
 * Of the removals that take a provider of @use from @node put back one, the first: of
 * two includes that are each other's only way one can go. Another use may have had
 * it put back already, in the same round.
 */
static bool put_back_one(const struct graph *g, struct findings *all, unsigned node,
			 const struct graph_use *use)
{
	struct finding *first = NULL;

	for (size_t i = 0; i < all->nr; i++) {
		struct finding *f = &all->v[i];

		if ((!f->removable && !f->put_back) || !is_behind(g, f, node, use))
			continue;
		if (f->put_back)
			return false;
		if (!first)
			first = f;
	}
	if (!first)
		return false;
	first->removable = false;
	first->put_back = true;
	return true;
}

/* Put back what takes a provider from some file's closure. Tells whether anything was. */
static bool keep_closures(const struct graph *g, struct findings *all)
{
	unsigned long **rest;
	bool changed = false;

	for (size_t i = 0; i < all->nr; i++)
		all->v[i].put_back = false;
	graph_take_out(g, all, true);
	rest = graph_closures(g, NULL);
	for (unsigned node = 0; node < g->nr_nodes; node++) {
		for (size_t u = 0; u < g->nodes[node].nr_uses; u++) {
			const struct graph_use *use = &g->nodes[node].uses[u];

			if (!graph_provided(use, g->closures[node], node) ||
			    graph_provided(use, rest[node], node))
				continue;
			changed |= put_back_one(g, all, node, use);
		}
	}
	graph_take_out(g, all, false);
	graph_free_sets(g, rest);
	return changed;
}

static bool keep_all_closures(const struct merged *m, struct graph **graphs, struct findings *all)
{
	bool changed = false;

	for (unsigned store = 0; store < merged_nr_stores(m); store++) {
		while (keep_closures(graphs[store], all))
			changed = true;
	}
	return changed;
}

/* Could the C file not be analysed, in some configuration? */
static bool has_failed(const struct merged *m, const char *file)
{
	const struct report *r = &m->report;

	for (size_t i = 0; i < r->nr_troubles; i++) {
		if (!r->troubles[i].partial && !strcmp(r->troubles[i].file, file))
			return true;
	}
	return false;
}

void relies_choose(struct merged *m)
{
	struct findings *all = &m->report.findings;
	unsigned nr = merged_nr_stores(m);
	struct graph **graphs = xmalloc((nr + 1) * sizeof(*graphs));

	for (size_t i = 0; i < all->nr; i++)
		all->v[i].removable = is_removal(&all->v[i]) && !all->v[i].known &&
			!all->v[i].nr_relied &&
			!all->v[i].unread &&
			!has_failed(m, all->v[i].file);
	for (unsigned store = 0; store < nr; store++)
		graphs[store] = graph_build(m, store);
	do {
		keep_all_closures(m, graphs, all);
	} while (replay_units(m, graphs, all));
	for (unsigned store = 0; store < nr; store++)
		graph_free(graphs[store]);
	free(graphs);
}
