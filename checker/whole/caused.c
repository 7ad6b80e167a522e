// SPDX-License-Identifier: MIT
/*
 * caused.c - which findings a change has caused
 *
 * The records are those of the tree behind the change, and of what was before only the diff is
 * at hand: the includes that it takes out and the words of its old lines. From these it can be
 * told what a file no longer reaches, or no longer uses.
 */
#include <stdlib.h>
#include <string.h>

#include "caused.h"
#include "graph.h"
#include "util.h"

/* The change in one configuration. */
struct view {
	const struct merged *m;
	unsigned store;
	const struct diff *diff;
	struct graph *graph;
	size_t words;		/* of a set of nodes */
	struct changed {	/* for each file of the diff */
		const struct diff_file *file;
		long node;	/* -1: no unit has it */
		long *dropped;	/* what the includes led to that it dropped, likewise */
		unsigned long *unused;	/* who declares words that it lost and does not use now */
	} *changed;
};

static bool in_closure(const struct graph *g, unsigned node, unsigned other)
{
	return node == other || graph_reaches(g, node, other);
}

/* ---- on its lines ---- */

/* Leave only the places that the change wrote; false, and all of them, if there is none. */
static bool keep_touched(struct finding *f, const struct diff_file *changed)
{
	size_t nr = 0;

	for (size_t i = 0; changed && i < f->nr_places; i++)
		nr += diff_touches(changed, f->places[i].line);
	if (!nr)
		return false;
	nr = 0;
	for (size_t i = 0; i < f->nr_places; i++) {
		if (diff_touches(changed, f->places[i].line))
			f->places[nr++] = f->places[i];
		else
			free(f->places[i].name);
	}
	f->nr_places = nr;
	return true;
}

/* ---- what a file lacks ---- */

/* "struct foo (in BAR())" is "foo". */
static char *bare_name(const char *name)
{
	char *bare = xformat("%.*s", (int)finding_name_len(name), name);
	char *blank = strrchr(bare, ' '), *word = blank ? xcopy(blank + 1) : bare;

	if (word != bare)
		free(bare);
	return word;
}

/*
 * Is @name, which @node uses, declared in @header or in what that includes? Where the file has
 * it of somebody else, it is the order that is wrong, and was before.
 */
static bool leads_to(const struct graph *g, unsigned header, unsigned node, const char *name)
{
	const struct graph_node *n = &g->nodes[node];

	for (size_t i = 0; i < n->nr_uses; i++) {
		if (strcmp(n->uses[i].fact->name, name) ||
		    graph_provided(&n->uses[i], g->closures[node], node))
			continue;
		for (size_t j = 0; j < n->uses[i].nr_by; j++) {
			if (in_closure(g, header, n->uses[i].by[j]))
				return true;
		}
	}
	return false;
}

/* Did this file, which the one of @f is or includes, lose what declares @name for it? */
static bool lost_provider(const struct view *v, const struct changed *changed,
			  const struct finding *f, unsigned node, const char *name)
{
	const char *advice = strchr(f->fix, ' ');

	if (diff_undeclared(changed->file, name))
		return true;
	for (size_t i = 0; i < changed->file->nr_dropped; i++) {
		if (advice && !strcmp(advice + 1, changed->file->dropped[i]))
			return true;
		if (changed->dropped[i] >= 0 &&
		    leads_to(v->graph, changed->dropped[i], node, name))
			return true;
	}
	return false;
}

static bool lost_any(const struct view *v, const struct changed *changed,
		     const struct finding *f, unsigned node)
{
	bool lost = false;

	for (size_t i = 0; i < f->nr_places && !lost; i++) {
		char *name = bare_name(f->places[i].name);

		lost = lost_provider(v, changed, f, node, name);
		free(name);
	}
	return lost;
}

static bool lacks_now(const struct view *v, const struct finding *f, unsigned node)
{
	for (size_t i = 0; i < v->diff->nr; i++) {
		const struct changed *changed = &v->changed[i];

		if (changed->node >= 0 && in_closure(v->graph, node, changed->node) &&
		    lost_any(v, changed, f, node))
			return true;
	}
	return false;
}

/* ---- what a file does not use ---- */

/* What only this include brings, and its header in any case; to be freed. */
static unsigned long *brought_by(const struct graph *g, unsigned node, struct graph_edge *edge)
{
	unsigned long *only = xmalloc((g->nr_nodes / (8 * sizeof(long)) + 1) * sizeof(*only));
	unsigned *stack = xmalloc((g->nr_nodes + 1) * sizeof(*stack));
	size_t depth = 0, bits = 8 * sizeof(long);
	unsigned long *seen = xmalloc((g->nr_nodes / bits + 1) * sizeof(*seen));

	stack[depth++] = node;
	seen[node / bits] |= 1ul << node % bits;
	while (depth) {
		const struct graph_node *n = &g->nodes[stack[--depth]];

		for (size_t i = 0; i < n->nr_edges; i++) {
			unsigned to = n->edges[i].to;

			if (&n->edges[i] == edge || graph_has(seen, to))
				continue;
			seen[to / bits] |= 1ul << to % bits;
			stack[depth++] = to;
		}
	}
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		if (i == edge->to || (in_closure(g, edge->to, i) && !graph_has(seen, i)))
			only[i / bits] |= 1ul << i % bits;
	}
	free(stack);
	free(seen);
	return only;
}

