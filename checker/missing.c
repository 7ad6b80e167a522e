// SPDX-License-Identifier: MIT
/*
 * missing.c - headers that use what they do not include
 *
 * A header stands alone if everything that its code uses is declared in it before
 * the use, or in what its own includes before the use reach.
 */
#include <stdlib.h>
#include <string.h>

#include "alone.h"
#include "closure.h"
#include "provide.h"
#include "rules.h"
#include "unit.h"
#include "util.h"

/* A use that is not satisfied, and the headers that could be included for it. */
struct want {
	const struct use *use;
	VEC(struct file *) headers;
	struct file *choice;		/* the best of them */
	struct file *given;		/* what is advised for it in the end */
	const struct ident *macro;	/* that is missing itself, and alone brings it */
	bool later;			/* that macro is to be found first */
	bool brought;			/* and what was given for the macro has it, too */
	bool settled;
};

/*
 * What another branch would declare, the header alone may, too. A function or a type
 * that is asked for by #ifndef is the header's own to give.
 */
static bool is_spare_for(const struct file *file, const struct provider *p, const struct use *use)
{
	if (!p->spare)
		return false;
	switch (use->as) {
	case USE_TAG:
		return p->as == USE_TAG;
	case USE_COMPLETE:
		return false;
	default:
		return p->as == USE_MACRO || (p->as == USE_SYMBOL && p->file == file);
	}
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
 * as this unit has it? Then that is the macro's name.
 */
static const struct ident *missing_macro(const struct file *file, const struct use *use)
{
	const struct word *word;
	struct file *by;

	if (use->name->written_in == file)
		return NULL;
	word = word_at(file, use->line, use->column);
	if (!word || !word->macro)
		return NULL;
	by = file_at(word->macro->pos);
	return by && by != file && !closure_before(file, use->line, by, 0) ? word->ident : NULL;
}

static void add_header(struct want *want, struct file *header)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (want->headers.v[i] == header)
			return;
	}
	vec_push(&want->headers, header);
}

/* Fill in the headers to include for it; false if there are none: the includer is to define it. */
static bool find_headers(const struct file *file, struct want *want)
{
	size_t i;

	for (i = 0; i < want->use->name->providers.nr; i++) {
		const struct provider *p = &want->use->name->providers.v[i];
		struct file *header;

		if (!provides(p, want->use) || p->file->main || p->file == file)
			continue;
		header = provide_public(p->file);
		if (header != file && !header->main)
			add_header(want, header);
	}
	return want->headers.nr > 0;
}

static char *use_text(const struct use *use)
{
	const char *kind = use->tag == SYM_STRUCT ? "struct " : use->tag == SYM_UNION ? "union " :
			   use->tag == SYM_ENUM ? "enum " : "";

	return xformat("%s%.*s", kind, use->name->ident->len, use->name->ident->name);
}

static void add_place(struct finding *f, const struct use *use)
{
	char *name = use_text(use);

	finding_place(f, name, use->line, use->column);
	free(name);
}

/* Only pointers to it are used here. (An enumeration cannot be declared ahead in ISO C.) */
static bool is_pointed_to(const struct use *use)
{
	return use->as == USE_TAG && use->tag != SYM_ENUM;
}

/* Only pointers to it, and nobody declared it: the header should do so itself. */
static bool wants_forward(const struct use *use, const struct want *wants, size_t nr)
{
	size_t i;

	if (!is_pointed_to(use))
		return false;
	for (i = 0; i < nr; i++) {
		if (wants[i].use->name == use->name && wants[i].use->as == USE_COMPLETE)
			return false;
	}
	return true;
}

static bool is_types_header(const struct file *file)
{
	size_t len = strlen(file->name);

	return len > 8 && !strcmp(file->name + len - 8, "_types.h");
}

/* How much the header brings: files in its closure. */
static unsigned weight(const struct file *header)
{
	unsigned count = 0;
	size_t w;

	for (w = 0; w < files_words(); w++)
		count += __builtin_popcountl(closure_set(header)[w]);
	return count;
}

