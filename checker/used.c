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

bool used_is_meant(const struct provider *by, const struct use *use)
{
	if (by->spare)
		return true;
	if (!provides(by, use) || (use->by && use->by != by->file))
		return false;
	return by->as != USE_TAG || !is_defined(use->name);
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

/* Not in code that is compiled, where it shows what a word is. */
static bool is_elsewhere(const struct word *word)
{
	return !word->active || word->where != IN_CODE;
}

/* Unless a macro has dropped it. */
static bool is_open(const struct file *file, const struct word *word)
{
	const struct name *name = name_of(word->ident, false);

	if (!name || !name->providers.nr)
		return false;
	if (is_elsewhere(word))
		return true;
	return !word->member && name->used_in != file && is_argument(file, word) &&
		!is_local(file, name);
}

bool used_may_mean(const struct file *file, const struct word *word, const struct provider *by)
{
	bool tag = by->as == USE_TAG || by->as == USE_COMPLETE;

	if (by->file == file)
		return false;
	if (word->member)			/* "#define s_net s_common.net" */
		return by->as == USE_MACRO;
	if (by->as == USE_TAG && is_defined(name_of(word->ident, false)))
		return false;
	/* where code is compiled, a tag shows */
	return is_elsewhere(word) || (tag ? word->tag : !word->tag);
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

	for (p = 0; name && p < name->providers.nr; p++) {
		if (used_may_mean(file, word, &name->providers.v[p]))
			add_declarer(used->meant, name->providers.v[p].file, true);
	}
}

static void add_use_of(struct used *used, const struct file *file, const struct use *use)
{
	bool writes = use->name->written_in == file;
	size_t p;

	if (use->by)
		add_declarer(used->meant, use->by, writes);
	for (p = 0; p < use->name->providers.nr; p++) {
		const struct provider *by = &use->name->providers.v[p];

		if (used_is_meant(by, use))
			add_declarer(used->meant, by->file, writes);
		else if (provides(by, use))
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
		file->uses.v[i].name->used_in = file;
		add_use_of(used, file, &file->uses.v[i]);
	}
	for (i = 0; i < file->words.nr; i++) {
		bool open = is_open(file, &file->words.v[i]);

		if (open)
			vec_push(&used->open, i);
		/* who writes "struct foo *" means that header, though a declaration would do */
		if (open || file->words.v[i].tag)
			add_word(used, file, &file->words.v[i]);
	}
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
