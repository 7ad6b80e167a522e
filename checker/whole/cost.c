// SPDX-License-Identifier: MIT
/*
 * cost.c - what a header costs: the lines that the compiler gets for including it
 *
 * A header alone is taken as most units read it, and so is all that it includes.
 */
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "util.h"

#define GIVEN (~0u)

struct walk {
	const struct web *w;
	const struct web_text **texts;	/* of each file, as most units have it; NULL: none */
	unsigned *seen;			/* the walk that was there last; GIVEN: all files have it */
	unsigned walk;
	unsigned *todo;
};

/* What -include brings, and what that includes. */
static void mark_given(struct walk *walk, unsigned file)
{
	const struct web_text *text = file == NO_FILE ? NULL : walk->texts[file];

	if (!text || walk->seen[file] == GIVEN)
		return;
	walk->seen[file] = GIVEN;
	for (unsigned i = 0; i < walk->w->files[file].nr_links; i++)
		mark_given(walk, text->to[i]);
}

static void open_walk(struct walk *walk, const struct web *w)
{
	*walk = (struct walk){
		.w = w,
		.texts = xmalloc((w->nr_files + 1) * sizeof(*walk->texts)),
		.seen = xmalloc((w->nr_files + 1) * sizeof(*walk->seen)),
		.todo = xmalloc((w->nr_files + 1) * sizeof(*walk->todo)),
	};
	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i], **most = &walk->texts[text->file];

		if (!*most || text->nr_units > (*most)->nr_units)
			*most = text;
	}
	for (unsigned i = 0; i < w->nr_files; i++) {
		if (w->files[i].forced)
			mark_given(walk, i);
	}
}

static void close_walk(struct walk *walk)
{
	free(walk->texts);
	free(walk->seen);
	free(walk->todo);
}

static void reach(struct walk *walk, unsigned file, unsigned *nr)
{
	if (file == NO_FILE || walk->seen[file] == walk->walk || walk->seen[file] == GIVEN)
		return;
	walk->seen[file] = walk->walk;
	walk->todo[(*nr)++] = file;
}

/* All that @file brings, without its include @without (number of the file's own, or none). */
static struct cost_sum sum_up(struct walk *walk, unsigned file, unsigned without)
{
	struct cost_sum sum = { 0 };
	unsigned nr = 0;

	walk->walk++;
	reach(walk, file, &nr);
	while (nr) {
		unsigned from = walk->todo[--nr];
		const struct web_text *text = walk->texts[from];

		sum.headers++;
		if (!text)
			continue;
		sum.lines += text->facts->out_lines;
		sum.bytes += text->facts->out_bytes;
		for (unsigned i = 0; i < walk->w->files[from].nr_links; i++) {
			if (from != file || i != without)
				reach(walk, text->to[i], &nr);
		}
	}
	return sum;
}

static void add_include(struct cost *c, struct walk *walk, unsigned nr)
{
	const struct web_file *file = &walk->w->files[c->file];
	struct cost_sum rest = sum_up(walk, c->file, nr);

	c->includes[c->nr_includes++] = (struct cost_include){
		.link = file->first_link + nr,
		.only = {
			c->alone.lines - rest.lines, c->alone.bytes - rest.bytes,
			c->alone.headers - rest.headers,
		},
	};
}

static struct cost weigh(struct walk *walk, unsigned file)
{
	struct cost c = { .file = file, .units = walk->w->files[file].nr_units };

	c.alone = sum_up(walk, file, NO_FILE);
	c.paid = c.alone.lines * c.units;
	return c;
}

static void weigh_includes(struct cost *c, struct walk *walk)
{
	const struct web_file *file = &walk->w->files[c->file];
	const struct web_text *text = walk->texts[c->file];

	c->includes = xmalloc((file->nr_links + 1) * sizeof(*c->includes));
	for (unsigned nr = 0; text && nr < file->nr_links; nr++) {
		if (text->to[nr] != NO_FILE)
			add_include(c, walk, nr);
	}
}

struct cost cost_of(const struct web *w, unsigned file)
{
	struct walk walk;
	struct cost c;

	open_walk(&walk, w);
	c = weigh(&walk, file);
	weigh_includes(&c, &walk);
	close_walk(&walk);
	return c;
}

void cost_free(struct cost *c)
{
	free(c->includes);
	*c = (struct cost){ 0 };
}

static int cmp_paid(const void *a, const void *b)
{
	const struct cost *x = a, *y = b;

	if (x->paid != y->paid)
		return x->paid > y->paid ? -1 : 1;
	return (x->file > y->file) - (x->file < y->file);
}

struct cost *cost_all(const struct web *w, size_t *nr)
{
	struct cost *all = xmalloc((w->nr_files + 1) * sizeof(*all));
	struct walk walk;

	*nr = 0;
	open_walk(&walk, w);
	for (unsigned i = 0; i < w->nr_files; i++) {
		if (w->files[i].kind != FILE_UNIT && w->files[i].nr_units && walk.seen[i] != GIVEN)
			all[(*nr)++] = weigh(&walk, i);
	}
	close_walk(&walk);
	if (*nr)
		qsort(all, *nr, sizeof(*all), cmp_paid);
	return all;
}

int cost_find(const struct web *w, char *const *names, size_t nr, struct cost **all)
{
	int rc = 0;

	*all = xmalloc((nr + 1) * sizeof(**all));
	for (size_t i = 0; i < nr; i++) {
		unsigned file = web_find_spelled(w, names[i]);

		if (file == NO_FILE) {
			say("%s: no unit includes it", names[i]);
			rc = -1;
			continue;
		}
		(*all)[i] = cost_of(w, file);
	}
	return rc;
}

void cost_free_all(struct cost *all, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		cost_free(&all[i]);
	free(all);
}
