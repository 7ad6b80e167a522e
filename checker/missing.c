// SPDX-License-Identifier: MIT
/*
 * missing.c - headers that use what they do not include
 *
 * A header stands alone if everything that its code uses is declared in it before
 * the use, or in what its own includes before the use reach.
 */
#include <stdlib.h>
#include <string.h>

#include "choose.h"
#include "closure.h"
#include "provide.h"
#include "rules.h"
#include "unit.h"
#include "util.h"

/*
 * What another branch would declare, the header alone may, too. A function or a type
 * that is asked for by #ifndef is the header's own to give.
 */
static bool is_spare_for(const struct file *file, const struct provider *p, const struct use *use)
{
	if (!p->spare || use->as == USE_TAG || use->as == USE_COMPLETE)
		return false;
	return p->as == USE_MACRO || p->file == file;
}

static bool is_satisfied(const struct file *file, const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if ((provides(p, use) || is_spare_for(file, p, use)) &&
		    closure_before(file, use->line, p->file, p->line))
			return true;
	}
	return use->by == file;
}

/*
 * Is it only there because of a macro that the header alone would not have, or not
 * as this unit has it? Then it waits for that.
 */
static void find_missing_macro(const struct file *file, struct want *want)
{
	const struct use *use = want->use;
	const struct word *word;
	struct file *by;

	if (use->name->written_in == file)
		return;
	word = word_at(file, use->line, use->column);
	if (!word || !word->expanded)
		return;
	by = file_at(word_macro(file, word)->pos);
	if (by && by != file && !closure_before(file, use->line, by, 0)) {
		want->macro = word->ident;
		want->macro_by = by;
		want->later = true;
	}
}

/* "struct foo": as long as an identifier can be. */
struct use_text {
	char text[sizeof("struct ") + 255];
};

static struct use_text use_text(const struct use *use)
{
	const struct ident *ident = use->name->ident;
	struct use_text t;
	char *to = t.text;

	if (use->tag)
		to = stpcpy(to, use->tag == SYM_STRUCT ? "struct " :
			    use->tag == SYM_UNION ? "union " : "enum ");
	*(char *)mempcpy(to, ident->name, ident->len) = '\0';
	return t;
}

static void add_place(struct finding *f, const struct use *use)
{
	finding_place(f, use_text(use).text, use->line, use->column);
}

static struct finding *new_finding(struct findings *findings, const struct rule *rule,
				   const struct file *file, const char *advice)
{
	char *text = xformat("used but not included: add %s", advice);
	struct finding *f = finding_add(findings, rule->name, file->name, text);

	f->listed = true;
	finding_fix(f, FIX_ADD, advice);
	free(text);
	return f;
}

/* What to say of those that lead back to @file. */
static char *cycle_note(bool breaks, const struct lack *lack)
{
	char *shown, *note;

	if (!breaks)
		return xcopy("this closes an include cycle");
	shown = escape(lack->file->name, NULL);
	note = xformat("this closes an include cycle: %s would lack '%.*s'", shown,
		       lack->ident->len, lack->ident->name);
	free(shown);
	return note;
}

/* One finding for each header that is given. */
static void report_headers(struct findings *findings, const struct file *file, struct want *wants,
			   size_t nr, bool breaks, const struct lack *lack)
{
	char *note = cycle_note(breaks, lack);
	size_t i, w;

	for (i = 0; i < nr; i++) {
		struct file *header = wants[i].given;
		struct finding *f;
		char *directive;

		if (!header)
			continue;
		directive = provide_directive(file, header);
		f = new_finding(findings, &rule_missing_include, file, directive);
		if (!header->guard) {
			finding_note(f, "that header may not be included twice: it lacks a plain guard");
			finding_fix(f, FIX_ADD_MORE, directive);
		} else if (closure_has(header, file)) {
			finding_note(f, note);
			if (breaks)
				finding_fix(f, FIX_ADD_MORE, directive);
		}
		for (w = i; w < nr; w++) {
			if (wants[w].given != header)
				continue;
			wants[w].given = NULL;
			if (!wants[w].brought)
				add_place(f, wants[w].use);
		}
		if (!f->nr_places)	/* only what its macros lack */
			add_place(f, wants[i].use);
		free(directive);
	}
	free(note);
}

/* One finding for each structure that is only to be declared. */
static void report_forwards(struct findings *findings, const struct file *file,
			    const struct want *wants, size_t nr)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < nr; i++) {
		char *advice;

		if (!wants[i].forward || wants[i].given)
			continue;
		advice = xformat("%s;", use_text(wants[i].use).text);
		f = new_finding(findings, &rule_missing_include, file, advice);
		add_place(f, wants[i].use);
		free(advice);
	}
}

static void advise(struct findings *findings, const struct file *file, struct want *wants,
		   size_t nr)
{
	struct lack lack;
	bool breaks = choose_headers(file, wants, nr, &lack);

	report_forwards(findings, file, wants, nr);
	report_headers(findings, file, wants, nr, breaks, &lack);
}

/*
 * What a macro brings that nobody has to include (the C file defines it, or the header
 * would define it itself) is not the header's to include either.
 */
static void find_foreign(struct want *wants, size_t nr)
{
	size_t i, m;

	for (i = 0; i < nr; i++) {
		for (m = 0; wants[i].macro && m < nr; m++) {
			if (wants[m].use->name->ident == wants[i].macro)
				break;
		}
		if (m == nr) {
			wants[i].foreign = wants[i].settled = true;
			wants[i].later = false;
		}
	}
}

/* Has the unit's C file what is wanted, and no header? */
static bool is_of_unit(const struct want *want)
{
	const struct name *name = want->use->name;
	size_t i;

	if (want->headers.nr || want->macro || is_pointed_to(want->use))
		return false;
	for (i = 0; i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->file->main && provides(p, want->use))
			return true;
	}
	return false;
}

static void check_file(struct findings *findings, struct file *file)
{
	VEC(struct want) wants = { };
	bool marked = false, part = false;
	size_t i;

	for (i = 0; i < file->uses.nr; i++) {
		struct want want = { .use = &file->uses.v[i] };

		if (!is_missed(want.use) || is_satisfied(file, want.use))
			continue;
		if (!marked)
			mark_words(file);
		marked = true;
		find_missing_macro(file, &want);
		/* a tag that only the C file has can still be declared here */
		if (find_headers(file, &want) || (is_pointed_to(want.use) && !want.later))
			vec_push(&wants, want);
		part |= !file->guard && is_of_unit(&want);
	}
	find_foreign(wants.v, wants.nr);
	/* without a guard, and it needs what the C file has: it is a part of that */
	if (wants.nr && !part)
		advise(findings, file, wants.v, wants.nr);
	for (i = 0; i < wants.nr; i++)
		free_headers(&wants.v[i]);
	free(wants.v);
}

/* Not the unit's C file, nor one that it includes: nobody else is to. */
static bool is_header(const struct file *file)
{
	return !file->main && !file->forced && !ends_in(file->name, strlen(file->name), ".c");
}

static void check_missing(struct findings *findings)
{
	size_t i;

	for (i = 0; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		if (!is_header(file) || provide_is_fragment(file) || rules_not_judged(file->name))
			continue;
		check_file(findings, file);
	}
}

const struct rule rule_missing_include = {
	.name = "missing-include",
	.on = true,
	.check = check_missing,
};
