// SPDX-License-Identifier: MIT
/*
 * summary.c - the shape of a report: where the findings are, and which are worth doing first
 */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "subsystem.h"
#include "summary.h"
#include "util.h"

#define MAX_WORTH 10		/* removals that are named */
#define LONGEST_NAME 47		/* of a row */

/* ---- tables ---- */

struct row {
	char *name;
	size_t *counts;		/* by rule */
	size_t total;
};

struct table_of {
	const char *const *rules;	/* the columns, NULL at the end */
	size_t nr_rules;
	struct row *v;
	size_t nr, max;
};

static size_t column_of(const struct table_of *t, const char *rule)
{
	size_t i = 0;

	while (i < t->nr_rules && strcmp(t->rules[i], rule))
		i++;
	return i;
}

static int cmp_row(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->name, ((const struct row *)b)->name);
}

/* Most first. */
static int cmp_total(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->total != y->total ? (x->total < y->total) - (x->total > y->total) : cmp_row(a, b);
}

/* A row for each finding; those of one name become one. */
static void add_row(struct table_of *t, char *name, const char *rule)
{
	size_t column = column_of(t, rule);
	struct row *row;

	if (column == t->nr_rules) {
		free(name);
		return;
	}
	GROW(t->v, t->nr, &t->max);
	row = &t->v[t->nr++];
	*row = (struct row){ .name = name, .counts = xmalloc(t->nr_rules * sizeof(*row->counts)) };
	row->counts[column] = row->total = 1;
}

static void fold_rows(struct table_of *t)
{
	size_t nr = 0;

	if (t->nr)
		qsort(t->v, t->nr, sizeof(*t->v), cmp_row);
	for (size_t i = 0; i < t->nr; i++) {
		struct row *last = nr ? &t->v[nr - 1] : NULL;

		if (!last || strcmp(last->name, t->v[i].name)) {
			t->v[nr++] = t->v[i];
			continue;
		}
		for (size_t c = 0; c < t->nr_rules; c++)
			last->counts[c] += t->v[i].counts[c];
		last->total += t->v[i].total;
		free(t->v[i].name);
		free(t->v[i].counts);
	}
	t->nr = nr;
}

static size_t column_total(const struct table_of *t, size_t column)
{
	size_t total = 0;

	for (size_t i = 0; i < t->nr; i++)
		total += t->v[i].counts[column];
	return total;
}

/* "missing" of missing-include: the column has no room for more. */
static int short_name(const char *rule)
{
	const char *end = strstr(rule, "-include");

	return end && !end[strlen("-include")] ? (int)(end - rule) : (int)strlen(rule);
}

/* Columns in which nothing is are left out. */
static void print_table(FILE *to, const struct table_of *t, const char *title)
{
	fprintf(to, "%-*s", LONGEST_NAME, title);
	for (size_t c = 0; c < t->nr_rules; c++) {
		if (column_total(t, c))
			fprintf(to, " %9.*s", short_name(t->rules[c]), t->rules[c]);
	}
	fprintf(to, " %9s\n", "all");
	for (size_t i = 0; i < t->nr; i++) {
		char *name = escape(t->v[i].name, NULL);

		fprintf(to, "  %-*s", LONGEST_NAME - 2, name);
		for (size_t c = 0; c < t->nr_rules; c++) {
			if (column_total(t, c))
				fprintf(to, " %9zu", t->v[i].counts[c]);
		}
		fprintf(to, " %9zu\n", t->v[i].total);
		free(name);
	}
}

static void free_table(struct table_of *t)
{
	for (size_t i = 0; i < t->nr; i++) {
		free(t->v[i].name);
		free(t->v[i].counts);
	}
	free(t->v);
}

static char *folder_of(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? xformat("%.*s", (int)(slash - file), file) : xcopy(".");
}

/* @owners NULL: by folder. */
static void print_by(FILE *to, const struct merged *m, const struct subsystems *owners)
{
	const struct findings *all = &m->report.findings;
	struct table_of t = { .rules = m->known_rules };

	while (t.rules[t.nr_rules])
		t.nr_rules++;
	for (size_t i = 0; i < all->nr; i++) {
		const char *owner = owners ? subsystem_of(owners, all->v[i].file) : NULL;

		if (!all->v[i].known && !all->v[i].todo)
			add_row(&t, !owners ? folder_of(all->v[i].file) :
				xcopy(owner ? owner : "THE REST"), all->v[i].rule);
	}
	fold_rows(&t);
	if (t.nr)
		qsort(t.v, t.nr, sizeof(*t.v), owners ? cmp_total : cmp_row);
	print_table(to, &t, owners ? "by subsystem and rule:" : "by folder and rule:");
	free_table(&t);
}

