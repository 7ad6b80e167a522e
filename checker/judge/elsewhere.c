// SPDX-License-Identifier: MIT
/*
 * elsewhere.c - would another configuration need the include?
 *
 * What a branch not taken would declare is seen by its words alone: nobody has parsed it.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "closure.h"
#include "elsewhere.h"
#include "idents.h"
#include "paths.h"
#include "provide.h"
#include "scan.h"
#include "tokenize.h"
#include "util.h"

typedef VEC(const struct ident *) idents;

struct elsewhere {
	bool asked_known, declared_known, members_known;
	idents asked;		/* what the file would use, and nobody declares, sorted */
	idents reached;		/* members that it would reach into, sorted */
	idents declared;	/* what it would declare */
	idents members;		/* those of its structures, and other names within braces, sorted */
};

static int by_address(const void *a, const void *b)
{
	const struct ident *x = *(const struct ident *const *)a;
	const struct ident *y = *(const struct ident *const *)b;

	return x < y ? -1 : x > y;
}

static void sort_idents(idents *set)
{
	size_t i, nr = 0;

	if (set->nr)
		qsort(set->v, set->nr, sizeof(*set->v), by_address);
	for (i = 0; i < set->nr; i++) {
		if (!nr || set->v[nr - 1] != set->v[i])
			set->v[nr++] = set->v[i];
	}
	set->nr = nr;
}

static bool has(const idents *sorted, const struct ident *ident)
{
	return sorted->nr &&
		bsearch(&ident, sorted->v, sorted->nr, sizeof(*sorted->v), by_address);
}

static bool is_declared(const struct ident *ident)
{
	const struct name *name = name_of((struct ident *)ident, false);
	size_t p;

	for (p = 0; name && p < name->providers.nr; p++) {
		if (!name->providers.v[p].spare)
			return true;
	}
	return false;
}

/* What is read as code elsewhere, or asked for in a condition. */
static bool may_ask(const struct file *file, const struct word *word)
{
	if (word->member || word->ident == file->guard)
		return false;
	switch (word->where) {
	case IN_CODE:
		return !word->active;
	case IN_MACRO_BODY:
	case IN_CONDITION:
		return true;
	default:
		return false;
	}
}

static bool declares(const struct word *word)
{
	return !word->active && word->where == IN_CODE && !word->outer && !word->nested &&
		(word->declared || word->tag || word->type);
}

static void add_declared(idents *to, const struct file *file);

/* The first file of that name in the folders that an #include looks into; -1: none. */
static int open_included(const struct file *from, const char *spelled, char **path)
{
	size_t len = strlen(spelled), i;
	const char *slash = strrchr(from->path, '/');
	int fd = -1;

	if (len < 3)
		return -1;
	if (*spelled == '"') {
		*path = xformat("%.*s%.*s", slash ? (int)(slash + 1 - from->path) : 0, from->path,
				(int)len - 2, spelled + 1);
		fd = open(*path, O_RDONLY);
	}
	for (i = 1; fd < 0 && includepath[i]; i++) {
		free(*path);
		*path = xformat("%s/%.*s", includepath[i], (int)len - 2, spelled + 1);
		fd = open(*path, O_RDONLY);
	}
	return fd;
}

/* A header that nobody has read, as words: all of it is in branches not taken. */
static void read_skipped(idents *to, const struct file *from, const char *spelled, unsigned depth)
{
	struct file file = { };
	struct token *first;
	char *path = NULL;
	const char *text;
	bool pragmas;
	size_t size, i;
	int fd = open_included(from, spelled, &path);

	text = fd < 0 ? NULL : read_text(fd, &size);
	first = text && !*path_file(path_of(path)) ?
		tokenize_text(0, text, size, NULL, &pragmas) : NULL;
	if (first) {
		file.path = path;
		scan_text(&file, first, NULL, 0);
		add_declared(to, &file);
		for (i = 0; depth && i < file.includes.nr; i++)
			read_skipped(to, &file, file.includes.v[i].spelled, depth - 1);
	}
	if (fd >= 0)
		close(fd);
}

static void add_declared(idents *to, const struct file *file)
{
	size_t i;

	for (i = 0; i < file->defines.nr; i++) {
		if (!file->defines.v[i].active)
			vec_push(to, file->defines.v[i].ident);
	}
	for (i = 0; i < file->words.nr; i++) {
		if (declares(&file->words.v[i]))
			vec_push(to, file->words.v[i].ident);
	}
}

static struct elsewhere *elsewhere_of(const struct file *file)
{
	static struct elsewhere *of_files;	/* made when first asked for */

