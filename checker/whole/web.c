// SPDX-License-Identifier: MIT
/*
 * web.c - which file includes which, in every unit of all stores
 */
#include <stdlib.h>
#include <string.h>

#include "util.h"
#include "web.h"

/* ---- files ---- */

static int cmp_file(const void *a, const void *b)
{
	return strcmp(((const struct web_file *)a)->name, ((const struct web_file *)b)->name);
}

unsigned web_find(const struct web *w, const char *name)
{
	struct web_file key = { .name = name };
	const struct web_file *file = w->nr_files ?
		bsearch(&key, w->files, w->nr_files, sizeof(key), cmp_file) : NULL;

	return file ? file - w->files : NO_FILE;
}

static void list_files(struct web *w, const struct merged *m)
{
	size_t max = 0, nr = 0, same;

	/* those of one name come in a row */
	for (size_t i = 0; i < m->nr_files; i += same) {
		const struct facts *facts = m->files[i].facts;

		GROW(w->files, nr, &max);
		w->files[nr] = (struct web_file){
			.name = facts->name, .kind = FILE_FRAGMENT, .once = true,
		};
		for (same = 0; i + same < m->nr_files; same++) {
			const struct facts *other = m->files[i + same].facts;

			if (strcmp(other->name, facts->name))
				break;
			w->files[nr].once &= other->once;
			if (other->kind != FILE_FRAGMENT)
				w->files[nr].kind = other->kind;
		}
		nr++;
	}
	w->nr_files = nr;
}

/* ---- directives ---- */

static int cmp_link(const void *a, const void *b)
{
	const struct web_link *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* All directives that any of the @nr variants of a file has: one that is a macro may be in few. */
static void add_links(struct web *w, const struct merged_file *variants, size_t nr, size_t *max)
{
	unsigned from = web_find(w, variants->facts->name), first = w->nr_links, kept = first;

	for (size_t v = 0; v < nr; v++) {
		const struct facts *facts = variants[v].facts;

		for (size_t i = 0; i < facts->nr_includes; i++) {
			GROW(w->links, w->nr_links, max);
			w->links[w->nr_links++] = (struct web_link){
				.from = from,
				.line = facts->includes[i].line,
				.spelled = facts->includes[i].spelled,
				.to = NO_FILE,
				.keep = facts->includes[i].keep,
			};
		}
	}
	if (w->nr_links > first)
		qsort(w->links + first, w->nr_links - first, sizeof(*w->links), cmp_link);
	for (unsigned i = first; i < w->nr_links; i++) {
		if (kept == first || w->links[kept - 1].line != w->links[i].line)
			w->links[kept++] = w->links[i];
	}
	w->nr_links = kept;
	w->files[from].first_link = first;
	w->files[from].nr_links = kept - first;
}

/* Which of the file's directives is on that line? */
static unsigned link_at(const struct web *w, unsigned file, unsigned line)
{
	unsigned nr = 0;

	while (w->links[w->files[file].first_link + nr].line != line)
		nr++;
	return nr;
}

/*
 * A reason that no names show. What a header uses they do; a C file may have the include for
 * what it declares, too.
 */
static bool is_wanted(const struct include_fact *inc, enum file_kind kind)
{
	static const char *const by_name[] = { "relied-on", "used", "parts", NULL };

	for (size_t i = 0; inc->use && by_name[i]; i++) {
		if (!strcmp(inc->use, by_name[i]))
			return i && kind == FILE_UNIT;
	}
	return inc->use;
}

/* Quoted ones mean something else in each folder. */
static void note_spelled(const struct web *w, unsigned store, const struct include_fact *inc,
			 unsigned to)
{
	if (*inc->spelled == '<' && to != NO_FILE && web_target(w, store, inc->spelled) == NO_FILE)
		no_memory(xmlHashAddEntry(w->spelled[store], BAD_CAST inc->spelled,
					  (void *)(to + 1UL)));
}

static void add_text(struct web *w, const struct facts *facts, unsigned store)
{
	struct web_text *text = &w->texts[w->nr_texts++];
	unsigned from = web_find(w, facts->name);

	*text = (struct web_text){
		.facts = facts,
		.file = from,
		.store = store,
		.to = xmalloc((w->files[from].nr_links + 1) * sizeof(*text->to)),
	};
	memset(text->to, 0xff, w->files[from].nr_links * sizeof(*text->to));
	for (size_t i = 0; i < facts->nr_includes; i++) {
		const struct include_fact *inc = &facts->includes[i];
		unsigned nr = link_at(w, from, inc->line);
		struct web_link *link = &w->links[w->files[from].first_link + nr];

		if (!inc->file)
			continue;
		text->to[nr] = web_find(w, inc->file);
		note_spelled(w, store, inc, text->to[nr]);
		link->wanted |= is_wanted(inc, facts->kind);
	}
}

static void list_texts(struct web *w, const struct merged *m)
{
	size_t max = 0, nr;

	w->texts = xmalloc((m->nr_files + 1) * sizeof(*w->texts));
	for (size_t i = 0; i < m->nr_files; i++) {
		if (m->files[i].store >= w->nr_stores)
			w->nr_stores = m->files[i].store + 1;
	}
	w->spelled = xmalloc((w->nr_stores + 1) * sizeof(*w->spelled));
	for (unsigned i = 0; i < w->nr_stores; i++) {
		w->spelled[i] = xmlHashCreate(1024);
		no_memory(w->spelled[i] ? 0 : -1);
	}
	for (size_t i = 0; i < m->nr_files; i += nr) {
		for (nr = 1; i + nr < m->nr_files; nr++) {
			if (strcmp(m->files[i + nr].facts->name, m->files[i].facts->name))
				break;
		}
		add_links(w, &m->files[i], nr, &max);
	}
	for (size_t i = 0; i < m->nr_files; i++)
		add_text(w, m->files[i].facts, m->files[i].store);
}

/* ---- units ---- */

struct known {
	const struct facts *facts;
	struct web_text *text;
};

static int cmp_known(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return (x->facts > y->facts) - (x->facts < y->facts);
}

static struct known *index_texts(const struct web *w)
{
	struct known *all = xmalloc((w->nr_texts + 1) * sizeof(*all));

	for (size_t i = 0; i < w->nr_texts; i++)
		all[i] = (struct known){ w->texts[i].facts, &w->texts[i] };
	qsort(all, w->nr_texts, sizeof(*all), cmp_known);
	return all;
}

/* NULL: of a file as it was before, which counts no more. */
static struct web_text *text_of(const struct web *w, const struct known *all,
				const struct facts *facts)
{
	struct known key = { facts, NULL };
	const struct known *known = bsearch(&key, all, w->nr_texts, sizeof(key), cmp_known);

	return known ? known->text : NULL;
}

static void add_unit(struct web *w, const struct merged_unit *from, const struct known *all)
{
	struct web_unit unit = { .store = from->store };
	struct web_text *text = text_of(w, all, from->self);

	if (!text)
		return;
	unit.texts = xmalloc((from->nr_seen + 1) * sizeof(*unit.texts));
	unit.texts[unit.nr++] = text;
	for (size_t i = 0; i < from->nr_seen; i++) {
		text = text_of(w, all, from->seen[i]);
		if (text)
			unit.texts[unit.nr++] = text;
	}
	for (size_t i = 0; i < unit.nr; i++) {
		unit.texts[i]->nr_units++;
		w->files[unit.texts[i]->file].nr_units++;
	}
	w->units[w->nr_units++] = unit;
}

static void list_units(struct web *w, const struct merged *m)
{
	struct known *all = index_texts(w);

	w->units = xmalloc((m->nr_units + 1) * sizeof(*w->units));
	for (size_t i = 0; i < m->nr_units; i++)
		add_unit(w, &m->units[i], all);
	free(all);
}

/* What most units say of a file: the public header, where the directives lead, -include. */
static void settle_files(struct web *w)
{
	unsigned *of_link = xmalloc((w->nr_links + 1) * sizeof(*of_link));
	unsigned *of_public = xmalloc((w->nr_files + 1) * sizeof(*of_public));
	unsigned *forced = xmalloc((w->nr_files + 1) * sizeof(*forced));

	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i];
		struct web_file *file = &w->files[text->file];

		for (unsigned nr = 0; nr < file->nr_links; nr++) {
			struct web_link *link = &w->links[file->first_link + nr];

			if (text->to[nr] == NO_FILE || text->nr_units <= of_link[link - w->links])
				continue;
			of_link[link - w->links] = text->nr_units;
			link->to = text->to[nr];
		}
		if (text->facts->public && text->nr_units > of_public[text->file]) {
			of_public[text->file] = text->nr_units;
			file->public = text->facts->public;
		}
		if (text->facts->forced)
			forced[text->file] += text->nr_units;
	}
	for (unsigned i = 0; i < w->nr_files; i++)
		w->files[i].forced = forced[i] && 2 * forced[i] > w->nr_units;
	free(forced);
	free(of_public);
	free(of_link);
}

