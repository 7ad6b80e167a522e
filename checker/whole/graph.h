/* SPDX-License-Identifier: MIT */
/*
 * graph.h - the include graph of a build, from its records
 *
 * One graph for each configuration (store): a header may include other things in
 * another one. The nodes are files by name, the edges the #include directives that
 * were active in any unit.
 */
#ifndef GRAPH_H
#define GRAPH_H

#include <stdbool.h>

#include "facts.h"
#include "merge.h"

/* A use of a name, and the nodes that declare it so that it would do. */
struct graph_use {
	const struct name_fact *fact;
	unsigned *by;
	size_t nr_by;
};

struct graph_edge {
	unsigned to, line;
	bool gone;			/* taken out, for trying */
};

struct graph_node {
	const char *name;
	bool forced;			/* by -include: known to all files */
	bool is_unit;
	struct graph_edge *edges;	/* by line */
	size_t nr_edges;
	struct graph_use *uses;
	size_t nr_uses;
	unsigned *includers;
	size_t nr_includers;
};

struct graph {
	struct graph_node *nodes;
	size_t nr_nodes;
	unsigned nr_included;		/* nodes that others include; C files come behind them */
	size_t words;			/* of a set of those */
	unsigned long **closures;	/* of each node, with what -include brings: such sets */
	struct graph_names *names;	/* private: nodes by name, providers by name */
};

/* The graph of the units of store number @store. Ends the program if memory runs out. */
struct graph *graph_build(const struct merged *m, unsigned store);
void graph_free(struct graph *g);

/* The number of the node, or -1. */
long graph_node(const struct graph *g, const char *name);

/* The edge of @node at @line, or NULL. */
struct graph_edge *graph_edge(const struct graph *g, unsigned node, unsigned line);

static inline bool graph_has(const unsigned long *set, unsigned node)
{
	return set[node / (8 * sizeof(long))] >> node % (8 * sizeof(long)) & 1;
}

/* Take the includes of the removable ones of @all out of the graph, or put all back. */
void graph_take_out(const struct graph *g, const struct findings *all, bool out);

/*
 * The closures of all nodes without the edges that are gone, as an array of sets to
 * be freed by graph_free_sets(). With @only, just those of the nodes in that set are
 * made anew; the others are the graph's own.
 */
unsigned long **graph_closures(const struct graph *g, const unsigned long *only);
void graph_free_sets(const struct graph *g, unsigned long **sets);

/* Would a declaration of kind @declared do for a use of kind @used? (facts.h has the kinds.) */
bool graph_does(char declared, char used);

/* Is one of the providers of @use in @set, or the node @self? */
bool graph_provided(const struct graph_use *use, const unsigned long *set, unsigned self);

/* Does @node reach all of its closure without the edges that are gone, too? */
bool graph_still_reaches(const struct graph *g, unsigned node);

/* Does the closure of @node have @other, any node? */
bool graph_reaches(const struct graph *g, unsigned node, unsigned other);

/* All nodes that reach @node, and itself, as a set of all nodes, to be freed. */
unsigned long *graph_ancestors(const struct graph *g, unsigned node);

#endif
