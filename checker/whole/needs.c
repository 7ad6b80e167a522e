// SPDX-License-Identifier: MIT
/*
 * needs.c - which file needs which, in every unit, and why
 *
 * Nearly all units that have read the same text need the same files for it: lists are kept
 * once for each text, and units point to them.
 */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "needs.h"
#include "table.h"
#include "util.h"

struct named {
	const char *name;
	struct name_files files;
};

struct name_table {
	struct table table;
	struct name_files ***of_use;	/* [text][use]: who might declare it, NULL: nobody */
	unsigned short **slots;		/* [text][use] */
};

/* ---- who declares a name ---- */

static bool is_named(const void *item, const char *key, size_t len)
{
	const char *name = ((const struct named *)item)->name;

	return !strncmp(name, key, len) && !name[len];
}

static struct named *find_name(const struct name_table *names, const char *name)
{
	size_t len = strlen(name);

	return table_find(&names->table, hash_bytes(name, len), is_named, name, len);
}

static struct named *make_name(struct name_table *names, const char *name)
{
	struct named *named = find_name(names, name);
	size_t len = strlen(name);

	if (named)
		return named;
	named = xmalloc(sizeof(*named));
	named->name = name;
	table_enter(&names->table, hash_bytes(name, len), is_named, name, len, named);
	return named;
}

/* How many of the file's directives stand before @line. */
static unsigned short slot_at(const struct web *w, unsigned file, unsigned line)
{
	const struct web_file *f = &w->files[file];
	unsigned low = 0, high = f->nr_links;

	while (low < high) {
		unsigned mid = (low + high) / 2;

		if (w->links[f->first_link + mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Variants of a file come in a row: only the last entries can be of the same file. */
static void add_declaration(struct name_files *files, struct name_file this)
{
	for (size_t i = files->nr; i && files->v[i - 1].file == this.file; i--) {
		if (files->v[i - 1].kind != this.kind)
			continue;
		if (this.slot < files->v[i - 1].slot)
			files->v[i - 1].slot = this.slot;
		return;
	}
	GROW_PLAIN(files->v, files->nr);
	files->v[files->nr++] = this;
}

static void add_declarations(struct name_table *names, const struct web *w)
{
	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i];

		for (size_t d = 0; d < text->facts->nr_declares; d++) {
			const struct name_fact *fact = &text->facts->declares[d];

			add_declaration(&make_name(names, fact->name)->files, (struct name_file){
				text->file, slot_at(w, text->file, fact->line), fact->kind });
		}
	}
}

/* What -include brings is always there. */
static bool is_given(const struct web *w, const struct name_files *files, char kind)
{
	for (size_t i = 0; i < files->nr; i++) {
		if (w->files[files->v[i].file].forced && graph_does(files->v[i].kind, kind))
			return true;
	}
	return false;
}

static void look_up_uses(struct name_table *names, const struct web *w)
{
	names->of_use = xmalloc((w->nr_texts + 1) * sizeof(*names->of_use));
	names->slots = xmalloc((w->nr_texts + 1) * sizeof(*names->slots));
	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i];
		size_t nr = text->facts->nr_uses;

		names->of_use[i] = xmalloc((nr + 1) * sizeof(**names->of_use));
		names->slots[i] = xmalloc((nr + 1) * sizeof(**names->slots));
		for (size_t u = 0; u < nr; u++) {
			const struct name_fact *use = &text->facts->uses[u];
			struct named *named = find_name(names, use->name);

			names->slots[i][u] = slot_at(w, text->file, use->line);
			if (named && !is_given(w, &named->files, use->kind))
				names->of_use[i][u] = &named->files;
		}
	}
}

/* ---- needs of a file in a unit ---- */

static bool is_before(const struct order *o, const struct name_file *by, unsigned file,
		      unsigned slot)
{
	unsigned time = order_time(o, by->file, by->slot);

	return time != NEVER && time < order_time(o, file, slot);
}

static bool is_macro(char kind)
{
	return kind == 'd' || kind == 'b';
}

/* A list that is being made. */
struct builder {
	const struct order *o;
	struct need_list list;
	size_t max;
	unsigned *last;		/* of each file 1 + the last need that names it, or 0 */
};

static void push_need(struct builder *b, struct need need)
{
	const struct need *n = b->last[need.by] ? &b->list.v[b->last[need.by] - 1] : NULL;

	/* of one file the same declaration and place are needed again and again */
	if (n && n->anywhere == need.anywhere && n->slot == need.slot && n->decl == need.decl &&
	    n->absent == need.absent && !n->others && !need.others)
		return;
	GROW(b->list.v, b->list.nr, &b->max);
	b->list.v[b->list.nr++] = need;
	b->last[need.by] = b->list.nr;
}

