// SPDX-License-Identifier: MIT
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kbuild.h"
#include "place.h"
#include "store.h"
#include "util.h"

static bool has(const char *folder, const char *name)
{
	char *path = xformat("%s/%s", folder, name);
	bool is = !access(path, F_OK);

	free(path);
	return is;
}

/* Does @tree have its sources in the folder @source? */
static bool is_built_from(const char *tree, const char *source)
{
	char *its = kbuild_source_tree(tree);
	bool is = !strcmp(its, source);

	free(its);
	return is;
}

/* Add to *@found the stores that @pattern finds whose sources are here. */
static void look_for(const char *pattern, char ***found, size_t *nr)
{
	char *here = realpath(".", NULL);
	glob_t paths;

	if (here && !glob(pattern, 0, NULL, &paths)) {
		for (size_t i = 0; i < paths.gl_pathc; i++) {
			const char *store = paths.gl_pathv[i];
			char *tree = xformat("%.*s", (int)(strlen(store) - strlen("/.fkh")),
					     store);

			if (is_built_from(tree, here)) {
				GROW_PLAIN(*found, *nr);
				(*found)[(*nr)++] = xcopy(store);
			}
			free(tree);
		}
		globfree(&paths);
	}
	free(here);
}

static char *join(char *const *words, size_t nr)
{
	char *all = xcopy("");

	for (size_t i = 0; i < nr; i++) {
		char *longer = xformat("%s%s%s", all, i ? " " : "", words[i]);

		free(all);
		all = longer;
	}
	return all;
}

static char *near_by(char *given)
{
	char **found = NULL;
	size_t nr = 0;

	look_for("*/.fkh", &found, &nr);
	look_for("../*/.fkh", &found, &nr);
	if (nr > 1)
		fatal("no .fkh is here; which of these: %s", join(found, nr));
	if (nr) {
		given = *found;
		say("the records are those of %s", given);
	}
	free(found);
	return given;
}

char *place_store(char *given, bool named)
{
	if (has(given, "unit"))
		return given;
	if (has(given, ".fkh"))
		return xformat("%s/.fkh", given);
	if (!named && access(given, F_OK))
		given = near_by(given);
	if (access(given, F_OK) && errno == ENOENT)
		fatal("%s: no records are there: name the object tree (make O=), or the folder "
		      "that fkh-check's --out named", given);
	return given;
}

static void take_first(const char *tree, void *data)
{
	char **first = data;

	if (!*first && !access(tree, F_OK))
		*first = xcopy(tree);
}

char *place_source(const char *store)
{
	const char *slash = strrchr(store, '/');
	char *tree = slash ? xformat("%.*s", (int)(slash - store + 1), store) : xcopy(".");
	char *noted = NULL, *source;

	if (!has(tree, ".config") && !has(tree, "source"))
		store_each_tree(store, take_first, &noted);
	source = kbuild_source_tree(noted ? noted : tree);
	free(noted);
	free(tree);
	return source;
}

void place_say_where(const char *source)
{
	char *here = realpath(".", NULL), *there = realpath(source, NULL);

	if (here && there && strcmp(here, there) && !access(".config", F_OK))
		say("the patch is for %s, not for this folder: pipe it to git -C %s apply", there,
		    there);
	free(there);
	free(here);
}
