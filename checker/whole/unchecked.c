// SPDX-License-Identifier: MIT
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kbuild.h"
#include "facts.h"
#include "unchecked.h"
#include "util.h"

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? xformat("%.*s", (int)(slash - path + 1), path) : xcopy(".");
}

static bool is_checked(const struct merged *m, const char *name)
{
	for (size_t i = 0; i < m->nr_units; i++) {
		if (!strcmp(m->units[i].self->name, name))
			return true;
	}
	for (size_t i = 0; i < m->report.nr_troubles; i++) {
		if (!strcmp(m->report.troubles[i].file, name))
			return true;
	}
	return false;
}

/* The source's name from the root of its tree, to be freed; NULL if it is gone. */
static char *name_of(const struct command *c, const char *root, const char *objtree)
{
	char *path = *c->source == '/' ? xcopy(c->source) : xformat("%s/%s", objtree, c->source);
	char *full = realpath(path, NULL), *name = NULL;
	size_t len = strlen(root);

	if (full && !strncmp(full, root, len) && full[len] == '/')
		name = xcopy(full + len + 1);
	free(full);
	free(path);
	return name;
}

static void look_into(struct merged *m, const char *objtree)
{
	struct report *r = &m->report;
	struct commands commands = { 0 };
	char *root = kbuild_source_tree(objtree), *config = xformat("%s/.config", objtree);

	if (!access(config, F_OK) && !kbuild_commands(objtree, true, &commands)) {
		for (size_t i = 0; i < commands.nr; i++) {
			char *name = name_of(&commands.v[i], root, objtree);

			if (!name || is_checked(m, name)) {
				free(name);
				continue;
			}
			GROW_PLAIN(r->unchecked, r->nr_unchecked);
			r->unchecked[r->nr_unchecked++] = name;
		}
	}
	commands_free(&commands);
	free(config);
	free(root);
}

static int cmp_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void unchecked_find(struct merged *m, char *const *stores, int nr)
{
	struct report *r = &m->report;
	size_t kept = 0;

	for (int i = 0; i < nr; i++) {
		char *objtree = folder_of(stores[i]);

		look_into(m, objtree);
		free(objtree);
	}
	if (r->nr_unchecked)
		qsort(r->unchecked, r->nr_unchecked, sizeof(*r->unchecked), cmp_name);
	for (size_t i = 0; i < r->nr_unchecked; i++) {
		if (kept && !strcmp(r->unchecked[kept - 1], r->unchecked[i]))
			free(r->unchecked[i]);
		else
			r->unchecked[kept++] = r->unchecked[i];
	}
	r->nr_unchecked = kept;
}
