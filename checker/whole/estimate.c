// SPDX-License-Identifier: MIT
/*
 * estimate.c - what might be saved by cutting all ways to a file
 *
 * In each unit a file dominates what is read through it alone. If all directives that lead to
 * it may go, that is saved, but for what files outside need of it, and what they dominate.
 * (Dominators as in Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, 2001.)
 */
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "util.h"

struct node {
	unsigned file;
	unsigned first_in, nr_in;	/* in ins */
	unsigned above;			/* immediate dominator */
	unsigned depth;
	unsigned least;			/* depth of the deepest common dominator of it and
					 * those that need it, the least one */
};

/* An edge to a node. */
struct in {
	unsigned from, to;
	bool allowed;
};

/* One unit. Nodes are numbered so that dominators come first; node 0 is before all. */
struct tree {
	struct planner *p;
	unsigned *node_of;		/* of each file, NO_FILE: none */
	struct node *nodes;
	unsigned nr_nodes;
	struct in *ins;
	size_t nr_ins, max_ins;
	unsigned *stack, *order;
	unsigned *next;
};

/* ---- the graph ---- */

static unsigned nr_ways(const struct tree *t, unsigned file)
{
	return t->p->w->files[file].nr_links + t->p->edits.added[file].nr;
}

/* Where way @nr out of @file leads, or NO_FILE. */
static unsigned way(const struct tree *t, unsigned file, unsigned nr, bool *allowed)
{
	const struct planner *p = t->p;
	const struct order *o = &p->order;
	const struct web_file *f = &p->w->files[file];
	const struct added *added;
	const struct web_text *text;
	unsigned to = NO_FILE;

	*allowed = false;
	if (nr < f->nr_links) {
		text = o->texts[file] ? o->texts[file] : o->usual[o->unit->store][file];
		if (!p->edits.cut[f->first_link + nr])
			to = text->to[nr];
		*allowed = p->allowed[f->first_link + nr];
	} else {
		added = &p->edits.added[file].v[nr - f->nr_links];
		to = order_target(o, added);
	}
	return to == NO_FILE || o->at[to] == NEVER ? NO_FILE : to;
}

/* Number the files that are reached, those others are reached from first: reverse postorder. */
static void number(struct tree *t, unsigned nr_read)
{
	unsigned depth = 0, nr = nr_read;
	const unsigned main_file = t->p->order.unit->texts[0]->file;

	t->node_of[main_file] = 0;
	t->next[main_file] = 0;
	t->stack[depth++] = main_file;
	while (depth) {
		unsigned file = t->stack[depth - 1], to;
		bool allowed;

		if (t->next[file] == nr_ways(t, file)) {
			t->order[--nr] = file;
			depth--;
			continue;
		}
		to = way(t, file, t->next[file]++, &allowed);
		if (to == NO_FILE || t->node_of[to] != NO_FILE)
			continue;
		t->node_of[to] = 0;
		t->next[to] = 0;
		t->stack[depth++] = to;
	}
	t->nr_nodes = nr_read - nr;
	for (unsigned i = 0; i < t->nr_nodes; i++) {
		t->nodes[i] = (struct node){ .file = t->order[nr + i], .above = NO_FILE };
		t->node_of[t->nodes[i].file] = i;
	}
}

static void list_ins(struct tree *t)
{
	size_t nr = 0;

	/* counted first, so that each node's are together */
	for (unsigned i = 0; i < t->nr_nodes; i++) {
		for (unsigned w = 0; w < nr_ways(t, t->nodes[i].file); w++) {
			bool allowed;
			unsigned to = way(t, t->nodes[i].file, w, &allowed);

			if (to != NO_FILE)
				t->nodes[t->node_of[to]].nr_in++;
		}
	}
	for (unsigned i = 0; i < t->nr_nodes; i++) {
		t->nodes[i].first_in = nr;
		nr += t->nodes[i].nr_in;
		t->nodes[i].nr_in = 0;
	}
	while (nr > t->max_ins)
		t->ins = grow(t->ins, t->max_ins, &t->max_ins, sizeof(*t->ins));
	t->nr_ins = nr;
	for (unsigned i = 0; i < t->nr_nodes; i++) {
		for (unsigned w = 0; w < nr_ways(t, t->nodes[i].file); w++) {
			bool allowed;
			unsigned to = way(t, t->nodes[i].file, w, &allowed);
			struct node *n = to == NO_FILE ? NULL : &t->nodes[t->node_of[to]];

			if (n)
				t->ins[n->first_in + n->nr_in++] = (struct in){
					i, t->node_of[to], allowed };
		}
	}
}

static unsigned common(const struct tree *t, unsigned a, unsigned b)
{
	while (a != b) {
		while (a > b)
			a = t->nodes[a].above;
		while (b > a)
			b = t->nodes[b].above;
	}
	return a;
}