/* Did a header that the edge leads to lose the declaration of what the file uses? */
static bool lost_declaration(const struct view *v, unsigned node, unsigned header)
{
	const struct graph_node *n = &v->graph->nodes[node];

	for (size_t i = 0; i < v->diff->nr; i++) {
		if (v->changed[i].node < 0 ||
		    !in_closure(v->graph, header, v->changed[i].node))
			continue;
		for (size_t j = 0; j < n->nr_uses; j++) {
			if (diff_undeclared(v->diff->files[i], n->uses[j].fact->name))
				return true;
		}
	}
	return false;
}

static bool is_doubled(const struct finding *f, const struct diff_file *changed)
{
	for (size_t i = 0; i < changed->nr_included; i++) {
		if (!strncmp(f->fix + 1, changed->included[i], strlen(changed->included[i])))
			return true;
	}
	return false;
}

/* Did the file lose the last use of a name that only this include brings? */
static bool lost_use(const struct view *v, const struct changed *changed, unsigned node,
		     struct graph_edge *edge)
{
	unsigned long *brought = brought_by(v->graph, node, edge), both = 0;

	for (size_t i = 0; i < v->words; i++)
		both |= brought[i] & changed->unused[i];
	free(brought);
	return both;
}

static const struct changed *find_changed(const struct view *v, const char *file)
{
	for (size_t i = 0; i < v->diff->nr; i++) {
		if (!strcmp(v->diff->files[i]->name, file))
			return &v->changed[i];
	}
	return NULL;
}

static bool unused_now(const struct view *v, const struct finding *f, unsigned node)
{
	const struct changed *changed = find_changed(v, f->file);

	if (changed && is_doubled(f, changed->file))
		return true;
	for (size_t i = 0; i < f->nr_places; i++) {
		struct graph_edge *edge = graph_edge(v->graph, node, f->places[i].line);

		if (!edge)
			continue;
		if (lost_declaration(v, node, edge->to))
			return true;
		if (changed && lost_use(v, changed, node, edge))
			return true;
	}
	return false;
}

/* ---- the change in a configuration ---- */

static bool uses(const struct graph_node *n, const char *name)
{
	for (size_t i = 0; i < n->nr_uses; i++) {
		if (!strcmp(n->uses[i].fact->name, name))
			return true;
	}
	return false;
}

static void note_include(struct view *v, const struct include_fact *inc)
{
	for (size_t i = 0; i < v->diff->nr; i++) {
		const struct diff_file *f = v->changed[i].file;

		for (size_t j = 0; j < f->nr_dropped; j++) {
			if (v->changed[i].dropped[j] < 0 && !strcmp(f->dropped[j], inc->spelled))
				v->changed[i].dropped[j] = graph_node(v->graph, inc->file);
		}
	}
}

static void note_declaration(struct view *v, unsigned node, const char *name)
{
	const size_t bits = 8 * sizeof(long);

	for (size_t i = 0; i < v->diff->nr; i++) {
		struct changed *c = &v->changed[i];

		if (c->node >= 0 && diff_lost(c->file, name) &&
		    !uses(&v->graph->nodes[c->node], name))
			c->unused[node / bits] |= 1ul << node % bits;
	}
}

static void note_all(struct view *v)
{
	for (size_t i = 0; i < v->m->nr_files; i++) {
		const struct facts *f = v->m->files[i].facts;
		long node = v->m->files[i].store == v->store ? graph_node(v->graph, f->name) : -1;

		for (size_t j = 0; node >= 0 && j < f->nr_includes; j++) {
			if (f->includes[j].file)
				note_include(v, &f->includes[j]);
		}
		for (size_t j = 0; node >= 0 && j < f->nr_declares; j++)
			note_declaration(v, node, f->declares[j].name);
	}
}

static struct view view_store(const struct merged *m, const struct diff *d, unsigned store)
{
	struct view v = { .m = m, .store = store, .diff = d };

