// SPDX-License-Identifier: MIT
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "show.h"
#include "store.h"
#include "util.h"

/* Object trees have a configuration, modules' folders have not. */
static void take_module(const char *tree, void *data)
{
	char *config = xformat("%s/.config", tree), **folder = data;

	if (!*folder && access(config, F_OK) && !access(tree, F_OK))
		*folder = xcopy(tree);
	free(config);
}

char **show_modules(char *const *stores, int nr)
{
	char **folders = xmalloc((nr + 1) * sizeof(*folders));
	int found = 0;

	for (; found < nr; found++) {
		store_each_tree(stores[found], take_module, &folders[found]);
		if (!folders[found])
			break;
	}
	if (found == nr)
		return folders;
	while (found--)
		free(folders[found]);
	free(folders);
	return NULL;
}

static void keep_troubles(struct report *r, const struct shown *s)
{
	size_t nr = 0;

	for (size_t i = 0; i < r->nr_troubles; i++) {
		if (shown_file(s, r->troubles[i].file)) {
			r->troubles[nr++] = r->troubles[i];
		} else {
			free(r->troubles[i].file);
			free(r->troubles[i].message);
		}
	}
	r->nr_troubles = nr;
}

void show_only(struct merged *m, const struct shown *s)
{
	if (!s->paths && !s->folders)
		return;
	keep_troubles(&m->report, s);
	shown_only(&m->report, s);
}
