// SPDX-License-Identifier: MIT
/*
 * bound.c - how much could be cut at most
 *
 * A unit needs its C file, what that needs by name, what those files need, and so on: that is what
 * is left where every include is cut that only leads on. The files that stay as they are bring
 * more.
 */
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "util.h"

/* What the file needs in that unit, or NULL. */
static const struct need_list *needs_of(const struct planner *p, size_t unit, unsigned file,
					const unsigned *number)
{
	unsigned nr = number[file];

	return nr ? p->needs->of_unit[unit][nr - 1] : NULL;
}

/* Mark what the unit needs; how many lines that is. */
static unsigned long mark_needed(const struct planner *p, size_t nr, const unsigned *number,
				 bool *needed, unsigned *todo)
{
	const struct web_unit *unit = &p->w->units[nr];
	unsigned long lines = 0;
	unsigned depth = 0;

	for (size_t i = 0; i < unit->nr; i++) {
		unsigned file = unit->texts[i]->file;

		needed[file] = !i || p->w->files[file].forced || unit->texts[i]->facts->acts;
		if (needed[file])
			todo[depth++] = file;
	}
	while (depth) {
		unsigned file = todo[--depth];
		const struct need_list *list = needs_of(p, nr, file, number);

		lines += unit->texts[number[file] - 1]->facts->out_lines;
		for (size_t i = 0; list && i < list->nr; i++) {
			unsigned by = list->v[i].by;

			if (list->v[i].absent || list->v[i].fact->kind == 's' || needed[by] ||
			    !number[by])
				continue;
			needed[by] = true;
			todo[depth++] = by;
		}
	}
	return lines;
}

/* What the plan leaves of files that the unit does not need. */
static void count_rest(struct planner *p, size_t nr, const bool *needed, unsigned long *by_file)
{
	const struct order *o = &p->order;

	order_read(&p->order, &p->w->units[nr]);
	for (size_t i = 0; i < o->nr_read; i++) {
		unsigned file = o->read[i];

		if (o->texts[file] && !needed[file])
			by_file[file] += o->texts[file]->facts->out_lines;
	}
}

unsigned long planner_bound(struct planner *p, unsigned long *by_file)
{
	size_t nr_files = p->w->nr_files + 1;
	bool *needed = xmalloc(nr_files);
	unsigned *todo = xmalloc(nr_files * sizeof(*todo));
	unsigned *number = xmalloc(nr_files * sizeof(*number));	/* in the unit, from 1 */
	unsigned long lines = 0;

	for (size_t i = 0; i < p->w->nr_units; i++) {
		const struct web_unit *unit = &p->w->units[i];

		memset(number, 0, nr_files * sizeof(*number));
		memset(needed, 0, nr_files);
		for (size_t t = 0; t < unit->nr; t++)
			number[unit->texts[t]->file] = t + 1;
		lines += mark_needed(p, i, number, needed, todo);
		if (by_file)
			count_rest(p, i, needed, by_file);
	}
	free(needed);
	free(todo);
	free(number);
	return lines;
}
