// SPDX-License-Identifier: MIT
/*
 * used.c - which files declare what a file uses
 */
#include <stdlib.h>
#include <string.h>

#include "closure.h"
#include "provide.h"
#include "used.h"
#include "util.h"

struct used {
	unsigned long *meant, *all;
	VEC(unsigned) open;
};

/* Of struct name's open: the file uses it. The other bits are kind_of()'s. */
#define WORD_USED	(1u << 4)

/* What name->open says is said of @file. */
static void mark(struct name *name, const struct file *file)
{
	if (name->used_in != file)
		name->open = 0;
	name->used_in = file;
}

/* Not in code that is compiled, where it shows what a word is. */
static bool is_elsewhere(const struct word *word)
{
	return !word->active || word->where != IN_CODE;
}

/* Is it declared in full somewhere? */
static bool is_defined(const struct name *name)
{
	size_t p;

	for (p = 0; p < name->providers.nr; p++) {
		if (name->providers.v[p].as == USE_COMPLETE)
			return true;
	}
	return false;
}

/* Does <linux/clk.h> say "struct clk;", and nobody more? Then that type is its own. */
static bool is_opaque(const struct file *file, const struct name *name, const struct provider *by)
{
	const char *stem = base_name(by->file->name), *tag = name->ident->name;
	size_t len = strcspn(stem, "."), p;

	if (!by->alone || strncmp(tag, stem, len) || (tag[len] && tag[len] != '_'))
		return false;
	for (p = 0; p < name->providers.nr; p++) {
		const struct provider *other = &name->providers.v[p];

		if (other->as == USE_COMPLETE || (other->alone && other->file == file))
			return false;
	}
	return true;
}

bool used_is_meant(const struct provider *by, const struct use *use)
{
	if (by->spare)
		return true;
	if (!provides(by, use) || (use->by && use->by != by->file))
		return false;
	return by->as != USE_TAG;		/* who mentions it does not have it */
}

/* Is the word among the arguments of a macro that was expanded? That may have dropped it. */
static bool is_argument(const struct file *file, const struct word *word)
{
	while (word->outer) {
		word = &file->words.v[word->outer - 1];
		if (word->expanded)
			return true;
	}
	return false;
}

/* Is it the name of a member, parameter or local somewhere in the file? */
static bool is_local(const struct file *file, const struct name *name)
{
	size_t i;

	for (i = 0; i < name->locals.nr; i++) {
		if (file_at(name->locals.v[i].from) == file)
			return true;
	}
	return false;
}

/* Unless a macro has dropped it. */
static bool is_dropped(const struct file *file, const struct word *word, const struct name *name)
{
	return !word->member && !(name->open & WORD_USED) && is_argument(file, word) &&
		!is_local(file, name);
}

/* What used_may_mean() asks of a word: of each name a kind once is enough. */
static unsigned kind_of(const struct word *word)
{
	return 1u << (word->member ? 0 : is_elsewhere(word) ? 1 : word->tag ? 2 : 3);
}

/* Is it the first word of its name and kind in the file? */
static bool is_first(const struct file *file, const struct word *word, struct name *name)
{
	unsigned kind = kind_of(word);

	mark(name, file);
	if (name->open & kind)
		return false;
	name->open |= kind;
	return true;
}

bool used_may_mean(const struct file *file, const struct word *word, const struct provider *by)
{
	bool tag = by->as == USE_TAG || by->as == USE_COMPLETE;

	if (by->file == file)
		return false;
	if (word->member)			/* "#define s_net s_common.net" */
		return by->as == USE_MACRO;
	if (by->as == USE_TAG && (!is_elsewhere(word) || is_defined(name_of(word->ident, false))) &&
	    !is_opaque(file, name_of(word->ident, false), by))
		return false;
	return tag == word->tag;
}

static void add_declarer(unsigned long *set, struct file *declarer, bool writes)
{
	files_add(set, declarer);
	if (writes)
		files_add(set, provide_public(declarer));
}

static void add_word(struct used *used, const struct file *file, const struct word *word)
{
	const struct name *name = name_of(word->ident, false);
	size_t p;

	for (p = 0; p < name->providers.nr; p++) {
		if (used_may_mean(file, word, &name->providers.v[p]))
			add_declarer(used->meant, name->providers.v[p].file, true);
	}
}

/* The words that no use has been seen of, and tags: who writes "struct foo *" means that header. */
static void add_words(struct used *used, const struct file *file)
{
	size_t i;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		struct name *name;
		bool open;

		if (!is_elsewhere(word) && !word->outer && !word->tag)
			continue;
		name = name_of(word->ident, false);
		if (!name || !name->providers.nr)
			continue;
		mark(name, file);
		open = is_elsewhere(word) || is_dropped(file, word, name);
		if ((!open && !word->tag) || !is_first(file, word, name))
			continue;
		if (open)
			vec_push(&used->open, i);
		add_word(used, file, word);
	}
}

static void add_use_of(struct used *used, const struct file *file, const struct use *use)
{
	bool writes = use->name->written_in == file;
	/* what only the expansion of another macro needs, any include may bring */
	bool meant = writes || use->as != USE_MACRO;
	size_t p;

	if (use->by && meant)
		add_declarer(used->meant, use->by, writes);
	else if (use->by)
		files_add(used->all, use->by);
	for (p = 0; p < use->name->providers.nr; p++) {
		const struct provider *by = &use->name->providers.v[p];

		if (meant && used_is_meant(by, use))
			add_declarer(used->meant, by->file, writes);
		else if (by->spare || provides(by, use))
			files_add(used->all, by->file);
	}
}

static void find_used(const struct file *file, struct used *used)
{
	size_t size = files_words() * sizeof(*used->all), i;

	used->meant = xmalloc(size);
	used->all = xmalloc(size);
	mark_words(file);
	for (i = 0; i < file->uses.nr; i++) {
		mark(file->uses.v[i].name, file);
		if (file->uses.v[i].as != USE_DROPPED)
			file->uses.v[i].name->open |= WORD_USED;
		add_use_of(used, file, &file->uses.v[i]);
	}
	add_words(used, file);
	files_unite(used->all, used->meant);
}

static const struct used *used_of(const struct file *file)
{
	static struct used *of_files;		/* made when first asked for */

	if (!of_files)
		of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	if (!of_files[file->nr].meant)
		find_used(file, &of_files[file->nr]);
	return &of_files[file->nr];
}

const unsigned *used_open(const struct file *file, size_t *nr)
{
	const struct used *used = used_of(file);

	*nr = used->open.nr;
	return used->open.v;
}

const unsigned long *used_meant(const struct file *file)
{
	return used_of(file)->meant;
}

const unsigned long *used_all(const struct file *file)
{
	return used_of(file)->all;
}