/* Prefer what does not lead back to @file; then types only; then what brings less; then by name. */
static bool is_better(const struct file *file, const struct file *a, const struct file *b)
{
	bool cycle_a = closure_has(a, file), cycle_b = closure_has(b, file);

	if (cycle_a != cycle_b)
		return cycle_b;
	if (is_types_header(a) != is_types_header(b))
		return is_types_header(a);
	if (weight(a) != weight(b))
		return weight(a) < weight(b);
	return strcmp(a->name, b->name) < 0;
}

static struct file *best_header(const struct file *file, const struct want *want)
{
	struct file *best = want->headers.v[0];
	size_t i;

	for (i = 1; i < want->headers.nr; i++) {
		if (is_better(file, want->headers.v[i], best))
			best = want->headers.v[i];
	}
	return best;
}

/* Would including @header settle the want, too? Not by a way that leads back to @file. */
static bool settles(const struct file *file, const struct file *header, const struct want *want)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (want->headers.v[i] == header ||
		    (closure_has(header, want->headers.v[i]) && !closure_has(header, file)))
			return true;
	}
	return false;
}

/* Of the wants that are open the one whose header settles most others: it comes first. */
static struct want *next_want(const struct file *file, struct want *wants, size_t nr)
{
	struct want *best = NULL;
	unsigned best_count = 0;
	size_t i, other;

	for (i = 0; i < nr; i++) {
		unsigned count = 0;

		for (other = 0; !wants[i].settled && !wants[i].later && other < nr; other++)
			count += !wants[other].settled && !wants[other].later &&
				 settles(file, wants[i].choice, &wants[other]);
		if (count > best_count) {
			best = &wants[i];
			best_count = count;
		}
	}
	return best;
}

static struct finding *new_finding(struct findings *findings, const struct rule *rule,
				   const struct file *file, const char *advice)
{
	char *text = xformat("used but not included: add %s", advice);
	struct finding *f = finding_add(findings, rule->name, file->name, text);

	f->listed = true;
	finding_fix(f, '+', advice);
	free(text);
	return f;
}

/* Give the wants that are open a header each, until none is open. */
static void give_headers(const struct file *file, struct want *wants, size_t nr)
{
	struct want *want;
	size_t i;

	for (i = 0; i < nr; i++) {
		if (!wants[i].settled)
			wants[i].choice = best_header(file, &wants[i]);
	}
	while ((want = next_want(file, wants, nr))) {
		struct file *header = want->choice;

		for (i = 0; i < nr; i++) {
			if (wants[i].settled || !settles(file, header, &wants[i]))
				continue;
			wants[i].settled = true;
			wants[i].given = header;
		}
	}
}

/* Would @header do for all that @other was given for? */
static bool replaces(const struct file *file, const struct file *header, const struct file *other,
		     const struct want *wants, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given == other && !settles(file, header, &wants[i]))
			return false;
	}
	return true;
}

/* A header that another one of those given brings along need not be given. */
static void drop_headers(const struct file *file, struct want *wants, size_t nr)
{
	size_t i, other, w;

	for (i = 0; i < nr; i++) {
		struct file *header = wants[i].given;

		for (other = 0; header && other < nr; other++) {
			struct file *rather = wants[other].given;

			if (!rather || rather == header ||
			    !replaces(file, rather, header, wants, nr))
				continue;
			for (w = 0; w < nr; w++) {
				if (wants[w].given == header)
					wants[w].given = rather;
			}
			break;
		}
	}
}

/* The headers that are given, each once. The caller frees the array. */
static struct file **given_headers(const struct want *wants, size_t nr, size_t *nr_given)
{
	struct file **given = xmalloc((nr + 1) * sizeof(*given));
	size_t i, g;

	*nr_given = 0;
	for (i = 0; i < nr; i++) {
		for (g = 0; g < *nr_given && given[g] != wants[i].given; g++)
			;
		if (wants[i].given && g == *nr_given)
			given[(*nr_given)++] = wants[i].given;
	}
	return given;
}

/*
 * What to say of those that lead back to @file; NULL if none does. When the cycle then
 * cannot be read from here, no include mends the header: @breaks.
 */