static void find_dominators(struct tree *t)
{
	bool changed = true;

	t->nodes[0].above = 0;
	while (changed) {
		changed = false;
		for (unsigned i = 1; i < t->nr_nodes; i++) {
			struct node *n = &t->nodes[i];
			unsigned above = NO_FILE;

			for (unsigned e = 0; e < n->nr_in; e++) {
				unsigned from = t->ins[n->first_in + e].from;

				if (t->nodes[from].above != NO_FILE)
					above = above == NO_FILE ? from : common(t, above, from);
			}
			changed |= above != n->above;
			n->above = above;
		}
	}
	for (unsigned i = 1; i < t->nr_nodes; i++)
		t->nodes[i].depth = t->nodes[t->nodes[i].above].depth + 1;
}

/* ---- what is saved ---- */

static void note_needs(struct tree *t, unsigned nr_unit)
{
	const struct planner *p = t->p;
	const struct web_unit *unit = &p->w->units[nr_unit];

	for (unsigned i = 0; i < t->nr_nodes; i++)
		t->nodes[i].least = t->nodes[i].depth;
	for (size_t i = 0; i < unit->nr; i++) {
		unsigned from = t->node_of[unit->texts[i]->file];
		const struct need_list *list = p->needs->of_unit[nr_unit][i];

		for (size_t n = 0; from != NO_FILE && n < list->nr; n++) {
			const struct need *need = &list->v[n];
			unsigned by = t->node_of[need->by];
			unsigned depth;

			if (by == NO_FILE || need->absent || need->fact->kind == 's')
				continue;
			depth = t->nodes[common(t, from, by)].depth;
			if (depth < t->nodes[by].least)
				t->nodes[by].least = depth;
		}
	}
}

static bool dominates(const struct tree *t, unsigned a, unsigned b)
{
	while (b > a)
		b = t->nodes[b].above;
	return a == b;
}

/* May all ways to it go that do not come from what it leads to itself? */
static bool can_lose(const struct tree *t, unsigned nr)
{
	const struct node *n = &t->nodes[nr];

	for (unsigned e = 0; e < n->nr_in; e++) {
		const struct in *in = &t->ins[n->first_in + e];

		if (!in->allowed && !dominates(t, nr, in->from))
			return false;
	}
	return nr > 0;
}

static void add_gains(const struct tree *t, unsigned long *gain, const bool *can)
{
	const struct order *o = &t->p->order;

	for (unsigned i = 1; i < t->nr_nodes; i++) {
		unsigned file = t->nodes[i].file, least = NO_FILE;
		const struct web_text *text = o->texts[file] ? o->texts[file] :
			o->usual[o->unit->store][file];

		for (unsigned at = i; at; at = t->nodes[at].above) {
			if (t->nodes[at].least < least)
				least = t->nodes[at].least;
			if (least < t->nodes[at].depth)
				continue;	/* needed from outside, there or in between */
			if (can[at])
				gain[t->nodes[at].file] += text->facts->out_lines;
		}
	}
}

static void estimate_unit(struct tree *t, unsigned nr, unsigned long *gain, bool *can)
{
	struct order *o = &t->p->order;

	order_read(o, &t->p->w->units[nr]);
	for (size_t i = 0; i < o->nr_read; i++)
		t->node_of[o->read[i]] = NO_FILE;
	number(t, o->nr_read);
	list_ins(t);
	find_dominators(t);
	note_needs(t, nr);
	for (unsigned i = 0; i < t->nr_nodes; i++)
		can[i] = can_lose(t, i);
	add_gains(t, gain, can);
	for (size_t i = 0; i < o->nr_read; i++)
		t->node_of[o->read[i]] = NO_FILE;
}

void cuts_estimate(struct planner *p, unsigned long *gain)
{
	size_t nr = p->w->nr_files + 1;
	struct tree t = {
		.p = p,
		.node_of = xmalloc(nr * sizeof(*t.node_of)),
		.nodes = xmalloc(nr * sizeof(*t.nodes)),
		.stack = xmalloc(nr * sizeof(*t.stack)),
		.order = xmalloc(nr * sizeof(*t.order)),
		.next = xmalloc(nr * sizeof(*t.next)),
	};
	bool *can = xmalloc(nr);

	memset(gain, 0, p->w->nr_files * sizeof(*gain));
	memset(t.node_of, 0xff, nr * sizeof(*t.node_of));
	for (size_t i = 0; i < p->w->nr_units; i++)
		estimate_unit(&t, i, gain, can);
	free(can);
	free(t.node_of);
	free(t.nodes);
	free(t.ins);
	free(t.stack);
	free(t.order);
	free(t.next);
}
