// SPDX-License-Identifier: MIT
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"
#include "kbuild.h"
#include "store.h"
#include "table.h"
#include "unchecked.h"
#include "util.h"

/* A file of which an include would go: a run of findings, which are sorted by file. */
struct wanted {
	const char *name;
	size_t first, nr;
	unsigned last;		/* the unit that was counted last, from 1 */
};

/* What a path as kbuild spells it is: most units read the same files. */
struct spelled {
	struct wanted *wanted;	/* NULL: nothing that matters */
	char path[];
};

struct search {
	struct merged *m;
	struct coverage *sums;
	struct table wanted;	/* name -> struct wanted */
	unsigned long long rules;	/* of the findings that count */
	unsigned nr_stores;
	/* of one tree: */
	unsigned store;
	char *objtree, *root;	/* real paths */
	struct table spelled;	/* path -> struct spelled */
};

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == path)
		return xcopy("/");
	return slash ? xformat("%.*s", (int)(slash - path), path) : xcopy(".");
}

/* ---- names ---- */

/* Squeeze "//", "/./" and "/x/.." out of the absolute @path, in place. */
static void normalize(char *path)
{
	char *to = path;

	for (const char *from = path; *from; ) {
		size_t len;

		from += strspn(from, "/");
		len = strcspn(from, "/");
		if (len == 2 && !strncmp(from, "..", 2)) {
			while (to > path && *--to != '/')
				;
		} else if (len && !(len == 1 && *from == '.')) {
			*to++ = '/';
			memmove(to, from, len);
			to += len;
		}
		from += len;
	}
	*to = '\0';
}

/* What is behind "@folder/" of @path, or NULL. */
static const char *behind(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return !strncmp(path, folder, len) && path[len] == '/' ? path + len + 1 : NULL;
}

static const char *in_trees(const struct search *s, const char *path)
{
	const char *name = behind(path, s->objtree);

	return name ? name : behind(path, s->root);
}

/* The name that fkh-check gives it, to be freed; NULL if it is in neither tree. */
static char *name_of(const struct search *s, const char *spelled)
{
	char *path = *spelled == '/' ? xcopy(spelled) : xformat("%s/%s", s->objtree, spelled);
	char *real = NULL, *name;

	normalize(path);
	name = xcopy(in_trees(s, path));
	if (!name && (real = realpath(path, NULL)))	/* a link leads there */
		name = xcopy(in_trees(s, real));
	free(real);
	free(path);
	return name;
}

/* ---- which files matter ---- */

static bool is_wanted(const void *item, const char *key, size_t len)
{
	const struct wanted *w = item;

	return !strncmp(w->name, key, len) && !w->name[len];
}

static struct wanted *wanted_of(const struct search *s, const char *name)
{
	size_t len = strlen(name);

	return table_find(&s->wanted, hash_bytes(name, len), is_wanted, name, len);
}

static void want(struct search *s, size_t finding)
{
	const struct finding *f = &s->m->report.findings.v[finding];
	struct wanted *w = wanted_of(s, f->file);
	size_t len = strlen(f->file);

	if (!w) {
		w = xmalloc(sizeof(*w));
		*w = (struct wanted){ .name = f->file, .first = finding };
		table_enter(&s->wanted, hash_bytes(f->file, len), is_wanted, f->file, len, w);
	}
	w->nr = finding - w->first + 1;
	s->rules |= merge_rule(s->m, f->rule);
}

static bool is_spelled(const void *item, const char *key, size_t len)
{
	const struct spelled *sp = item;

	return !strncmp(sp->path, key, len) && !sp->path[len];
}

static struct wanted *wanted_at(struct search *s, const char *path)
{
	size_t len = strlen(path);
	uint64_t hash = hash_bytes(path, len);
	struct spelled *sp = table_find(&s->spelled, hash, is_spelled, path, len);
	char *name;

	if (sp)
		return sp->wanted;
	sp = xmalloc(sizeof(*sp) + len + 1);
	memcpy(sp->path, path, len);
	name = name_of(s, path);
	sp->wanted = name ? wanted_of(s, name) : NULL;
	free(name);
	table_enter(&s->spelled, hash, is_spelled, path, len, sp);
	return sp->wanted;
}

static void empty(struct table *t)
{
	for (size_t i = 0; i < t->size; i++)
		free(t->entries[i].item);
	free(t->entries);
	*t = (struct table){ .least = t->least };
}

/* ---- the units ---- */

/* A unit that was checked for @rules only reads the file: a finding of another one is not its. */
static bool count(const struct search *s, struct wanted *w, unsigned long long rules)
{
	bool any = false;

	if (!w || w->last == s->sums->compiled)
		return false;
	w->last = s->sums->compiled;
	for (size_t i = w->first; i < w->first + w->nr; i++) {
		struct finding *f = &s->m->report.findings.v[i];

		if (finding_drops(f) && !(rules & merge_rule(s->m, f->rule))) {
			f->unread++;
			any = true;
		}
	}
	return any;
}

static void count_readers(struct search *s, struct compiled *c, const char *name,
			  unsigned long long rules)
{
	bool any = count(s, wanted_of(s, name), rules);
	const char *path;

	while ((path = kbuild_dependency(c)))
		any |= count(s, wanted_at(s, path), rules);
	s->sums->readers += any;
}