struct web *web_build(const struct merged *m)
{
	struct web *w = xmalloc(sizeof(*w));

	list_files(w, m);
	list_texts(w, m);
	list_units(w, m);
	settle_files(w);
	return w;
}

void web_free(struct web *w)
{
	for (size_t i = 0; i < w->nr_texts; i++)
		free(w->texts[i].to);
	for (size_t i = 0; i < w->nr_units; i++)
		free(w->units[i].texts);
	for (unsigned i = 0; i < w->nr_stores; i++)
		xmlHashFree(w->spelled[i], NULL);
	free(w->spelled);
	free(w->files);
	free(w->links);
	free(w->texts);
	free(w->units);
	free(w);
}

/* ---- how headers are called ---- */

/* "linux/types.h" and "<linux/types.h>" are spelled the same. */
static bool is_spelled(const char *spelled, const char *name)
{
	size_t len = strlen(name);

	if (*name == '<')
		return !strcmp(spelled, name);
	return *spelled == '<' && !strncmp(spelled + 1, name, len) &&
		!strcmp(spelled + 1 + len, ">");
}

unsigned web_find_spelled(const struct web *w, const char *name)
{
	unsigned file = web_find(w, name);

	for (unsigned i = 0; file == NO_FILE && i < w->nr_links; i++) {
		if (w->links[i].to != NO_FILE && is_spelled(w->links[i].spelled, name))
			file = w->links[i].to;
	}
	return file;
}

unsigned web_target(const struct web *w, unsigned store, const char *spelled)
{
	unsigned long nr = (unsigned long)xmlHashLookup(w->spelled[store], BAD_CAST spelled);

	return nr ? nr - 1 : NO_FILE;
}
