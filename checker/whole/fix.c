// SPDX-License-Identifier: MIT
/*
 * fix.c - findings as a patch
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "add.h"
#include "c_file.h"
#include "finding.h"
#include "fix.h"
#include "patch.h"
#include "remove.h"
#include "rule.h"
#include "util.h"

static bool is_added(const struct finding *f)
{
	return *f->fix == FIX_ADD || *f->fix == FIX_DECLARE;
}

static bool is_wanted(const struct finding *f, enum fix fix)
{
	if (!f->fix || f->known)
		return false;
	if (is_added(f))
		return fix & FIX_MISSING && !strcmp(f->rule, "missing-include");
	if (*f->fix == FIX_REPLACE)
		return fix & FIX_NARROWER && !f->nr_relied && !f->unread;
	return *f->fix == FIX_REMOVE && fix & FIX_REMOVABLE && f->removable;
}

/* Where an include stands: the architecture's headers behind the others, those in quotes last. */
static int rank_include(const struct finding *f)
{
	const char *what = f->fix + strlen("+#include ");

	return *what == '"' ? 2 : !strncmp(what, "<asm/", 5);
}

/* Includes by name, behind them declarations by their first use. */
static int cmp_fix(const void *a, const void *b)
{
	const struct finding *x = *(const struct finding *const *)a;
	const struct finding *y = *(const struct finding *const *)b;
	bool first = add_is_include(x), second = add_is_include(y);

	if (first != second)
		return first ? -1 : 1;
	if (first && rank_include(x) != rank_include(y))
		return rank_include(x) - rank_include(y);
	if (first)
		return strcmp(x->fix, y->fix);
	return (x > y) - (x < y);
}

/* Sorted, so that those for one place come there in order. */
static void add_lines(struct c_file *s, const struct finding *f, size_t nr, enum fix fix)
{
	const struct finding **sorted = xmalloc((nr + 1) * sizeof(*sorted));
	size_t nr_sorted = 0;

	for (size_t i = 0; i < nr; i++) {
		if (is_wanted(&f[i], fix) && is_added(&f[i]))
			sorted[nr_sorted++] = &f[i];
	}
	qsort(sorted, nr_sorted, sizeof(*sorted), cmp_fix);
	for (size_t i = 0; i < nr_sorted; i++)
		add_line(s, sorted[i]);
	free(sorted);
}

static bool any_wanted(const struct finding *f, size_t nr, enum fix fix)
{
	for (size_t i = 0; i < nr; i++) {
		if (is_wanted(&f[i], fix))
			return true;
	}
	return false;
}

/* Take out the include wherever @f finds it; what comes in its place is added there. */
static void take_out(struct c_file *s, const struct finding *f)
{
	for (size_t i = 0; i < f->nr_places; i++) {
		if (remove_include(s, f, &f->places[i]))
			add_parts(s, f, &f->places[i]);
	}
}

static void edit(struct c_file *s, const struct finding *f, size_t nr, enum fix fix)
{
	c_file_read(s);
	for (size_t i = 0; i < nr; i++) {
		if (is_wanted(&f[i], fix) && finding_drops(&f[i]))
			take_out(s, &f[i]);
	}
	add_lines(s, f, nr, fix);
}

void fix_edit(struct patch *p, const struct finding *f, size_t nr, enum fix fix)
{
	struct c_file s = { .patch = *p };

	edit(&s, f, nr, fix);
	*p = s.patch;
	free(s.lines);
}

bool fix_is_for(const struct finding *f, enum fix fix)
{
	return is_wanted(f, fix);
}

bool fix_refused(const struct patch *p, const char *content)
{
	/* A record without a digest may name any file: what is in it is nobody's affair. */
	return !content || strcmp(content, p->content);
}

/* A file once, though it may be left for several reasons. */
static void leave(char ***files, size_t *nr, const char *file)
{
	for (size_t i = *nr; i; i--) {
		if (!strcmp((*files)[i - 1], file))
			return;
	}
	GROW_PLAIN(*files, *nr);
	(*files)[(*nr)++] = xcopy(file);
}

void fix_leave_changed(struct fix_left *left, const char *file)
{
	leave(&left->changed, &left->nr_changed, file);
}

void fix_leave_foreign(struct fix_left *left, const char *file)
{
	leave(&left->foreign, &left->nr_foreign, file);
}

static void free_files(char **files, size_t nr)
{
	while (nr)
		free(files[--nr]);
	free(files);
}