static void clear(struct builder *b)
{
	for (size_t i = 0; i < b->list.nr; i++)
		b->last[b->list.v[i].by] = 0;
	b->list.nr = 0;
}

/* A tag's declaration, a prototype, or a word that means nothing here. */
static bool any_does(char used)
{
	return strchr("smop", used);
}

/* A condition, or a name in code, that would mean something else if a macro were there. */
static bool may_be_hidden(char used, char declared)
{
	return declared == 'd' && (used == 'b' || used == 'f' || used == 't');
}

static void add_needs(struct builder *b, const struct web_text *text, const struct name_fact *use,
		      unsigned short slot, const struct name_files *files)
{
	const struct name_file *first = NULL;
	const struct order *o = b->o;

	for (size_t i = 0; i < files->nr; i++) {
		const struct name_file *by = &files->v[i];
		struct need need = {
			.by = by->file, .decl = by->slot, .slot = slot, .fact = use,
			.anywhere = use->kind == 'i',
		};

		if (by->file == text->file || o->at[by->file] == NEVER)
			continue;
		if (need.anywhere) {
			if (graph_does(by->kind, use->kind))
				push_need(b, need);
			continue;
		}
		if (!is_before(o, by, text->file, slot)) {
			need.absent = true;
			if (may_be_hidden(use->kind, by->kind))
				push_need(b, need);
			continue;
		}
		if (!graph_does(by->kind, use->kind))
			continue;
		if (is_macro(use->kind))
			push_need(b, need);
		else if (!first || order_time(o, by->file, by->slot) <
				   order_time(o, first->file, first->slot))
			first = by;
	}
	if (first)
		push_need(b, (struct need){
			.by = first->file, .decl = first->slot, .slot = slot, .fact = use,
			.others = any_does(use->kind) ? files : NULL,
		});
}

static bool is_same(const struct need_list *a, const struct need_list *b)
{
	if (a->nr != b->nr)
		return false;
	for (size_t i = 0; i < a->nr; i++) {
		const struct need *x = &a->v[i], *y = &b->v[i];

		if (x->by != y->by || x->decl != y->decl || x->slot != y->slot ||
		    x->absent != y->absent || x->anywhere != y->anywhere || x->fact != y->fact)
			return false;
	}
	return true;
}

/* One like it that is known already, or a copy. */
static const struct need_list *keep(struct need_list **known, const struct need_list *list)
{
	struct need_list *copy;

	for (struct need_list *k = *known; k; k = k->next) {
		if (is_same(k, list))
			return k;
	}
	copy = xmalloc(sizeof(*copy));
	copy->nr = list->nr;
	copy->v = xmalloc((list->nr + 1) * sizeof(*copy->v));
	if (list->nr)
		memcpy(copy->v, list->v, list->nr * sizeof(*copy->v));
	copy->next = *known;
	*known = copy;
	return copy;
}

static void find_in_unit(struct needs *n, struct builder *b, size_t unit)
{
	const struct order *o = b->o;
	const struct web_unit *u = o->unit;

	n->of_unit[unit] = xmalloc((u->nr + 1) * sizeof(**n->of_unit));
	for (size_t i = 0; i < u->nr; i++) {
		const struct web_text *text = u->texts[i];
		size_t nr = text - o->w->texts;

		clear(b);
		for (size_t use = 0;
		     o->at[text->file] != NEVER && use < text->facts->nr_uses; use++) {
			if (n->names->of_use[nr][use])
				add_needs(b, text, &text->facts->uses[use],
					  n->names->slots[nr][use], n->names->of_use[nr][use]);
		}
		n->of_unit[unit][i] = keep(&n->of_text[nr], &b->list);
	}
}

static void free_lookups(struct name_table *names, const struct web *w)
{
	for (size_t i = 0; i < w->nr_texts; i++) {
		free(names->of_use[i]);
		free(names->slots[i]);
	}
	free(names->of_use);
	free(names->slots);
}

static bool has_need(const struct need_list *list, const struct need *like, bool absent)
{
	for (size_t i = 0; i < list->nr; i++) {
		const struct need *n = &list->v[i];

		if (n->by == like->by && n->absent == absent && n->fact->kind == 'b' &&
		    !strcmp(n->fact->name, like->fact->name))
			return true;
	}
	return false;
}

/* Does the compiler get the same of both, as far as conditions decide it? */
static bool are_alike(const struct web_text *a, const struct web_text *b)
{
	return a->file == b->file && a->facts->out_lines == b->facts->out_lines &&
		a->facts->nr_declares == b->facts->nr_declares;
}

