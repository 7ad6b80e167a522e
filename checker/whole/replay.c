// SPDX-License-Identifier: MIT
/*
 * replay.c - read a unit's files again in the order of their includes
 *
 * Each file is read once: its guard sees to that. (Files without one are read again
 * in truth; they declare no more the second time.) A clock ticks with each file.
 */
#include <stdlib.h>
#include <string.h>
#include <libxml/hash.h>

#include "replay.h"
#include "util.h"

#define NEVER (~0u)

/* A file of the unit that is replayed. */
struct stop {
	const struct facts *facts;
	unsigned node;
	unsigned entered;	/* when it was opened */
	unsigned *after;	/* when each of its includes was done with */
	unsigned parent;	/* the stop that included it first, and by which include */
	size_t by;
};

struct replay {
	const struct graph *graph;
	struct stop *stops;
	size_t nr_stops;
	unsigned *stop_of;	/* node -> stop + 1 */
	unsigned clock;
};

/* The graph does not have what is stale in this store, and included by nothing that is not. */
static void add_stop(struct replay *r, const struct facts *facts)
{
	long node = graph_node(r->graph, facts->name);

	if (node < 0)
		return;
	r->stops[r->nr_stops++] = (struct stop){
		.facts = facts,
		.node = node,
		.after = xmalloc((facts->nr_includes + 1) * sizeof(unsigned)),
	};
	r->stop_of[node] = r->nr_stops;
}

static void open_stops(struct replay *r, const struct merged_unit *u)
{
	r->stops = xmalloc((u->nr_seen + 1) * sizeof(*r->stops));
	add_stop(r, u->self);
	for (size_t i = 0; i < u->nr_seen; i++)
		add_stop(r, u->seen[i]);
}

static void close_stops(struct replay *r)
{
	for (size_t i = 0; i < r->nr_stops; i++) {
		r->stop_of[r->stops[i].node] = 0;
		free(r->stops[i].after);
	}
	free(r->stops);
}

static bool is_gone(const struct replay *r, const struct stop *s, size_t include)
{
	const struct graph_edge *edge = graph_edge(r->graph, s->node,
						   s->facts->includes[include].line);

	return edge && edge->gone;
}

static struct stop *stop_at(const struct replay *r, const char *name)
{
	long node = graph_node(r->graph, name);

	return node >= 0 && r->stop_of[node] ? &r->stops[r->stop_of[node] - 1] : NULL;
}

static void read_stop(struct replay *r, struct stop *s)
{
	s->entered = r->clock++;
	for (size_t i = 0; i < s->facts->nr_includes; i++) {
		const char *name = s->facts->includes[i].file;
		struct stop *to = name && !is_gone(r, s, i) ? stop_at(r, name) : NULL;

		if (to && to->entered == NEVER) {
			to->parent = s - r->stops;
			to->by = i;
			read_stop(r, to);
		}
		s->after[i] = r->clock;
	}
}

static void run(struct replay *r)
{
	r->clock = 0;
	for (size_t i = 0; i < r->nr_stops; i++)
		r->stops[i].entered = NEVER;
	for (size_t i = 1; i < r->nr_stops; i++) {
		if (r->stops[i].facts->forced && r->stops[i].entered == NEVER)
			read_stop(r, &r->stops[i]);
	}
	if (r->stops[0].entered == NEVER)
		read_stop(r, &r->stops[0]);
}

/* What the clock showed when the file had come to @line; NEVER if it was not read. */
static unsigned time_at(const struct stop *s, unsigned line)
{
	unsigned time = s->entered + 1;

	if (s->entered == NEVER)
		return NEVER;
	for (size_t i = 0; i < s->facts->nr_includes; i++) {
		if (s->facts->includes[i].line >= line)
			break;
		time = s->after[i];
	}
	return time;
}

/* Of the files that provide it the one that was read first, before @time; NULL if there is none. */
static const struct stop *provider_before(const struct replay *r, const struct graph_use *use,
					  unsigned time)
{
	const struct stop *best = NULL;

	for (size_t i = 0; i < use->nr_by; i++) {
		unsigned nr = r->stop_of[use->by[i]];
		const struct stop *s = nr ? &r->stops[nr - 1] : NULL;

		if (s && s->entered != NEVER && s->entered < time &&
		    (!best || s->entered < best->entered))
			best = s;
	}
	return best;
}

/* Take the mark from the findings whose includes led to @s. */
static bool restore_path(const struct replay *r, const struct stop *s, struct findings *all)
{
	bool changed = false;

	for (; s != r->stops && !s->facts->forced; s = &r->stops[s->parent]) {
		const struct stop *from = &r->stops[s->parent];
		unsigned line = from->facts->includes[s->by].line;

		for (size_t i = 0; is_gone(r, from, s->by) && i < all->nr; i++) {
			struct finding *f = &all->v[i];

			if (!f->removable || strcmp(f->file, from->facts->name))
				continue;
			for (size_t p = 0; p < f->nr_places; p++) {
				if (f->places[p].line == line)
					f->removable = false;
			}
			changed |= !f->removable;
		}
	}
	return changed;
}

/* A use that had its provider in @before and has not in @after. */
static bool compare(const struct replay *before, const struct replay *after, struct findings *all)
{
	bool changed = false;

	for (size_t i = 0; i < before->nr_stops; i++) {
		const struct stop *b = &before->stops[i], *a = &after->stops[i];
		const struct graph_node *n = &before->graph->nodes[b->node];

		if (a->entered == NEVER || b->entered == NEVER)
			continue;	/* not read any more: it has no uses */
		for (size_t u = 0; u < n->nr_uses; u++) {
			unsigned line = n->uses[u].fact->line;
			const struct stop *s = provider_before(before, &n->uses[u],
							       time_at(b, line));

			if (s && !provider_before(after, &n->uses[u], time_at(a, line)))
				changed |= restore_path(before, s, all);
		}
	}
	return changed;
}

static bool replay_unit(const struct merged_unit *u, const struct graph *g, unsigned *stop_of,
			struct findings *all)
{
	struct replay before = { .graph = g, .stop_of = stop_of };
	struct replay after = before;
	bool changed;

	if (graph_node(g, u->self->name) < 0)
		return false;		/* a newer one is in another store */
	open_stops(&before, u);
	open_stops(&after, u);
	graph_take_out(g, all, false);
	run(&before);
	graph_take_out(g, all, true);
	run(&after);
	changed = compare(&before, &after, all);
	close_stops(&before);
	close_stops(&after);
	graph_take_out(g, all, false);
	return changed;
}

bool replay_units(const struct merged *m, struct graph *const *graphs, struct findings *all)
{
	bool changed = false;

	for (size_t i = 0; i < m->nr_units; i++) {
		const struct graph *g = graphs[m->units[i].store];
		unsigned *stop_of = xmalloc((g->nr_nodes + 1) * sizeof(*stop_of));

		changed |= replay_unit(&m->units[i], g, stop_of, all);
		free(stop_of);
	}
	return changed;
}
