// SPDX-License-Identifier: MIT
/*
 * redundant.c - includes that nothing is used of
 *
 * An include of F is redundant if F includes the same header before, or if F uses
 * no name that the header declares, nor one of what is in the unit only through it.
 * This configuration is not the only one, so every word of F counts as a use: in
 * macro bodies, in conditions, in branches not taken.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "assembler.h"
#include "closure.h"
#include "elsewhere.h"
#include "relies.h"
#include "parts.h"
#include "pragma.h"
#include "provide.h"
#include "redundant.h"
#include "knowledge.h"
#include "unit.h"
#include "used.h"
#include "util.h"

/*
 * What @file has anyway: what the command line includes for everybody, and what that reaches.
 * Where @file is a part of it, only what is named there.
 */
static const unsigned long *given_files(const struct file *file)
{
	static unsigned long *forced;
	size_t i;

	if (!files_has(closure_common(), file))
		return closure_common();
	if (forced)
		return forced;
	forced = xmalloc(files_words() * sizeof(*forced));
	for (i = 0; i < unit.files.nr; i++) {
		if (unit.files.v[i]->forced)
			files_add(forced, unit.files.v[i]);
	}
	return forced;
}

static void files_subtract(unsigned long *set, const unsigned long *other)
{
	size_t w;

	for (w = 0; w < files_words(); w++)
		set[w] &= ~other[w];
}

static bool overlap(const unsigned long *a, const unsigned long *b)
{
	size_t w;

	for (w = 0; w < files_words(); w++) {
		if (a[w] & b[w])
			return true;
	}
	return false;
}

/*
 * The files that @file reaches by @include alone. Includes in conditionals that are
 * not around it do not count: elsewhere they may not be taken. The caller frees it.
 */
static unsigned long *reached_only_by(const struct file *file, const struct include *include)
{
	const struct file *target = include->target;
	unsigned long *only = xmalloc(files_words() * sizeof(*only));
	size_t i;

	memcpy(only, closure_set(target), files_words() * sizeof(*only));
	for (i = 0; i < file->includes.nr; i++) {
		const struct file *other = file->includes.v[i].target;

		if (!other || other == target ||
		    !branch_holds(file, file->includes.v[i].branch, include->branch))
			continue;
		files_subtract(only, closure_set(other));
		files_remove(only, other);
	}
	files_subtract(only, given_files(file));
	files_remove(only, file);
	return only;
}

/* Do its other includes bring the header all the same? */
static bool is_reached_without(const struct file *file, const struct include *include)
{
	const struct file *target = include->target;
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct file *other = file->includes.v[i].target;

		if (other && other != target && closure_has(other, target) &&
		    branch_holds(file, file->includes.v[i].branch, include->branch))
			return true;
	}
	return false;
}

/* Is it there for @file without what @only has? */
static bool is_left(const struct file *file, const struct provider *by, const unsigned long *only)
{
	return !by->spare && (by->file == file || files_has(given_files(file), by->file) ||
			      (closure_has(file, by->file) && !files_has(only, by->file)));
}

/* Is it there before @line by other includes than those of @target? */
static bool is_before(const struct file *file, const struct file *target,
		      const struct provider *by, unsigned line)
{
	size_t i;

	if (by->spare)
		return false;
	if (by->file == file)
		return by->line <= line;
	if (files_has(given_files(file), by->file))
		return true;
	for (i = 0; i < file->includes.nr && file->includes.v[i].line < line; i++) {
		const struct file *other = file->includes.v[i].target;

		if (other && other != target && (other == by->file || closure_has(other, by->file)))
			return true;
	}
	return false;
}

/* Do only includes behind the use bring it, if the header that brings it now is not there? */
static bool comes_too_late(const struct file *file, const struct include *include,
			   const struct use *use)
{
	bool needs = false;
	size_t p;

	for (p = 0; p < use->name->providers.nr; p++) {
		const struct provider *by = &use->name->providers.v[p];

		if (!provides(by, use))
			continue;
		if (is_before(file, include->target, by, use->line))
			return false;
		needs |= by->file == include->target || closure_has(include->target, by->file);
	}
	return needs;
}

/* Does a use stand before the last include, and need the include? */
static bool needs_before(const struct file *file, const struct include *include)
{
	unsigned last = file->includes.v[file->includes.nr - 1].line;
	size_t i;

	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		if (use->line > include->line && use->line < last && is_missed(use) &&
		    comes_too_late(file, include, use))
			return true;
	}
	return false;
}

