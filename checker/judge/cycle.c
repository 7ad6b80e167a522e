// SPDX-License-Identifier: MIT
/*
 * cycle.c - how a header leads back to the file that is to include it
 */
#include <stdlib.h>
#include <string.h>

#include "cycle.h"
#include "unit.h"
#include "util.h"

#define MAX_SHOWN 5			/* files of a path */

typedef VEC(const struct file *) path;

/* Breadth first: @from of each file says which file led to it. */
static void search(const struct file *start, const struct file *end, const struct file **from)
{
	path queue = { };
	size_t next, i;

	vec_push(&queue, start);
	for (next = 0; next < queue.nr && !from[end->nr]; next++) {
		const struct file *file = queue.v[next];

		for (i = 0; i < file->includes.nr; i++) {
			const struct file *to = file->includes.v[i].target;

			if (!to || to == start || from[to->nr])
				continue;
			from[to->nr] = file;
			vec_push(&queue, to);
		}
	}
	free(queue.v);
}

/* From @start to @end, backwards. */
static path find_path(const struct file *start, const struct file *end)
{
	const struct file **from = xmalloc(unit.files.nr * sizeof(*from));
	const struct file *file;
	path path = { };

	search(start, end, from);
	for (file = end; file && file != start; file = from[file->nr])
		vec_push(&path, file);
	vec_push(&path, start);
	free(from);
	return path;
}

static char *append(char *text, const char *arrow, const char *more)
{
	char *longer = xformat("%s%s%s", text, arrow, more);

	free(text);
	return longer;
}

char *cycle_path(const struct file *file, const struct file *header)
{
	path path = find_path(header, file);
	char *text = escape(file->name, NULL);
	size_t i;

	for (i = path.nr; i--; ) {
		char *name;

		if (path.nr > MAX_SHOWN - 1 && i && i < path.nr - 2) {
			if (i == 1)
				text = append(text, " -> ", "...");
			continue;
		}
		name = escape(path.v[i]->name, NULL);
		text = append(text, " -> ", name);
		free(name);
	}
	free(path.v);
	return text;
}