	v.graph = graph_build(m, store);
	v.words = v.graph->nr_nodes / (8 * sizeof(long)) + 1;
	v.changed = xmalloc((d->nr + 1) * sizeof(*v.changed));
	for (size_t i = 0; i < d->nr; i++) {
		struct changed *c = &v.changed[i];

		c->file = d->files[i];
		c->node = graph_node(v.graph, c->file->name);
		c->unused = xmalloc(v.words * sizeof(*c->unused));
		c->dropped = xmalloc((c->file->nr_dropped + 1) * sizeof(*c->dropped));
		for (size_t j = 0; j < c->file->nr_dropped; j++)
			c->dropped[j] = -1;
	}
	note_all(&v);
	return v;
}

static void view_free(struct view *v)
{
	for (size_t i = 0; i < v->diff->nr; i++) {
		free(v->changed[i].unused);
		free(v->changed[i].dropped);
	}
	free(v->changed);
	graph_free(v->graph);
}

/* ---- all findings ---- */

static bool is_caused(const struct view *v, const struct finding *f)
{
	long node = f->fix ? graph_node(v->graph, f->file) : -1;

	if (node < 0)
		return false;
	return finding_drops(f) ? unused_now(v, f, node) : lacks_now(v, f, node);
}

/* Does the message, "PATH:LINE: why", name a changed file? */
static bool is_told_of(const struct diff *d, const char *message)
{
	char *path = xformat("%.*s", (int)strcspn(message, ":"), message);
	bool told = diff_find(d, path);

	free(path);
	return told;
}

/* Is the change in what the unit read? */
static bool is_read(const struct diff *d, const struct merged *m, const char *file)
{
	for (size_t i = 0; i < m->nr_units; i++) {
		const struct merged_unit *u = &m->units[i];

		for (size_t j = 0; j < u->nr_seen && !strcmp(u->self->name, file); j++) {
			if (diff_find(d, u->seen[j]->name))
				return true;
		}
	}
	return false;
}

static void share_troubles(const struct diff *d, struct merged *m, struct share *s)
{
	for (size_t i = 0; i < m->report.nr_troubles; i++) {
		struct trouble *t = &m->report.troubles[i];

		if (t->known)
			continue;
		t->known = !diff_find(d, t->file) && !is_told_of(d, t->message) &&
			!is_read(d, m, t->file);
		*(t->known ? &s->others : &s->elsewhere) += 1;
	}
}

struct share caused_by(const struct diff *d, struct merged *m)
{
	struct findings *all = &m->report.findings;
	struct share s = { 0 };

	/* what is left to be asked for is known until a configuration shows that it is caused */
	bool *open = xmalloc((all->nr + 1) * sizeof(*open));

	for (size_t i = 0; i < all->nr; i++) {
		struct finding *f = &all->v[i];

		if (f->known)
			continue;
		if (keep_touched(f, diff_find(d, f->file)))
			s.on_lines++;
		else
			open[i] = f->known = true;
	}
	for (unsigned store = 0; d->nr && store < merged_nr_stores(m); store++) {
		struct view v = view_store(m, d, store);

		for (size_t i = 0; i < all->nr; i++) {
			if (open[i] && all->v[i].known)
				all->v[i].known = !is_caused(&v, &all->v[i]);
		}
		view_free(&v);
	}
	for (size_t i = 0; i < all->nr; i++) {
		if (open[i])
			*(all->v[i].known ? &s.others : &s.elsewhere) += 1;
	}
	free(open);
	share_troubles(d, m, &s);
	return s;
}

static bool reads_changed(const struct graph *g, const long *changed, size_t nr, const char *file)
{
	long node = graph_node(g, file);

	for (size_t i = 0; node >= 0 && i < nr; i++) {
		if (changed[i] >= 0 && in_closure(g, node, changed[i]))
			return true;
	}
	return false;
}

/* Clear the flags of findings whose file reads a changed one in this configuration. */
static void find_reach(const struct diff *d, const struct merged *m, unsigned store, bool *far)
{
	struct graph *g = graph_build(m, store);
	long *changed = xmalloc((d->nr + 1) * sizeof(*changed));

	for (size_t i = 0; i < d->nr; i++)
		changed[i] = graph_node(g, d->files[i]->name);
	for (size_t i = 0; i < m->report.findings.nr; i++)
		far[i] = far[i] && !reads_changed(g, changed, d->nr, m->report.findings.v[i].file);
	free(changed);
	graph_free(g);
}

size_t caused_in_reach(const struct diff *d, struct merged *m)
{
	struct findings *all = &m->report.findings;
	bool *far = xmalloc((all->nr + 1) * sizeof(*far)), any = false;
	size_t nr = 0;

	for (size_t i = 0; i < all->nr; i++) {
		far[i] = !all->v[i].known && !diff_find(d, all->v[i].file);
		any |= far[i];
	}
	for (unsigned store = 0; any && store < merged_nr_stores(m); store++)
		find_reach(d, m, store, far);
	for (size_t i = 0; i < all->nr; i++) {
		all->v[i].known |= far[i];
		nr += far[i];
	}
	free(far);
	return nr;
}