static bool use_needs(const struct file *file, const struct use *use, const unsigned long *only)
{
	bool needs = false;
	size_t p;

	for (p = 0; p < use->name->providers.nr; p++) {
		const struct provider *by = &use->name->providers.v[p];

		if (!by->spare && !provides(by, use))
			continue;
		if (is_left(file, by, only))
			return false;
		needs |= files_has(only, by->file);
	}
	return needs;
}

/*
 * Does the word, of @file or of a part of it, need what @file has from the files of @only alone?
 * What only mentions a tag does not stand for what declares it.
 */
static bool word_needs(const struct file *file, const struct word *word, const unsigned long *only)
{
	const struct name *name = name_of(word->ident, false);
	enum strength left = USE_MENTION, lost = USE_MENTION;
	size_t p;

	for (p = 0; name && p < name->providers.nr; p++) {
		const struct provider *by = &name->providers.v[p];

		if (!used_may_mean(file, word, by))
			continue;
		if (is_left(file, by, only))
			left = by->as > left ? by->as : left;
		else if (files_has(only, by->file))
			lost = by->as > lost ? by->as : lost;
	}
	return lost != USE_MENTION && (left == USE_MENTION || (left == USE_TAG && lost != USE_TAG));
}

/* Does the part declare the tag itself, "struct foo;"? Then it does with that. */
static bool is_declared_by(const struct file *part, const struct word *word)
{
	const struct name *name = name_of(word->ident, false);
	size_t p;

	for (p = 0; word->tag && p < name->providers.nr; p++) {
		if (name->providers.v[p].file == part && name->providers.v[p].as == USE_TAG)
			return true;
	}
	return false;
}

/* Do the words of @file that no use of has been seen? */
static bool words_need(const struct file *file, const unsigned long *only)
{
	size_t i, nr;
	const unsigned *open = used_open(file, &nr);

	if (!overlap(only, used_meant(file)))
		return false;
	for (i = 0; i < nr; i++) {
		if (word_needs(file, &file->words.v[open[i]], only))
			return true;
	}
	return false;
}

/* Does @file define something before that line? It may be meant for what comes there. */
static bool defines_before(const struct file *file, unsigned line)
{
	return file->defines.nr && file->defines.v[0].line < line;
}

/*
 * Do those of a header that it includes there? What a macro drops only if the file makes code
 * of it, in a configuration that has it: by CREATE_TRACE_POINTS.
 */
static bool part_needs(const struct file *file, const struct include *include,
		       const unsigned long *only)
{
	const struct file *part = include->target;
	bool made = defines_before(file, include->line);
	size_t i, nr;
	const unsigned *open = used_open(part, &nr);

	if (!overlap(only, used_meant(part)))
		return false;
	for (i = 0; i < nr; i++) {
		const struct word *word = &part->words.v[open[i]];

		if (word_needs(file, word, only) && !is_declared_by(part, word) &&
		    (made || !word->active || word->where != IN_CODE))
			return true;
	}
	return false;
}

/* Do those of a C file's own headers that come behind the include? They are parts of it. */
static bool parts_need(const struct file *file, size_t nr, const unsigned long *only)
{
	while (file->main && ++nr < file->includes.nr) {
		const struct include *later = &file->includes.v[nr];

		if (later->target && *later->spelled == '"' &&
		    part_needs(file, later, only))
			return true;
	}
	return false;
}

/* Does @file use a name that it has from the files of @only alone? */
static bool uses_need(const struct file *file, const unsigned long *only)
{
	size_t i;

	if (!overlap(only, used_all(file)))
		return false;
	for (i = 0; i < file->uses.nr; i++) {
		if (use_needs(file, &file->uses.v[i], only))
			return true;
	}
	return false;
}

/* The same, where the include's header itself may be there all the same. */
static bool expansions_need(const struct file *file, const struct include *include,
			    unsigned long *only)
{
	bool had = files_has(only, include->target), need;

	if (had && is_reached_without(file, include))
		files_remove(only, include->target);
	need = uses_need(file, only);
	if (had)
		files_add(only, include->target);
	return need;
}

/* The names of functions and variables that the C files declare. */
static VEC(const struct name *) own_names;

static void find_own_names(void)
{
	static bool done;
	size_t i, p;

	for (i = 0; i < unit.names.nr && !done; i++) {
		const struct name *name = unit.names.v[i];

		for (p = 0; p < name->providers.nr; p++) {
			if (name->providers.v[p].as == USE_SYMBOL &&
			    is_source(name->providers.v[p].file)) {
				vec_push(&own_names, name);
				break;
			}
		}
	}
	done = true;
}

