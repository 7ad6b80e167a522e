// SPDX-License-Identifier: MIT
/*
 * graph.c - the include graph of a build, from its records
 */
#include <stdlib.h>
#include <string.h>
#include <libxml/hash.h>

#include "graph.h"
#include "util.h"

/* Who declares a name, and as what. */
struct declarers {
	struct declarer {
		unsigned node;
		char kind;
	} *v;
	size_t nr;
};

struct graph_names {
	xmlHashTablePtr nodes;		/* name -> number of the node + 1 */
	xmlHashTablePtr declarers;	/* name -> struct declarers */
};

bool graph_does(char declared, char used)
{
	switch (used) {
	case 's':
		return declared == 's' || declared == 'c';
	case 'c':		/* a structure without a tag goes by its typedef */
		return declared == 'c' || declared == 't';
	case 'd':		/* what is a macro here may be a function there */
		return declared == 'd' || declared == 'f' || declared == 't' || declared == 'e';
	case 'b':
		return declared == 'd';
	case 'i':
		return declared == 'i';
	case 'm':
		return declared != 's' && declared != 'c';
	case 'o':
		return declared == 'c';
	case 'p':
		return declared == 'f';
	default:
		return declared == used || declared == 'd';
	}
}

static void add_to(unsigned long *set, unsigned node)
{
	set[node / (8 * sizeof(long))] |= 1ul << node % (8 * sizeof(long));
}

/* ---- nodes and edges ---- */

static unsigned long lookup_node(const struct graph *g, const char *name)
{
	return (unsigned long)xmlHashLookup(g->names->nodes, BAD_CAST name);
}

long graph_node(const struct graph *g, const char *name)
{
	return (long)lookup_node(g, name) - 1;
}

static unsigned make_node(struct graph *g, const char *name)
{
	unsigned long nr = lookup_node(g, name);

	if (nr)
		return nr - 1;
	GROW_PLAIN(g->nodes, g->nr_nodes);
	g->nodes[g->nr_nodes++] = (struct graph_node){ .name = name };
	no_memory(xmlHashAddEntry(g->names->nodes, BAD_CAST name, (void *)g->nr_nodes));
	return g->nr_nodes - 1;
}

struct graph_edge *graph_edge(const struct graph *g, unsigned node, unsigned line)
{
	const struct graph_node *n = &g->nodes[node];

	for (size_t i = 0; i < n->nr_edges; i++) {
		if (n->edges[i].line == line)
			return &n->edges[i];
	}
	return NULL;
}

void graph_take_out(const struct graph *g, const struct findings *all, bool out)
{
	for (size_t i = 0; i < all->nr; i++) {
		const struct finding *f = &all->v[i];
		long node = f->fix && *f->fix == FIX_REMOVE ? graph_node(g, f->file) : -1;

		for (size_t p = 0; node >= 0 && p < f->nr_places; p++) {
			struct graph_edge *edge = graph_edge(g, node, f->places[p].line);

			if (edge)
				edge->gone = out && f->removable;
		}
	}
}

static void add_edges(struct graph *g, unsigned from, const struct facts *f)
{
	for (size_t i = 0; i < f->nr_includes; i++) {
		const struct include_fact *inc = &f->includes[i];
		struct graph_node *n;
		unsigned to;

		if (!inc->file || graph_edge(g, from, inc->line))
			continue;
		to = make_node(g, inc->file);
		n = &g->nodes[from];		/* may have moved */
		GROW_PLAIN(n->edges, n->nr_edges);
		n->edges[n->nr_edges++] = (struct graph_edge){ to, inc->line, false };
		n = &g->nodes[to];
		GROW_PLAIN(n->includers, n->nr_includers);
		n->includers[n->nr_includers++] = from;
	}
}

