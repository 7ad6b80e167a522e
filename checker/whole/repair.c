// SPDX-License-Identifier: MIT
/*
 * repair.c - what a file is to include, or declare, for what it would miss
 */
#include <string.h>

#include "repair.h"

static bool starts(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

static bool is_uapi(const char *name)
{
	return strstr(name, "/uapi/") != NULL;
}

/* What the build makes is in nobody's tree; parts have what their includer has. */
bool repair_is_ours(const struct web *w, unsigned file)
{
	const struct web_file *f = &w->files[file];

	return f->kind != FILE_FRAGMENT && !f->forced && *f->name != '/' &&
		!strstr(f->name, "/generated/");
}

static const char *public_of(const struct planner *p, unsigned by)
{
	const struct web_text *text = p->order.texts[by];

	return text && text->facts->public ? text->facts->public : p->w->files[by].public;
}

/* Do all architectures have it, as far as one that all read includes it? */
static bool is_for_all(const struct web *w, const char *spelled)
{
	if (!starts(spelled, "<asm/"))
		return true;
	for (unsigned i = 0; i < w->nr_links; i++) {
		if (!strcmp(w->links[i].spelled, spelled) &&
		    !starts(w->files[w->links[i].from].name, "arch/"))
			return true;
	}
	return false;
}

static bool is_fit(const struct web *w, unsigned file, const char *spelled, unsigned target)
{
	const char *name = w->files[file].name;

	if (target == NO_FILE || target == file || !repair_is_ours(w, file))
		return false;
	if (is_uapi(name) && !is_uapi(w->files[target].name))
		return false;
	return starts(name, "arch/") || is_for_all(w, spelled);
}

static bool is_same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

static bool is_like(const struct added *a, const struct added *b)
{
	return is_same(a->spelled, b->spelled) || is_same(a->tag, b->tag);
}

static bool has_added(const struct planner *p, unsigned file, const struct added *add)
{
	const struct file_added *added = &p->edits.added[file];

	for (size_t i = 0; i < added->nr; i++) {
		if (is_like(&added->v[i], add))
			return true;
	}
	return false;
}

/* Has the file got it as one of the cut's repairs from number @from on? */
static bool is_pending(const struct cut *c, size_t from, unsigned file, const struct added *add)
{
	for (size_t i = from; i < c->nr_repairs; i++) {
		if (c->repairs[i].file == file && c->repairs[i].add.slot <= add->slot &&
		    is_like(&c->repairs[i].add, add))
			return true;
	}
	return false;
}

static size_t folder_length(const char *spelled)
{
	const char *slash = strchr(spelled, '/');

	return slash ? slash + 1 - spelled : 1;
}

/*
 * Behind which directive before @limit the include comes: in the order of those of its folder if
 * they have one, else behind the last of these, or of all.
 */
static unsigned place_of(const struct web *w, unsigned file, const char *spelled, unsigned limit)
{
	const struct web_file *f = &w->files[file];
	unsigned first = 0, last = 0, before = 0, any = 0;
	size_t len = folder_length(spelled);
	const char *previous = NULL;
	bool sorted = true;

	for (unsigned nr = 0; nr < f->nr_links && nr < limit; nr++) {
		const struct web_link *link = &w->links[f->first_link + nr];

		if (link->to == NO_FILE)
			continue;
		any = nr + 1;
		if (strncmp(link->spelled, spelled, len))
			continue;
		if (previous && strcmp(previous, link->spelled) > 0)
			sorted = false;
		previous = link->spelled;
		if (!last)
			first = nr;
		last = nr + 1;
		if (strcmp(link->spelled, spelled) < 0)
			before = nr + 1;
	}
	if (!last)
		return any;
	if (!sorted)
		return last;
	return before ? before : first;
}

/* "fs/nfs/nfs4_fs.h" as files of its folder include it: "\"nfs4_fs.h\"", or NULL. */
static const char *quoted(const struct planner *p, unsigned file, unsigned by)
{
	const struct web *w = p->w;
	size_t len = strrchr(w->files[file].name, '/') ?
		strrchr(w->files[file].name, '/') + 1 - w->files[file].name : 0;

	if (w->files[by].kind != FILE_HEADER || !w->files[by].once ||
	    strncmp(w->files[file].name, w->files[by].name, len) ||
	    strchr(w->files[by].name + len, '/'))
		return NULL;
	for (unsigned i = 0; i < w->nr_links; i++) {
		const struct web_link *link = &w->links[i];
		const char *spelled = link->spelled;

		if (link->to == by && *spelled == '"' && !strchr(spelled, '/'))
			return spelled;
	}
	return NULL;
}

static bool find_include(const struct planner *p, unsigned file, unsigned by, unsigned slot,
			 struct added *add)
{
	unsigned target = by;

	add->to = NO_FILE;
	add->spelled = public_of(p, by);
	if (add->spelled) {
		target = web_target(p->w, p->order.unit->store, add->spelled);
	} else {
		add->spelled = quoted(p, file, by);
		add->to = by;
	}
	if (!add->spelled || !is_fit(p->w, file, add->spelled, target))
		return false;
	add->slot = place_of(p->w, file, add->spelled, slot);
	return true;
}

/* The directive of the file that is spelled so, from 1; 0: it has none. */
static unsigned directive(const struct planner *p, unsigned file, const char *spelled)
{
	const struct web_file *f = &p->w->files[file];
	const struct web_text *text = p->order.texts[file];

	for (unsigned nr = 0; nr < f->nr_links; nr++) {
		unsigned link = f->first_link + nr;

		if ((!text || text->to[nr] != NO_FILE) &&
		    is_same(p->w->links[link].spelled, spelled))
			return link + 1;
	}
	return 0;
}

/* What is no file to be edited is repaired where it is included. */
static unsigned edited_file(const struct planner *p, unsigned file, unsigned *slot)
{
	while (file != NO_FILE && !repair_is_ours(p->w, file)) {
		*slot = p->order.parent_slot[file];
		file = p->order.parent[file];
	}
	return file;
}

/* Has the file got an include since the unit was read that brings the tag as well? */
static bool is_coming(const struct planner *p, const struct cut *c, size_t from, unsigned file,
		      const struct need *need)
{
	struct added add = { .spelled = public_of(p, need->by), .slot = need->slot };

	return add.spelled && is_pending(c, from, file, &add);
}

enum repaired repair_find(const struct planner *p, const struct cut *c, size_t from,
			  unsigned file, const struct need *need, struct repair *repair)
{
	struct added add = { .to = NO_FILE, .group = p->nr_cuts + 1 };
	unsigned slot = need->slot, own = file, link;

	if (need->absent)
		return CANNOT_REPAIR;
	file = edited_file(p, file, &slot);
	if (file == NO_FILE)
		return CANNOT_REPAIR;
	if (need->fact->kind == 's' && is_coming(p, c, from, file, need))
		return REPAIR_PENDING;
	if (need->fact->kind == 's') {
		add.tag = need->fact->name;
		add.slot = place_of(p->w, file, "<", slot);
	} else if (!find_include(p, file, need->by, slot, &add)) {
		return CANNOT_REPAIR;
	}
	if (is_pending(c, from, file, &add))
		return REPAIR_PENDING;
	link = add.spelled ? directive(p, file, add.spelled) : 0;
	if (has_added(p, file, &add))
		return CANNOT_REPAIR;
	if (link) {
		unsigned cut = p->edits.cut[link - 1];

		/* out and back at once is no cut; an earlier cut can do without */
		add.slot = 0;
		*repair = (struct repair){ .file = file, .add = add, .need = need, .kept = link,
					   .cut = cut };
		return cut && cut != p->nr_cuts + 1 ? REPAIR_FOUND : CANNOT_REPAIR;
	}
	*repair = (struct repair){
		.file = file,
		.add = add,
		.limit = own == file ? NO_FILE : slot,
		.line = need->fact->line,
		.need = need,
	};
	return REPAIR_FOUND;
}