/* Is what the C file defines for others declared in files of @only alone? (-Wmissing-prototypes) */
static bool declares_own(const unsigned long *only)
{
	size_t i, p;

	find_own_names();
	for (i = 0; i < own_names.nr; i++) {
		const struct name *name = own_names.v[i];
		bool lost = false, left = false;

		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (by->as != USE_SYMBOL)
				continue;
			lost |= files_has(only, by->file);
			left |= !is_source(by->file) && is_left(unit.main, by, only);
		}
		if (lost && !left)
			return true;
	}
	return false;
}

/* Does what @only has end up in the object by itself: functions, variables, assembler? */
static bool is_definition(const unsigned long *only)
{
	static unsigned long *definers;
	size_t i;

	if (!definers) {
		definers = xmalloc(files_words() * sizeof(*definers));
		for (i = 0; i < unit.files.nr; i++) {
			if (unit.files.v[i]->defines_symbols)
				files_add(definers, unit.files.v[i]);
		}
	}
	return overlap(only, definers);
}

/* A macro that a file undefines, and the files that have it. */
struct undefined {
	const struct undefinition *it;
	const struct file *by;
	unsigned long *users;
};

static VEC(struct undefined) undefined_macros;

static void add_user(const struct name *name, const struct file *file, bool in_macro)
{
	size_t i;

	for (i = 0; name && name->undefined && i < undefined_macros.nr; i++) {
		struct undefined *u = &undefined_macros.v[i];

		/* of its own macros those that are expanded are uses of who has them */
		if (u->it->ident == name->ident && !(in_macro && u->it->of == file))
			files_add(u->users, file);
	}
}

static void find_undefined(void)
{
	static bool done;
	size_t f, i;

	for (f = 0; f < unit.files.nr && !done; f++) {
		const struct file *file = unit.files.v[f];

		for (i = 0; i < file->undefines.nr; i++)
			vec_push(&undefined_macros, (struct undefined){
				&file->undefines.v[i], file,
				xmalloc(files_words() * sizeof(unsigned long)),
			});
	}
	for (f = 0; f < unit.files.nr && !done; f++) {
		const struct file *file = unit.files.v[f];

		for (i = 0; i < file->words.nr; i++)
			add_user(name_of(file->words.v[i].ident, false), file,
				 file->words.v[i].where == IN_MACRO_BODY);
		for (i = 0; i < file->uses.nr; i++)
			add_user(file->uses.v[i].name, file, false);
	}
	done = true;
}

/* Does a file that stays have the macro? */
static bool is_had(const struct ident *macro, const unsigned long *only)
{
	size_t i, w;

	for (i = 0; i < undefined_macros.nr; i++) {
		const struct undefined *u = &undefined_macros.v[i];

		for (w = 0; u->it->ident == macro && w < files_words(); w++) {
			if (u->users[w] & ~only[w])
				return true;
		}
	}
	return false;
}

/* Does one of them undefine a macro of others, which means something else to those that have it? */
static bool undefines(const unsigned long *only)
{
	size_t i;

	find_undefined();
	for (i = 0; i < undefined_macros.nr; i++) {
		const struct undefined *u = &undefined_macros.v[i];

		if (files_has(only, u->by) && !files_has(only, u->it->of) &&
		    is_had(u->it->ident, only))
			return true;
	}
	return false;
}

/* A file that only includes others, or the front of another: it is there for its includes. */
static bool is_umbrella(const struct file *file)
{
	return !file->code;
}

/*
 * <linux/x.h> includes <asm/x.h> or <asm/xparam.h>, include/linux/x.h uapi/linux/x.h, x.h x_def.h
 * or x-base.h: that is its part.
 */
static bool is_front(const struct file *file, const struct include *include)
{
	const struct file *target = include->target;
	const char *name = base_name(file->name), *part = base_name(target->name);
	const char *own = provide_spelling(file), *spelling = provide_spelling(target);

	if (!strcmp(name, part) || provide_is_named_after(target, file))
		return true;
	/* <linux/gpio/driver.h> and "defs.h": nobody else would include that */
	if (*include->spelled == '"' && provide_is_general(file))
		return true;
	return own && spelling && !strncmp(own, "linux/", 6) && !strncmp(spelling, "asm/", 4) &&
		!strncmp(name, part, strcspn(name, "."));
}

/* Is nothing behind it that could use it? An include at the end of a header is for others. */
static bool is_last(const struct file *file, const struct include *include)
{
	size_t i;

	if (file->defines.nr && file->defines.v[file->defines.nr - 1].line > include->line)
		return false;
	for (i = file->words.nr; i && file->words.v[i - 1].line > include->line; i--) {
		if (file->words.v[i - 1].where == IN_CODE)
			return false;
	}
	return file->code;
}

