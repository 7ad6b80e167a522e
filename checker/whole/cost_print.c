// SPDX-License-Identifier: MIT
/*
 * cost_print.c - what headers cost, as tables
 */
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "util.h"

#define MOST 50

/* ---- text ---- */

static void print_line(FILE *to, const struct web *w, const struct cost *c)
{
	fprintf(to, "%8lu %8u %9lu %6u %12lu  %s\n", c->alone.lines, c->alone.headers,
		c->alone.bytes, c->units, c->paid, w->files[c->file].name);
	for (size_t i = 0; i < c->nr_includes; i++) {
		const struct cost_include *inc = &c->includes[i];
		const struct web_link *link = &w->links[inc->link];

		fprintf(to, "%8lu %8u %9lu %20s %s:%u: %s\n", inc->only.lines, inc->only.headers,
			inc->only.bytes, "only by", w->files[c->file].name, link->line,
			link->spelled);
	}
}

static void print_head(FILE *to)
{
	fprintf(to, "%8s %8s %9s %6s %12s  %s\n", "lines", "headers", "bytes", "units",
		"lines paid", "header");
}

int cost_print(FILE *to, const struct web *w, char *const *names, size_t nr)
{
	struct cost *all;
	size_t shown = nr;
	int rc = 0;

	if (nr)
		rc = cost_find(w, names, nr, &all);
	else
		all = cost_all(w, &shown);
	if (!rc)
		print_head(to);
	for (size_t i = 0; !rc && i < shown && (nr || i < MOST); i++)
		print_line(to, w, &all[i]);
	cost_free_all(all, shown);
	return rc;
}

/* ---- two builds ---- */

struct pair {
	const char *name;
	struct cost_sum before, after;	/* 0 headers: not there */
};

static unsigned long distance(const struct pair *p)
{
	return p->before.lines > p->after.lines ? p->before.lines - p->after.lines :
		p->after.lines - p->before.lines;
}

static int cmp_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	unsigned long first = distance(x), second = distance(y);

	if (first != second)
		return first > second ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void print_pair(FILE *to, const struct pair *p)
{
	fprintf(to, "%8lu %8lu %+8ld %8u %8u %9lu %9lu  %s\n", p->before.lines, p->after.lines,
		(long)p->after.lines - (long)p->before.lines, p->before.headers, p->after.headers,
		p->before.bytes, p->after.bytes, p->name);
}

static struct cost_sum sum_of(const struct web *w, const char *name)
{
	unsigned file = web_find_spelled(w, name);
	struct cost c = { 0 };

	if (file != NO_FILE)
		c = cost_of(w, file);
	cost_free(&(struct cost){ .includes = c.includes });
	return c.alone;
}

static void pair_named(struct pair *pairs, const struct web *before, const struct web *after,
		       char *const *names, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		pairs[i] = (struct pair){ names[i], sum_of(before, names[i]),
					  sum_of(after, names[i]) };
}

static size_t pair_all(struct pair *pairs, const struct web *before, const struct web *after)
{
	size_t nr_before, nr_after, nr = 0;
	struct cost *old = cost_all(before, &nr_before), *new = cost_all(after, &nr_after);
	size_t *at = xmalloc((before->nr_files + 1) * sizeof(*at));

	for (size_t i = 0; i < nr_before; i++) {
		at[old[i].file] = i;
		pairs[i] = (struct pair){ before->files[old[i].file].name, old[i].alone, { 0 } };
	}
	nr = nr_before;
	for (size_t i = 0; i < nr_after; i++) {
		const char *name = after->files[new[i].file].name;
		unsigned file = web_find(before, name);

		if (file != NO_FILE && pairs[at[file]].name && !strcmp(pairs[at[file]].name, name))
			pairs[at[file]].after = new[i].alone;
		else
			pairs[nr++] = (struct pair){ name, { 0 }, new[i].alone };
	}
	free(at);
	free(old);
	free(new);
	if (nr)
		qsort(pairs, nr, sizeof(*pairs), cmp_pair);
	return nr;
}

int cost_compare(FILE *to, const struct web *before, const struct web *after, char *const *names,
		 size_t nr)
{
	struct pair *pairs = xmalloc((nr + before->nr_files + after->nr_files + 1) *
				     sizeof(*pairs));
	size_t shown = nr;

	if (nr)
		pair_named(pairs, before, after, names, nr);
	else
		shown = pair_all(pairs, before, after);
	fprintf(to, "%17s %8s %17s %19s\n%8s %8s %8s %8s %8s %9s %9s  %s\n", "lines", "", "headers",
		"bytes", "before", "after", "", "before", "after", "before", "after", "header");
	for (size_t i = 0; i < shown && (nr || i < MOST); i++)
		print_pair(to, &pairs[i]);
	free(pairs);
	return 0;
}

/* ---- macros ---- */

struct spender {
	const char *macro, *file;
	unsigned line;
	unsigned long bytes;		/* over the build */
};

static int cmp_spender(const void *a, const void *b)
{
	const struct spender *x = a, *y = b;
	int order = strcmp(x->macro, y->macro);

	if (!order)
		order = strcmp(x->file, y->file);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int cmp_bytes(const void *a, const void *b)
{
	const struct spender *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes > y->bytes ? -1 : 1;
	return cmp_spender(a, b);
}

static struct spender *list_spenders(const struct web *w, size_t *nr, unsigned long *total)
{
	struct spender *all = NULL;
	size_t max = 0, kept = 0;

	*nr = 0;
	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i];

		*total += (unsigned long)text->facts->out_bytes * text->nr_units;
		for (size_t e = 0; e < text->facts->nr_expands; e++) {
			const struct expanded_fact *x = &text->facts->expands[e];

			GROW(all, *nr, &max);
			all[(*nr)++] = (struct spender){ x->name, text->facts->name, x->line,
				(unsigned long)x->bytes * text->nr_units };
		}
	}
	if (*nr)
		qsort(all, *nr, sizeof(*all), cmp_spender);
	for (size_t i = 0; i < *nr; i++) {
		if (kept && !strcmp(all[kept - 1].macro, all[i].macro) &&
		    !strcmp(all[kept - 1].file, all[i].file))
			all[kept - 1].bytes += all[i].bytes;
		else
			all[kept++] = all[i];
	}
	*nr = kept;
	return all;
}

void cost_macros(FILE *to, const struct web *w)
{
	unsigned long total = 0;
	size_t nr;
	struct spender *all = list_spenders(w, &nr, &total);

	if (nr)
		qsort(all, nr, sizeof(*all), cmp_bytes);
	fprintf(to, "%12s %6s  %s\n", "bytes", "%", "macro");
	for (size_t i = 0; i < nr && i < MOST; i++)
		fprintf(to, "%12lu %6.2f  %s in %s:%u\n", all[i].bytes,
			total ? 100.0 * all[i].bytes / total : 0, all[i].macro, all[i].file,
			all[i].line);
	free(all);
}