void fix_say_left(struct fix_left *left)
{
	if (left->nr_changed == 1)
		say("%s: has changed since it was checked: check it again", *left->changed);
	else if (left->nr_changed)
		say("%zu files have changed since they were checked: check again",
		    left->nr_changed);
	if (left->nr_foreign == 1)
		say("%s: not in the source tree", *left->foreign);
	else if (left->nr_foreign)
		say("%zu files are not in the source tree: %s ...", left->nr_foreign,
		    *left->foreign);
	free_files(left->changed, left->nr_changed);
	free_files(left->foreign, left->nr_foreign);
	*left = (struct fix_left){ 0 };
}

/* Read it. Returns 1 if it is not one of the source tree, -1 after saying why it cannot be. */
static int open_file(struct patch *p, const char *root, const char *file, struct fix_left *left)
{
	char *path;
	int rc;

	if (*file == '/') {
		fix_leave_foreign(left, file);
		return 1;
	}
	path = xformat("%s/%s", root, file);
	rc = patch_open(p, path, file);
	if (rc && errno == ENOENT) {		/* the build makes it: nothing to patch */
		fix_leave_foreign(left, path);
		rc = 1;
	} else if (rc) {
		say("%s: %s", path, strerror(errno));
	}
	free(path);
	return rc;
}

/* @f are all findings of one file, whose bytes had the digest @content when it was checked. */
static int fix_file(FILE *to, const struct finding *f, size_t nr, enum fix fix, const char *root,
		    const char *content, struct fix_left *left)
{
	struct c_file s = { .top = 0 };
	int rc;

	if (!any_wanted(f, nr, fix))
		return 0;
	rc = open_file(&s.patch, root, f->file, left);
	if (rc)
		return rc < 0 ? -1 : 0;
	if (fix_refused(&s.patch, content)) {
		fix_leave_changed(left, f->file);
	} else {
		edit(&s, f, nr, fix);
		patch_print(to, &s.patch);
	}
	c_file_close(&s);
	return 0;
}

int fix_print(FILE *to, const struct merged *m, enum fix fix, const char *source)
{
	const struct findings *all = &m->report.findings;
	struct fix_left left = { 0 };
	size_t nr;
	int rc = 0;

	for (size_t i = 0; i < all->nr; i += nr) {
		for (nr = 1; i + nr < all->nr; nr++) {
			if (strcmp(all->v[i + nr].file, all->v[i].file))
				break;
		}
		if (fix_file(to, &all->v[i], nr, fix, source, merged_content(m, all->v[i].file),
			     &left))
			rc = -1;
	}
	fix_say_left(&left);
	return rc;
}

/* ---- one by one ---- */

struct fixer {
	const struct merged *m;
	const char *root;
	const char *file;		/* the one that is open, NULL: none */
	struct c_file source;
	bool good;			/* it could be read, and is as it was checked */
};

struct fixer *fixer_open(const struct merged *m, const char *source)
{
	struct fixer *fixer = xmalloc(sizeof(*fixer));

	fixer->m = m;
	fixer->root = source;
	return fixer;
}

static void fixer_leave(struct fixer *fixer)
{
	if (fixer->file)
		c_file_close(&fixer->source);
	fixer->file = NULL;
}

static void fixer_enter(struct fixer *fixer, const char *file)
{
	struct c_file *s = &fixer->source;
	const char *content = merged_content(fixer->m, file);
	char *path = xformat("%s/%s", fixer->root, file);

	fixer_leave(fixer);
	*s = (struct c_file){ .top = 0 };
	fixer->file = file;
	fixer->good = *file != '/' && !patch_open(&s->patch, path, file) &&
		      !fix_refused(&s->patch, content);
	free(path);
	if (fixer->good)
		c_file_read(s);
}

static bool mends_alone(const struct c_file *s, const struct finding *f)
{
	const struct rule *rule = rule_named(f->rule, strlen(f->rule));

	if (!f->fix || f->nr_relied || !rule || !rule->fix)
		return false;
	return *f->fix == FIX_ADD ? add_is_possible(s, f) : finding_drops(f);
}

static void make_edits(struct c_file *s, const struct finding *f)
{
	if (*f->fix == FIX_ADD)
		add_line(s, f);
	else
		take_out(s, f);
}

const struct patch *fixer_fix(void *data, const struct finding *f)
{
	struct fixer *fixer = data;

	if (!fixer->file || strcmp(fixer->file, f->file))
		fixer_enter(fixer, f->file);
	if (!fixer->good || !mends_alone(&fixer->source, f))
		return NULL;
	patch_reset(&fixer->source.patch);
	make_edits(&fixer->source, f);
	return &fixer->source.patch;
}

void fixer_close(struct fixer *fixer)
{
	fixer_leave(fixer);
	free(fixer);
}