/* Has the macro been there in some units and not in others, though nothing else differs? */
static bool is_indifferent(const struct web *w, const struct needs *n, size_t text,
			   const struct need *need)
{
	bool with = false, without = false;
	size_t first = text;

	while (first && w->texts[first - 1].file == w->texts[text].file)
		first--;
	for (size_t t = first; t < w->nr_texts && w->texts[t].file == w->texts[text].file; t++) {
		const struct need_list *list = are_alike(&w->texts[t], &w->texts[text]) ?
			n->of_text[t] : NULL;

		for (; list; list = list->next) {
			bool has = has_need(list, need, false);

			with |= has;
			without |= !has;
		}
	}
	return with && without;
}

static void drop(struct need_list *list)
{
	size_t nr = 0;

	for (size_t i = 0; i < list->nr; i++) {
		if (!list->v[i].indifferent)
			list->v[nr++] = list->v[i];
	}
	list->nr = nr;
}

/* What a condition asks for makes no difference if the text is the same with and without it. */
static void drop_indifferent(const struct web *w, const struct needs *n)
{
	struct need_list *list;

	for (size_t t = 0; t < w->nr_texts; t++) {
		for (list = n->of_text[t]; list; list = list->next) {
			for (size_t i = 0; i < list->nr; i++)
				list->v[i].indifferent = list->v[i].fact->kind == 'b' &&
					is_indifferent(w, n, t, &list->v[i]);
		}
	}
	for (size_t t = 0; t < w->nr_texts; t++) {
		for (list = n->of_text[t]; list; list = list->next)
			drop(list);
	}
}

struct needs *needs_find(const struct web *w)
{
	struct needs *n = xmalloc(sizeof(*n));
	struct order o;
	struct builder b = {
		.o = &o,
		.last = xmalloc((w->nr_files + 1) * sizeof(*b.last)),
	};

	n->names = xmalloc(sizeof(*n->names));
	n->names->table.least = 65536;
	add_declarations(n->names, w);
	look_up_uses(n->names, w);
	n->of_unit = xmalloc((w->nr_units + 1) * sizeof(*n->of_unit));
	n->of_text = xmalloc((w->nr_texts + 1) * sizeof(*n->of_text));
	order_open(&o, w, NULL);
	for (size_t i = 0; i < w->nr_units; i++) {
		order_read(&o, &w->units[i]);
		find_in_unit(n, &b, i);
	}
	order_close(&o);
	drop_indifferent(w, n);
	free(b.list.v);
	free(b.last);
	free_lookups(n->names, w);
	return n;
}

static void free_lists(struct need_list *list)
{
	while (list) {
		struct need_list *next = list->next;

		free(list->v);
		free(list);
		list = next;
	}
}

static void free_names(struct name_table *names)
{
	for (size_t i = 0; i < names->table.size; i++) {
		struct named *named = names->table.entries[i].item;

		if (named)
			free(named->files.v);
		free(named);
	}
	free(names->table.entries);
	free(names);
}

void needs_free(const struct web *w, struct needs *n)
{
	for (size_t i = 0; i < w->nr_units; i++)
		free(n->of_unit[i]);
	for (size_t i = 0; i < w->nr_texts; i++)
		free_lists(n->of_text[i]);
	free(n->of_unit);
	free(n->of_text);
	free_names(n->names);
	free(n);
}

/* ---- are they met? ---- */

static bool declares_itself(const struct order *o, unsigned file, const char *tag)
{
	const struct file_added *added = o->edits ? &o->edits->added[file] : NULL;

	for (size_t i = 0; added && i < added->nr; i++) {
		if (added->v[i].tag && !strcmp(added->v[i].tag, tag))
			return true;
	}
	return false;
}

static bool any_before(const struct order *o, unsigned file, const struct need *need)
{
	for (size_t i = 0; i < need->others->nr; i++) {
		const struct name_file *by = &need->others->v[i];

		if (by->file != file && graph_does(by->kind, need->fact->kind) &&
		    is_before(o, by, file, need->slot))
			return true;
	}
	return need->fact->kind == 's' && declares_itself(o, file, need->fact->name);
}

bool need_met(const struct order *o, unsigned file, const struct need *need)
{
	unsigned time = order_time(o, need->by, need->decl);
	bool before = time != NEVER && time < order_time(o, file, need->slot);

	if (need->anywhere)
		return time != NEVER;
	if (before)
		return !need->absent;
	return need->absent || (need->others && any_before(o, file, need));
}