	if (!of_files)
		of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	return &of_files[file->nr];
}

static const struct elsewhere *asked_by(const struct file *file)
{
	struct elsewhere *e = elsewhere_of(file);
	size_t i;

	if (e->asked_known)
		return e;
	e->asked_known = true;
	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];

		if (may_ask(file, word) && !is_declared(word->ident))
			vec_push(&e->asked, word->ident);
		if (word->member && !word->active && word->where == IN_CODE)
			vec_push(&e->reached, word->ident);
	}
	sort_idents(&e->asked);
	sort_idents(&e->reached);
	return e;
}

static const idents *declared_by(const struct file *file)
{
	struct elsewhere *e = elsewhere_of(file);
	size_t i;

	if (e->declared_known)
		return &e->declared;
	e->declared_known = true;
	add_declared(&e->declared, file);
	for (i = 0; i < file->includes.nr; i++) {
		if (!file->includes.v[i].target)
			read_skipped(&e->declared, file, file->includes.v[i].spelled, 2);
	}
	return &e->declared;
}

/* Does the file itself have it in a branch not taken? */
static bool has_elsewhere(const struct file *file, const struct ident *ident)
{
	size_t i;

	for (i = 0; i < file->defines.nr; i++) {
		if (!file->defines.v[i].active && file->defines.v[i].ident == ident)
			return true;
	}
	for (i = 0; i < file->words.nr; i++) {
		/* "struct foo *" of a parameter does not declare it */
		if (file->words.v[i].ident == ident && !file->words.v[i].tag &&
		    declares(&file->words.v[i]))
			return true;
	}
	return false;
}

/* Have only headers that not every architecture has what the use means? */
static bool is_special(const struct use *use)
{
	bool special = false;
	size_t p;

	for (p = 0; p < use->name->providers.nr; p++) {
		const struct provider *by = &use->name->providers.v[p];

		if (!provides(by, use))
			continue;
		if (by->file->main || provide_is_general(by->file))
			return false;
		special = true;
	}
	return special;
}

bool elsewhere_has(const struct file *target, const struct file *file)
{
	size_t i;

	if (!provide_is_general(target))
		return false;
	mark_words(file);
	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		if (use->name->written_in == file && is_special(use) &&
		    has_elsewhere(target, use->name->ident))
			return true;
	}
	return false;
}

static bool have_common(const idents *sorted, const idents *some)
{
	size_t i;

	for (i = 0; i < some->nr; i++) {
		if (has(sorted, some->v[i]))
			return true;
	}
	return false;
}

static bool asks_for(const struct file *file, const unsigned long *only)
{
	const idents *asked = &asked_by(file)->asked;
	const struct file *other;

	if (!asked->nr)
		return false;
	files_each(other, w, only[w]) {
		if (other != file && have_common(asked, declared_by(other)))
			return true;
	}
	return false;
}

/* The names of its structures' members; some others are among them, which does no harm. */
static const idents *members_of(const struct file *file)
{
	struct elsewhere *e = elsewhere_of(file);
	size_t i;

	for (i = 0; !e->members_known && i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];

		if (word->where == IN_CODE && word->nested && !word->member && !word->outer)
			vec_push(&e->members, word->ident);
	}
	if (!e->members_known)
		sort_idents(&e->members);
	e->members_known = true;
	return &e->members;
}

/* Is there one of the files of @set, but not of @but (if not NULL), that may have the member? */
static bool is_member(const struct ident *ident, const unsigned long *set,
		      const unsigned long *but)
{
	const struct file *file;

	files_each(file, w, set[w] & ~(but ? but[w] : 0)) {
		if (has(members_of(file), ident))
			return true;
	}
	return false;
}

/* Would the file reach into a structure that only a header of @only defines? */
static bool reaches_into(const struct file *file, const unsigned long *only)
{
	const idents *reached = &asked_by(file)->reached;
	size_t i;

	for (i = 0; i < reached->nr; i++) {
		if (is_member(reached->v[i], only, NULL) &&
		    !has(members_of(file), reached->v[i]) &&
		    !is_member(reached->v[i], closure_set(file), only))
			return true;
	}
	return false;
}

bool elsewhere_needs(const struct file *file, size_t nr, const unsigned long *only)
{
	if (asks_for(file, only) || reaches_into(file, only))
		return true;
	while (file->main && ++nr < file->includes.nr) {
		const struct include *later = &file->includes.v[nr];

		if (later->target && *later->spelled == '"' && asks_for(later->target, only))
			return true;
	}
	return false;
}