static void note_unchecked(struct report *r, const char *name)
{
	GROW_PLAIN(r->unchecked, r->nr_unchecked);
	r->unchecked[r->nr_unchecked++] = xcopy(name);
}

/* Has no store a record of it? Then C=1 has not shown it. */
static bool is_unknown(const struct search *s, const char *name, const char *object)
{
	for (unsigned store = 0; store < s->nr_stores; store++) {
		if (merge_recorded(s->m, store, name, object))
			return false;
	}
	return true;
}

/* One that is gone cannot be checked any more. */
static bool is_gone(const struct search *s, const char *source)
{
	char *path = *source == '/' ? xcopy(source) : xformat("%s/%s", s->objtree, source);
	bool gone = access(path, F_OK);

	free(path);
	return gone;
}

static void look_at(struct compiled *c, void *data)
{
	struct search *s = data;
	char *name = name_of(s, c->source), *object = kbuild_object_of(c);
	const struct recorded *record = name ?
		merge_recorded(s->m, s->store, name, object) : NULL;
	unsigned long long rules = record ? record->rules : 0;

	s->sums->compiled += name != NULL;
	if (name && (!record || s->rules & ~rules) && !is_gone(s, c->source)) {
		s->sums->missing++;
		if (ends_in(c->target, strlen(c->target), ".s.cmd") &&
		    is_unknown(s, name, object))
			note_unchecked(&s->m->report, name);
		count_readers(s, c, name, rules);
	}
	free(object);
	free(name);
}

/* ---- the trees ---- */

static bool has(const char *folder, const char *name)
{
	char *path = xformat("%s/%s", folder, name);
	bool is = !access(path, F_OK);

	free(path);
	return is;
}

/* The kernel's, or a module's. */
static bool is_object_tree(const char *folder)
{
	return has(folder, ".config") || has(folder, "modules.order");
}

/* A module's units are compiled from the kernel's tree, which kbuild does not name. */
static void add_command(struct coverage *c, const char *tree)
{
	char *one = has(tree, ".config") ? xformat("fkh-check --kbuild=%s --unchecked", tree) :
		xcopy("make C=2 CHECK=fkh-check"), *all;

	all = c->command ? xformat("%s && %s", c->command, one) : xcopy(one);
	free(c->command);
	free(one);
	c->command = all;
}

static void look_into(struct search *s, const char *shown)
{
	unsigned before = s->sums->missing;

	s->objtree = realpath(shown, NULL);
	if (!s->objtree)
		return;
	s->root = kbuild_source_tree(s->objtree);
	kbuild_each(s->objtree, look_at, s);
	if (s->sums->missing > before)
		add_command(s->sums, shown);
	empty(&s->spelled);
	free(s->root);
	free(s->objtree);
}

struct trees {
	struct search *search;
	char *own;		/* real path of the folder that the store is in, if it is one */
	char *noted;		/* the first that the store names, or NULL */
};

static void look_into_noted(const char *tree, void *data)
{
	struct trees *t = data;

	if (!t->noted)
		t->noted = xcopy(tree);
	if (!t->own || strcmp(t->own, tree))
		look_into(t->search, tree);
}

/* Where the store names a tree, something was compiled: else the records of that are gone. */
static void look_around(struct search *s, const char *store)
{
	char *folder = folder_of(store);
	struct trees t = { .search = s };
	unsigned before = s->sums->compiled;

	if (is_object_tree(folder)) {
		t.own = realpath(folder, NULL);
		look_into(s, folder);
	}
	store_each_tree(store, look_into_noted, &t);
	if (t.noted && s->sums->compiled == before && !s->sums->gone)
		s->sums->gone = xcopy(t.noted);
	free(t.noted);
	free(t.own);
	free(folder);
}

static bool is_unit(const struct merged *m, const char *file)
{
	for (size_t i = 0; i < m->nr_units; i++) {
		if (!strcmp(m->units[i].self->name, file))
			return true;
	}
	return false;
}

/* Of a C file that is no header, too, its own unit was asked. */
static void doubt_headers(const struct merged *m)
{
	const struct findings *all = &m->report.findings;

	for (size_t i = 0; i < all->nr; i++) {
		if (finding_drops(&all->v[i]) && !is_unit(m, all->v[i].file))
			all->v[i].unread = UNREAD_UNKNOWN;
	}
}

static int cmp_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void drop_doubles(struct report *r)
{
	size_t kept = 0;

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

struct coverage unchecked_find(struct merged *m, char *const *stores, int nr)
{
	const struct findings *all = &m->report.findings;
	struct coverage sums = { 0 };
	struct search s = {
		.m = m,
		.nr_stores = nr,
		.sums = &sums,
		.wanted = { .least = 256 },
		.spelled = { .least = 4096 },
	};

	for (size_t i = 0; i < all->nr; i++) {
		if (finding_drops(&all->v[i]))
			want(&s, i);
	}
	for (int i = 0; i < nr; i++) {
		s.store = i;
		look_around(&s, stores[i]);
	}
	if (sums.gone)
		doubt_headers(m);
	drop_doubles(&m->report);
	empty(&s.wanted);
	return sums;
}

void unchecked_forget(struct merged *m)
{
	for (size_t i = 0; i < m->report.findings.nr; i++)
		m->report.findings.v[i].unread = 0;
}
