// SPDX-License-Identifier: MIT
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shown.h"
#include "util.h"

/* @glob is of @len bytes; a slash at the end, for a folder, says no more. */
static bool matches(const char *glob, size_t len, const char *file)
{
	char *pattern;
	bool is;

	while (len > 1 && glob[len - 1] == '/')
		len--;
	pattern = xformat("%.*s", (int)len, glob);
	is = !fnmatch(pattern, file, FNM_LEADING_DIR);
	free(pattern);
	return is;
}

static bool matches_any(const char *globs, const char *file)
{
	while (*globs) {
		size_t len = strcspn(globs, ",");

		if (len && matches(globs, len, file))
			return true;
		globs += len + (globs[len] == ',');
	}
	return false;
}

static bool is_in_any(const char *const *folders, const char *file)
{
	bool is = false;

	for (; *folders && !is; folders++) {
		char *path = xformat("%s/%s", *folders, file);

		is = !access(path, F_OK);
		free(path);
	}
	return is;
}

bool shown_file(const struct shown *s, const char *file)
{
	return (!s->paths || matches_any(s->paths, file)) &&
		(!s->folders || is_in_any(s->folders, file));
}

static void keep_findings(struct findings *all, const struct shown *s)
{
	size_t nr = 0;

	for (size_t i = 0; i < all->nr; i++) {
		if (shown_file(s, all->v[i].file))
			all->v[nr++] = all->v[i];
		else
			finding_free(&all->v[i]);
	}
	all->nr = nr;
}

static void keep_files(struct report *r, const struct shown *s)
{
	size_t nr = 0;

	for (size_t i = 0; i < r->nr_files; i++) {
		if (shown_file(s, r->files[i]))
			r->files[nr++] = r->files[i];
	}
	r->nr_files = nr;
}

static void keep_unchecked(struct report *r, const struct shown *s)
{
	size_t nr = 0;

	for (size_t i = 0; i < r->nr_unchecked; i++) {
		if (shown_file(s, r->unchecked[i]))
			r->unchecked[nr++] = r->unchecked[i];
		else
			free(r->unchecked[i]);
	}
	r->nr_unchecked = nr;
}

void shown_only(struct report *r, const struct shown *s)
{
	if (!s->paths && !s->folders)
		return;
	keep_findings(&r->findings, s);
	keep_files(r, s);
	keep_unchecked(r, s);
}