static bool sets_up(const struct file *file)
{
	const char *spelling = provide_spelling(file);

	return spelling && knowledge_set_up(spelling);
}

/* The include is the same header's first? Then the line of the first, else 0. */
static unsigned first_line(const struct file *file, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (file->includes.v[i].target == file->includes.v[nr].target &&
		    branch_holds(file, file->includes.v[i].branch, file->includes.v[nr].branch))
			return file->includes.v[i].line;
	}
	return 0;
}

/* Why an include of whose header the file uses nothing stays all the same, or NULL. */
static const char *why_otherwise(const struct file *file, size_t nr, const unsigned long *only)
{
	if (relies_on_include(file, &file->includes.v[nr], only))
		return "relied-on";
	if (!file->main && (is_last(file, &file->includes.v[nr]) ||
			    parts_offers(file, file->includes.v[nr].target)))
		return "front";
	if (relies_is_template(file, only))
		return "template";
	if (is_definition(only))
		return "definition";
	if (undefines(only))
		return "undefines";
	if (parts_need(file, nr, only) || elsewhere_needs(file, nr, only) ||
	    elsewhere_has(file->includes.v[nr].target, file))
		return "other configurations";
	return NULL;
}

/* Why the include stays, or NULL. */
static const char *judge(const struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	struct file *target = include->target;
	const char *why = NULL;
	unsigned long *only;

	if (!target)
		return "not taken";
	if (include->keep || pragma_find(target, PRAGMA_ALWAYS_KEEP, NULL))
		return "pragma";
	if (sets_up(target))
		return "set-up";
	/* also one whose guard somebody undefines, to read it again */
	if (provide_is_fragment(target) || target->times_read > 1)
		return "template";
	if (first_line(file, nr))
		return NULL;
	if (!file->main && is_umbrella(file))
		return "umbrella";
	if (!file->main && is_front(file, include))
		return "front";
	if (knowledge_interface(file->name))
		return "interface";
	if (!file->main && assembler_reads(file) && assembler_reads(target))
		return "assembler";
	only = reached_only_by(file, include);
	if (!files_has(given_files(file), target))
		files_add(only, target);
	if (files_has(used_meant(file), target) || words_need(file, only) ||
	    needs_before(file, include) || (file->main && declares_own(only)))
		why = "used";
	else if (expansions_need(file, include, only))
		why = "parts";
	else
		why = why_otherwise(file, nr, only);
	if (!why && parts_written(file, include, only))
		why = "parts";
	free(only);
	return why;
}

const char *redundant_why_kept(struct file *file, size_t nr)
{
	struct include *include = &file->includes.v[nr];

	if (!include->judged)
		include->kept = judge(file, nr);
	include->judged = true;
	return include->kept;
}

/* Not those of fragments, and what the rules leave out. */
static bool is_judged(struct file *file)
{
	return !file->forced && !knowledge_not_judged(file->name) && !provide_is_fragment(file) &&
		!file->part;
}

void redundant_each(struct findings *findings, check_include_fn *check)
{
	size_t i, nr;

	for (i = 0; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		for (nr = 0; is_judged(file) && nr < file->includes.nr; nr++)
			check(findings, file, nr);
	}
}

struct parts redundant_parts(struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	const char *why = redundant_why_kept(file, nr);
	struct parts parts = { };
	unsigned long *only;

	if (!why || strcmp(why, "parts"))
		return parts;
	only = reached_only_by(file, include);
	files_add(only, include->target);
	if (!why_otherwise(file, nr, only))
		parts = parts_of(file, include, only);
	free(only);
	return parts;
}

static void check_include(struct findings *findings, struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	struct finding *f;
	unsigned first;
	char *text, *note;

	if (redundant_why_kept(file, nr))
		return;
	first = first_line(file, nr);
	if (first)
		text = xformat("%s is included twice: remove this #include", include->spelled);
	else
		text = xformat("nothing of %s is used: remove the #include", include->spelled);
	f = finding_add(findings, all_rules[RULE_redundant_include].name, file->name, text);
	finding_place(f, include->spelled, include->line, 1);
	finding_fix(f, FIX_REMOVE, include->spelled);
	if (first) {		/* not in the text: lines move */
		note = xformat("the first one is on line %u", first);
		finding_note(f, note);
		free(note);
	}
	free(text);
}

void check_redundant_include(struct findings *findings)
{
	redundant_each(findings, check_include);
}