/* ---- worth doing first ---- */

struct removal {
	const struct finding *f;
	size_t lines;		/* that no other include of the file brings */
	size_t units;		/* that read the file, in one configuration */
};

static int cmp_removal(const void *a, const void *b)
{
	const struct removal *x = a, *y = b;
	size_t first = x->lines * x->units, second = y->lines * y->units;

	return first != second ? (first < second) - (first > second) :
		(x->f > y->f) - (x->f < y->f);
}

static size_t *lines_of(const struct merged *m, const struct graph *g, unsigned store)
{
	size_t *lines = xmalloc((g->nr_nodes + 1) * sizeof(*lines));

	for (size_t i = 0; i < m->nr_files; i++) {
		const struct facts *f = m->files[i].facts;
		long node = m->files[i].store == store ? graph_node(g, f->name) : -1;

		if (node >= 0 && f->lines > lines[node])
			lines[node] = f->lines;
	}
	return lines;
}

static size_t units_of(const struct graph *g, unsigned node)
{
	size_t nr = g->nodes[node].is_unit;

	for (unsigned i = g->nr_included; i < g->nr_nodes; i++)
		nr += i != node && g->nodes[i].is_unit && graph_reaches(g, i, node);
	return nr;
}

/* What the file no longer reaches without the include, in lines. */
static size_t saved_by(const struct graph *g, unsigned node, const struct graph_edge *edge,
		       const size_t *lines)
{
	bool *seen = xmalloc((g->nr_nodes + 1) * sizeof(*seen));
	unsigned *stack = xmalloc((g->nr_nodes + 1) * sizeof(*stack));
	size_t depth = 0, saved = 0;

	stack[depth++] = node;
	seen[node] = true;
	while (depth) {
		const struct graph_node *n = &g->nodes[stack[--depth]];

		for (size_t i = 0; i < n->nr_edges; i++) {
			if (&n->edges[i] == edge || seen[n->edges[i].to])
				continue;
			seen[n->edges[i].to] = true;
			stack[depth++] = n->edges[i].to;
		}
	}
	for (unsigned i = 0; i < g->nr_nodes; i++) {
		if (!seen[i] && (i == edge->to || graph_reaches(g, edge->to, i)))
			saved += lines[i];
	}
	free(stack);
	free(seen);
	return saved;
}

static void add_removals(const struct merged *m, struct removal **v, size_t *nr)
{
	const struct findings *all = &m->report.findings;
	struct graph *g = graph_build(m, 0);
	size_t *lines = lines_of(m, g, 0), max = 0;

	for (size_t i = 0; i < all->nr; i++) {
		const struct finding *f = &all->v[i];
		long node = !f->known && finding_drops(f) && f->nr_places ?
			graph_node(g, f->file) : -1;
		struct graph_edge *edge = node < 0 ? NULL : graph_edge(g, node, f->places->line);
		struct removal r = { .f = f };

		if (!edge)
			continue;
		r.lines = saved_by(g, node, edge, lines);
		r.units = r.lines ? units_of(g, node) : 0;
		if (!r.units)
			continue;
		GROW(*v, *nr, &max);
		(*v)[(*nr)++] = r;
	}
	free(lines);
	graph_free(g);
}

static void print_removal(FILE *to, const struct removal *r)
{
	const char *what = r->f->fix + 1;
	char *file = escape(r->f->file, NULL);

	fprintf(to, "  %s:%u: %.*s: up to %zu lines in %zu unit%s", file, r->f->places->line,
		(int)strcspn(what, "\n"), what, r->lines, r->units, r->units == 1 ? "" : "s");
	if (r->f->nr_relied)
		fprintf(to, "; %zu file%s to mend first", r->f->nr_relied,
			r->f->nr_relied == 1 ? "" : "s");
	fputc('\n', to);
	free(file);
}

/* Of one configuration, the first: another one may have other lines, and few have other ones. */
static void print_worth(FILE *to, const struct merged *m)
{
	struct removal *v = NULL;
	size_t nr = 0;

	add_removals(m, &v, &nr);
	if (nr) {
		qsort(v, nr, sizeof(*v), cmp_removal);
		fprintf(to, "removals that save most:\n");
	}
	for (size_t i = 0; i < nr && i < MAX_WORTH; i++)
		print_removal(to, &v[i]);
	free(v);
}

void summary_print(FILE *to, const struct merged *m, const char *source)
{
	struct subsystems *owners = source ? subsystems_read(source) : NULL;

	print_by(to, m, NULL);
	if (owners)
		print_by(to, m, owners);
	print_worth(to, m);
	subsystems_free(owners);
}