static char *cycle_note(const struct file *file, const struct want *wants, size_t nr, bool *breaks)
{
	size_t nr_given, i;
	struct file **given = given_headers(wants, nr, &nr_given);
	unsigned line = ~0u;
	struct lack lack;
	bool cycle = false;
	char *note = NULL;

	for (i = 0; i < nr_given; i++)
		cycle |= closure_has(given[i], file);
	for (i = 0; i < nr; i++)
		line = wants[i].given && wants[i].use->line < line ? wants[i].use->line : line;
	*breaks = cycle && alone_lacks(file, given, nr_given, line, &lack);
	if (*breaks) {
		const struct ident *ident = lack.use->name->ident;
		char *shown = escape(lack.file->name, NULL);

		note = xformat("this closes an include cycle: %s would lack '%.*s'", shown,
			       ident->len, ident->name);
		free(shown);
	} else if (cycle) {
		note = xformat("this closes an include cycle");
	}
	free(given);
	return note;
}

/* One finding for each header that is given. */
static void report_headers(struct findings *findings, const struct file *file, struct want *wants,
			   size_t nr)
{
	bool breaks;
	char *note = cycle_note(file, wants, nr, &breaks);
	size_t i, w;

	for (i = 0; i < nr; i++) {
		struct file *header = wants[i].given;
		struct finding *f;
		char *directive;

		if (!header)
			continue;
		directive = provide_directive(file, header);
		f = new_finding(findings, &rule_missing_include, file, directive);
		if (closure_has(header, file)) {
			finding_note(f, note);
			if (breaks)
				finding_fix(f, '?', directive);
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

static void advise(struct findings *findings, const struct file *file, struct want *wants,
		   size_t nr)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < nr; i++) {
		char *name, *advice;

		if (wants[i].later || !wants_forward(wants[i].use, wants, nr))
			continue;
		name = use_text(wants[i].use);
		advice = xformat("%s;", name);
		f = new_finding(findings, &rule_missing_include, file, advice);
		add_place(f, wants[i].use);
		wants[i].settled = true;
		free(advice);
		free(name);
	}
	give_headers(file, wants, nr);
	/* what the macros that are there now still lack */
	for (i = 0; i < nr; i++) {
		wants[i].brought = wants[i].later && wants[i].settled;
		wants[i].later = false;
	}
	give_headers(file, wants, nr);
	drop_headers(file, wants, nr);
	report_headers(findings, file, wants, nr);
}

/*
 * What a macro brings that nobody has to include (the C file defines it, or the header
 * would define it itself) is not the header's to include either.
 */
static void drop_foreign(struct want *wants, size_t nr)
{
	size_t i, m;

	for (i = 0; i < nr; i++) {
		for (m = 0; wants[i].macro && m < nr; m++) {
			if (wants[m].use->name->ident == wants[i].macro)
				break;
		}
		if (m == nr)
			wants[i].settled = true;
	}
}

static void check_file(struct findings *findings, struct file *file)
{
	VEC(struct want) wants = { };
	size_t i;

	mark_words(file);
	for (i = 0; i < file->uses.nr; i++) {
		struct want want = { .use = &file->uses.v[i] };

		if (want.use->as == USE_DEFINITION || is_satisfied(file, want.use))
			continue;
		want.macro = missing_macro(file, want.use);
		want.later = want.macro != NULL;
		/* a tag that only the C file has can still be declared here */
		if (find_headers(file, &want) || (is_pointed_to(want.use) && !want.later))
			vec_push(&wants, want);
	}
	drop_foreign(wants.v, wants.nr);
	advise(findings, file, wants.v, wants.nr);
	for (i = 0; i < wants.nr; i++)
		free(wants.v[i].headers.v);
	free(wants.v);
}

static void check_missing(struct findings *findings)
{
	size_t i;

	for (i = 0; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		if (file->main || file->forced || provide_is_fragment(file) ||
		    rules_not_judged(file->name))
			continue;
		check_file(findings, file);
	}
}

const struct rule rule_missing_include = {
	.name = "missing-include",
	.on = true,
	.check = check_missing,
};
