// SPDX-License-Identifier: MIT
/*
 * parts.c - what a header offers besides its own: the narrower headers behind it
 */
#include <stdlib.h>
#include <string.h>

#include "closure.h"
#include "parts.h"
#include "provide.h"
#include "knowledge.h"
#include "used.h"
#include "util.h"

/* "/x.h" of <linux/x.h> and <asm/x.h> */
static const char *in_folder(const char *spelling)
{
	return strchr(spelling, '/') ? : spelling;
}

bool parts_offers(const struct file *file, const struct file *part)
{
	const char *header = provide_spelling(file), *provided = provide_spelling(part);

	/* <linux/spinlock.h> and <linux/spinlock_types.h>, <linux/kmsan.h> and kmsan-checks.h */
	return header && provided && (provide_is_named_after(part, file) ||
				      !strcmp(in_folder(header), in_folder(provided)) ||
				      knowledge_offers(header, provided));
}

/* Has the header nothing of its own but a guard? */
static bool is_umbrella(const struct file *file)
{
	return !file->code && file->defines.nr <= 1;
}

/* What the header stands for, besides its own. */
static const unsigned long *offered(const struct file *file)
{
	static unsigned long **of_files;	/* made when first asked for */
	unsigned long *set;
	size_t i;

	if (!of_files)
		of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	if (of_files[file->nr])
		return of_files[file->nr];
	set = xmalloc(files_words() * sizeof(*set));
	for (i = 0; i < file->includes.nr; i++) {
		const struct file *to = file->includes.v[i].target;

		if (to && (is_umbrella(file) || parts_offers(file, to)))
			files_add(set, to);
	}
	return of_files[file->nr] = set;
}

/* What the other includes of @file stand for. The caller frees it. */
static unsigned long *others(const struct file *file, const struct file *but)
{
	unsigned long *set = xmalloc(files_words() * sizeof(*set));
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct file *other = file->includes.v[i].target;

		if (!other || other == but)
			continue;
		files_add(set, other);
		files_unite(set, offered(other));
	}
	files_unite(set, closure_common());
	files_add(set, file);
	return set;
}

static bool has_either(const unsigned long *set, const struct file *declarer)
{
	return files_has(set, declarer) || files_has(set, provide_public((struct file *)declarer));
}

struct search {
	const char *spelling;			/* of the include, if the rules name it, or NULL */
	const unsigned long *offered, *only, *others;
	struct parts found;
};

static bool is_named(const struct search *s, const struct name *name)
{
	return s->spelling && knowledge_named(s->spelling, name->ident->name);
}

/* Is the name there by the include, and by no other? */
static bool is_by_include(const struct search *s, const struct name *name,
			  const struct file *declarer)
{
	if (is_named(s, name))
		return true;
	return !has_either(s->others, declarer) &&
		(has_either(s->offered, declarer) || files_has(s->only, declarer));
}

static void look_at(struct search *s, const struct name *name, const struct provider *by)
{
	if (by->spare || by->as == USE_TAG || !is_by_include(s, name, by->file))
		return;
	vec_push_once(&s->found.headers, provide_public(by->file));
	vec_push_once(&s->found.names, name);
}

static void look_at_uses(struct search *s, const struct file *file)
{
	size_t i, p;

	mark_words(file);
	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		for (p = 0; use->name->written_in == file && p < use->name->providers.nr; p++) {
			if (used_is_meant(&use->name->providers.v[p], use))
				look_at(s, use->name, &use->name->providers.v[p]);
		}
	}
}

/* In macro bodies and branches not taken. */
static void look_at_words(struct search *s, const struct file *file)
{
	size_t i, p, nr;
	const unsigned *open = used_open(file, &nr);

	for (i = 0; i < nr; i++) {
		const struct word *word = &file->words.v[open[i]];
		const struct name *name = name_of(word->ident, false);

		for (p = 0; p < name->providers.nr; p++) {
			if (used_may_mean(file, word, &name->providers.v[p]))
				look_at(s, name, &name->providers.v[p]);
		}
	}
}

static int by_file_name(const void *a, const void *b)
{
	return strcmp((*(struct file *const *)a)->name, (*(struct file *const *)b)->name);
}

struct parts parts_of(const struct file *file, const struct include *include,
		      const unsigned long *only)
{
	const char *spelling = provide_spelling(include->target);
	unsigned long *other = others(file, include->target);
	struct search s = {
		.spelling = spelling && knowledge_named(spelling, NULL) ? spelling : NULL,
		.offered = offered(include->target), .only = only,
		.others = other,
	};

	look_at_uses(&s, file);
	look_at_words(&s, file);
	free(other);
	if (s.found.headers.nr)
		qsort(s.found.headers.v, s.found.headers.nr, sizeof(*s.found.headers.v),
		      by_file_name);
	return s.found;
}

void parts_free(struct parts *parts)
{
	free(parts->headers.v);
	free(parts->names.v);
}

bool parts_written(const struct file *file, const struct include *include,
		   const unsigned long *only)
{
	const unsigned long *meant = used_meant(file), *offers = offered(include->target);
	const char *spelling = provide_spelling(include->target);
	struct parts parts;
	bool any = spelling && knowledge_named(spelling, NULL);
	size_t w;

	for (w = 0; !any && w < files_words(); w++)
		any = meant[w] & (offers[w] | only[w]);
	if (!any)
		return false;		/* nearly always */
	parts = parts_of(file, include, only);
	any = parts.headers.nr > 0;
	parts_free(&parts);
	return any;
}
