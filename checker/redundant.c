/* SPDX-License-Identifier: MIT */
/*
 * redundant.c - includes that nothing is used of
 *
 * An include of F is redundant if F includes the same header before, or if F uses
 * no name that the header declares, nor one of what is in the unit only through it.
 * This configuration is not the only one, so every word of F counts as a use: in
 * macro bodies, in conditions, in branches not taken.
 */
#include <stdlib.h>
#include <string.h>

#include "closure.h"
#include "redundant.h"
#include "provide.h"
#include "rules.h"
#include "unit.h"
#include "util.h"

/* The files that @file reaches by none of its includes but @through. One flag a file. */
static bool *reached_only_by(const struct file *file, const struct include *through)
{
	bool *only = xmalloc(unit.files.nr * sizeof(*only));
	size_t i, n;

	for (n = 0; n < unit.files.nr; n++) {
		const struct file *f = unit.files.v[n];

		only[n] = f != file && (f == through->target || closure_has(through->target, f));
	}
	for (i = 0; i < file->includes.nr; i++) {
		const struct include *other = &file->includes.v[i];

		if (!other->target || other->target == through->target)
			continue;
		for (n = 0; n < unit.files.nr; n++) {
			if (only[n] && (unit.files.v[n] == other->target ||
					closure_has(other->target, unit.files.v[n])))
				only[n] = false;
		}
	}
	for (n = 0; n < unit.files.nr; n++) {
		if (unit.files.v[n]->forced)
			only[n] = false;
	}
	return only;
}

/* Is a name of @file declared in one of the files that @from marks? */
static bool uses_any(const struct file *file, const bool *from)
{
	size_t i, p;

	for (i = 0; i < file->words.nr; i++) {
		const struct name *name = name_of(file->words.v[i].ident, false);

		for (p = 0; name && p < name->providers.nr; p++) {
			if (from[name->providers.v[p].file->nr])
				return true;
		}
	}
	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		if (use->by && from[use->by->nr])
			return true;
		for (p = 0; p < use->name->providers.nr; p++) {
			if (provides(&use->name->providers.v[p], use) &&
			    from[use->name->providers.v[p].file->nr])
				return true;
		}
	}
	return false;
}

/*
 * Does a header behind it, that does not stand alone, lean on what @from marks?
 * Its own finding will say so; until then the include holds it up. A macro that
 * only changes what the header does (#ifdef) counts as well.
 */
static bool holds_up(const struct file *file, const bool *from)
{
	size_t i, n, p;

	for (n = 0; n < unit.files.nr; n++) {
		const struct file *f = unit.files.v[n];

		if (f == file || from[n])
			continue;
		for (i = 0; i < f->uses.nr; i++) {
			const struct use *use = &f->uses.v[i];
			bool leans = false, other = false;

			for (p = 0; p < use->name->providers.nr; p++) {
				const struct provider *by = &use->name->providers.v[p];

				if (!provides(by, use))
					continue;
				leans |= from[by->file->nr];
				other |= !from[by->file->nr] &&
					 (by->file == f || closure_has(f, by->file));
			}
			if (leans && !other)
				return true;
		}
		for (i = 0; i < f->words.nr; i++) {
			const struct name *name;

			if (f->words.v[i].where != IN_CONDITION)
				continue;
			name = name_of(f->words.v[i].ident, false);
			for (p = 0; name && p < name->providers.nr; p++) {
				const struct provider *by = &name->providers.v[p];

				if (by->as == USE_MACRO && from[by->file->nr] &&
				    by->file->guard != name->ident && !closure_has(f, by->file))
					return true;
			}
		}
	}
	return false;
}

/* A file that only includes others, or the front of another: it is there for its includes. */
static bool is_umbrella(const struct file *file)
{
	size_t i;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];

		if (word->where == IN_CODE)
			return false;
	}
	return true;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* <linux/x.h> includes <asm/x.h>, include/linux/x.h includes uapi/linux/x.h: that is its part. */
static bool is_front(const struct file *file, const struct file *target)
{
	return !strcmp(base_name(file->name), base_name(target->name));
}

static bool sets_up(const struct file *file)
{
	const char *spelling = provide_spelling(file);

	return spelling && rules_set_up(spelling);
}

/* The include is the same header's first? Then the line of the first, else 0. */
static unsigned first_line(const struct file *file, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (file->includes.v[i].target == file->includes.v[nr].target)
			return file->includes.v[i].line;
	}
	return 0;
}



const char *redundant_why_kept(const struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	const struct file *target = include->target;
	const char *why = NULL;
	bool *only;

	if (!target)
		return "not taken";
	if (include->keep)
		return "pragma";
	if (sets_up(target))
		return "set-up";
	if (provide_is_fragment(target) || !target->guard)
		return "template";
	if (first_line(file, nr))
		return NULL;
	if (!file->main && is_umbrella(file))
		return "umbrella";
	if (!file->main && is_front(file, target))
		return "front";
	only = reached_only_by(file, include);
	only[target->nr] = true;
	if (uses_any(file, only))
		why = "used";
	else {
		only[target->nr] = !target->forced;
		if (holds_up(file, only))
			why = "load-bearing";
	}
	free(only);
	return why;
}

static void check_include(struct findings *findings, const struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	struct finding *f;
	unsigned first;
	char *text;

	if (redundant_why_kept(file, nr))
		return;
	first = first_line(file, nr);
	if (first)
		text = xformat("%s is included twice: remove this #include", include->spelled);
	else
		text = xformat("nothing of %s is used: remove the #include", include->spelled);
	f = finding_add(findings, rule_redundant_include.name, file->name, text);
	finding_place(f, include->spelled, include->line, 1);
	free(text);
}

static void check_redundant(struct findings *findings)
{
	size_t i, nr;

	for (i = 0; i < unit.files.nr; i++) {
		const struct file *file = unit.files.v[i];

		if (file->forced || rules_not_judged(file->name) || provide_is_fragment(file))
			continue;
		for (nr = 0; nr < file->includes.nr; nr++)
			check_include(findings, file, nr);
	}
}

const struct rule rule_redundant_include = {
	.name = "redundant-include",
	.on = true,
	.check = check_redundant,
};