static int cmp_edge(const void *a, const void *b)
{
	const struct graph_edge *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* ---- names ---- */

static struct declarers *declarers_of(const struct graph *g, const char *name)
{
	return xmlHashLookup(g->names->declarers, BAD_CAST name);
}

static void add_declarations(struct graph *g, unsigned node, const struct facts *f)
{
	for (size_t i = 0; i < f->nr_declares; i++) {
		const struct name_fact *d = &f->declares[i];
		struct declarers *list = declarers_of(g, d->name);
		size_t j = 0;

		if (!list) {
			list = xmalloc(sizeof(*list));
			no_memory(xmlHashAddEntry(g->names->declarers, BAD_CAST d->name, list));
		}
		/* variants of a file come in a row: only the last entries can be the same */
		for (j = list->nr; j && list->v[j - 1].node == node; j--) {
			if (list->v[j - 1].kind == d->kind)
				break;
		}
		if (j && list->v[j - 1].node == node)
			continue;
		GROW_PLAIN(list->v, list->nr);
		list->v[list->nr++] = (struct declarer){ node, d->kind };
	}
}

static bool has_use(const struct graph_node *n, const struct name_fact *fact)
{
	for (size_t i = 0; i < n->nr_uses; i++) {
		if (n->uses[i].fact->kind == fact->kind &&
		    !strcmp(n->uses[i].fact->name, fact->name))
			return true;
	}
	return false;
}

static void add_uses(struct graph *g, unsigned node, const struct facts *f, bool first)
{
	struct graph_node *n = &g->nodes[node];

	for (size_t i = 0; i < f->nr_uses; i++) {
		if (strchr("mop", f->uses[i].kind))
			continue;	/* they hold nothing up */
		if (!first && has_use(n, &f->uses[i]))
			continue;
		GROW_PLAIN(n->uses, n->nr_uses);
		n->uses[n->nr_uses++] = (struct graph_use){ .fact = &f->uses[i] };
	}
}

static void find_providers(const struct graph *g, struct graph_use *use)
{
	const struct declarers *list = declarers_of(g, use->fact->name);

	for (size_t i = 0; list && i < list->nr; i++) {
		if (!graph_does(list->v[i].kind, use->fact->kind))
			continue;
		GROW_PLAIN(use->by, use->nr_by);
		use->by[use->nr_by++] = list->v[i].node;
	}
}

bool graph_provided(const struct graph_use *use, const unsigned long *set, unsigned self)
{
	for (size_t i = 0; i < use->nr_by; i++) {
		if (use->by[i] == self || graph_has(set, use->by[i]))
			return true;
	}
	return false;
}

/* ---- closures ---- */

/* Add what @node includes and that includes; tells whether the set grew. */
static bool widen(const struct graph *g, unsigned long **sets, unsigned node)
{
	const struct graph_node *n = &g->nodes[node];
	unsigned long *set = sets[node], grew = 0;

	for (size_t i = 0; i < n->nr_edges; i++) {
		const unsigned long *other = sets[n->edges[i].to];

		if (n->edges[i].gone)
			continue;
		grew |= !graph_has(set, n->edges[i].to);
		add_to(set, n->edges[i].to);
		for (size_t w = 0; w < g->words; w++) {
			grew |= other[w] & ~set[w];
			set[w] |= other[w];
		}
	}
	return grew;
}

/* The nodes, each behind those that it includes, as far as there are no cycles. */
static unsigned *inner_first(const struct graph *g)
{
	unsigned *order = xmalloc((g->nr_nodes + 1) * sizeof(*order)), nr = 0, depth = 0;
	unsigned *stack = xmalloc((g->nr_nodes + 1) * sizeof(*stack));
	size_t *next = xmalloc((g->nr_nodes + 1) * sizeof(*next));
	bool *seen = xmalloc(g->nr_nodes + 1);

	for (unsigned start = 0; start < g->nr_nodes; start++) {
		if (seen[start])
			continue;
		seen[start] = true;
		stack[depth++] = start;
		while (depth) {
			const struct graph_node *n = &g->nodes[stack[depth - 1]];
			size_t *i = &next[stack[depth - 1]];

			if (*i == n->nr_edges) {
				order[nr++] = stack[--depth];
			} else if (!seen[n->edges[(*i)++].to]) {
				stack[depth++] = n->edges[*i - 1].to;
				seen[stack[depth - 1]] = true;
			}
		}
	}
	free(stack);
	free(next);
	free(seen);
	return order;
}

unsigned long **graph_closures(const struct graph *g, const unsigned long *only)
{
	unsigned long **sets = xmalloc((g->nr_nodes + 1) * sizeof(*sets));
	unsigned *order = inner_first(g);
	bool grew = true;

	for (unsigned i = 0; i < g->nr_nodes; i++) {
		if (only && !graph_has(only, i))
			sets[i] = g->closures[i];
		else
			sets[i] = xmalloc(g->words * sizeof(**sets));
	}
	/* one round is enough without cycles, and each turn of one needs another */
	while (grew) {
		grew = false;
		for (unsigned i = 0; i < g->nr_nodes; i++) {
			if (!only || graph_has(only, order[i]))
				grew |= widen(g, sets, order[i]);
		}
	}
	free(order);
	return sets;
}

void graph_free_sets(const struct graph *g, unsigned long **sets)
{
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		if (!g->closures || sets == g->closures || sets[i] != g->closures[i])
			free(sets[i]);
	}
	free(sets);
}

bool graph_still_reaches(const struct graph *g, unsigned node)
{
	unsigned long *set = xmalloc(g->words * sizeof(*set));
	unsigned *todo = xmalloc((g->nr_nodes + 1) * sizeof(*todo)), nr = 0;
	bool same;

	todo[nr++] = node;
	while (nr) {
		const struct graph_node *n = &g->nodes[todo[--nr]];

		for (size_t i = 0; i < n->nr_edges; i++) {
			if (n->edges[i].gone || graph_has(set, n->edges[i].to))
				continue;
			add_to(set, n->edges[i].to);
			todo[nr++] = n->edges[i].to;
		}
	}
	same = !memcmp(set, g->closures[node], g->words * sizeof(*set));
	free(todo);
	free(set);
	return same;
}

bool graph_reaches(const struct graph *g, unsigned node, unsigned other)
{
	return other < g->nr_included && graph_has(g->closures[node], other);
}

static size_t set_words(unsigned nr)
{
	return nr / (8 * sizeof(long)) + 1;
}

unsigned long *graph_ancestors(const struct graph *g, unsigned node)
{
	unsigned long *set = xmalloc(set_words(g->nr_nodes) * sizeof(*set));
	unsigned *todo = xmalloc((g->nr_nodes + 1) * sizeof(*todo)), nr = 0;

	add_to(set, node);
	todo[nr++] = node;
	while (nr) {
		const struct graph_node *n = &g->nodes[todo[--nr]];

		for (size_t i = 0; i < n->nr_includers; i++) {
			if (graph_has(set, n->includers[i]))
				continue;
			add_to(set, n->includers[i]);
			todo[nr++] = n->includers[i];
		}
	}
	free(todo);
	return set;
}

/*
 * What -include brings to most units. (A vdso is compiled with -include of C code, which
 * needs its headers as other files do.)
 */
static void find_forced(struct graph *g, const struct merged *m, unsigned store)
{
	unsigned *nr_units = xmalloc((g->nr_nodes + 1) * sizeof(*nr_units)), all = 0;

	for (size_t i = 0; i < m->nr_units; i++) {
		const struct merged_unit *u = &m->units[i];

		if (u->store != store)
			continue;
		all++;
		for (size_t s = 0; s < u->nr_seen; s++) {
			long node = u->seen[s]->forced ? graph_node(g, u->seen[s]->name) : -1;

			if (node >= 0)
				nr_units[node]++;
		}
	}
	for (unsigned i = 0; i < g->nr_nodes; i++)
		g->nodes[i].forced = 2 * nr_units[i] > all;
	free(nr_units);
}

/* It is in every closure. */
static void add_forced(struct graph *g)
{
	unsigned long *forced = xmalloc(g->words * sizeof(*forced));

	for (unsigned i = 0; i < g->nr_nodes; i++) {
		if (!g->nodes[i].forced)
			continue;
		add_to(forced, i);
		for (size_t w = 0; w < g->words; w++)
			forced[w] |= g->closures[i][w];
	}
	/* names that these provide need no include: no use of them is looked at again */
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		struct graph_node *n = &g->nodes[i];
		size_t nr = 0;

		for (size_t u = 0; u < n->nr_uses; u++) {
			if (graph_provided(&n->uses[u], forced, i))
				free(n->uses[u].by);
			else
				n->uses[nr++] = n->uses[u];
		}
		n->nr_uses = nr;
	}
	free(forced);
}

/* ---- all of it ---- */

static void add_file(struct graph *g, const struct facts *f)
{
	unsigned node = make_node(g, f->name);
	bool first = !g->nodes[node].nr_uses;

	add_edges(g, node, f);
	if (f->kind != FILE_UNIT)
		add_declarations(g, node, f);
	add_uses(g, node, f, first);
	g->nodes[node].is_unit |= f->kind == FILE_UNIT;
}

/* What is included, and what it declares, comes first: a build has more C files than headers. */
static void add_files(struct graph *g, const struct merged *m, unsigned store)
{
	for (size_t i = 0; i < m->nr_files; i++) {
		const struct facts *f = m->files[i].facts;

		if (m->files[i].store != store)
			continue;
		if (f->kind != FILE_UNIT)
			add_file(g, f);
		for (size_t inc = 0; inc < f->nr_includes; inc++) {
			if (f->includes[inc].file)
				make_node(g, f->includes[inc].file);
		}
	}
	g->nr_included = g->nr_nodes;
	g->words = set_words(g->nr_included);
	for (size_t i = 0; i < m->nr_files; i++) {
		if (m->files[i].store == store && m->files[i].facts->kind == FILE_UNIT)
			add_file(g, m->files[i].facts);
	}
}

struct graph *graph_build(const struct merged *m, unsigned store)
{
	struct graph *g = xmalloc(sizeof(*g));

	g->names = xmalloc(sizeof(*g->names));
	g->names->nodes = xmlHashCreate(4096);
	g->names->declarers = xmlHashCreate(65536);
	no_memory(g->names->nodes && g->names->declarers ? 0 : -1);
	add_files(g, m, store);
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		struct graph_node *n = &g->nodes[i];

		if (n->nr_edges)
			qsort(n->edges, n->nr_edges, sizeof(*n->edges), cmp_edge);
		for (size_t u = 0; u < n->nr_uses; u++)
			find_providers(g, &n->uses[u]);
	}
	g->closures = graph_closures(g, NULL);
	find_forced(g, m, store);
	add_forced(g);
	return g;
}

static void free_declarers(void *list, const xmlChar *name)
{
	(void)name;
	free(((struct declarers *)list)->v);
	free(list);
}

void graph_free(struct graph *g)
{
	graph_free_sets(g, g->closures);
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		struct graph_node *n = &g->nodes[i];

		for (size_t u = 0; u < n->nr_uses; u++)
			free(n->uses[u].by);
		free(n->uses);
		free(n->edges);
		free(n->includers);
	}
	xmlHashFree(g->names->nodes, NULL);
	xmlHashFree(g->names->declarers, free_declarers);
	free(g->names);
	free(g->nodes);
	free(g);
}
