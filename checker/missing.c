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
	VEC(struct file *) headers;	/* that one should include for it */
	VEC(struct file *) providers;	/* and what these bring it from */
	struct file *choice;		/* the best of them */
	struct file *given;		/* what is advised for it in the end */
	const struct ident *macro;	/* that is missing itself, and alone brings it ... */
	const struct file *macro_by;	/* ... and where that is defined */
	bool forward;			/* it only has to be declared */
	bool later;			/* that macro is to be found first */
	bool foreign;			/* that macro is nobody's to include */
	bool brought;			/* and what was given for the macro has it, too */
	bool settled;
};

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

#define push_once(vec, file) do {						\
	size_t i__;								\
										\
	for (i__ = 0; i__ < (vec)->nr && (vec)->v[i__] != (file); i__++)	\
		;								\
	if (i__ == (vec)->nr)							\
		vec_push(vec, file);						\
} while (0)

/*
 * Fill in the headers to include for it, public ones or @near ones. False if there are
 * none: the includer is to define it.
 */
static bool find_headers(const struct file *file, struct want *want, bool near)
{
	size_t i;

	for (i = 0; i < want->use->name->providers.nr; i++) {
		const struct provider *p = &want->use->name->providers.v[i];
		struct file *header;

		if (!provides(p, want->use) || p->file->main || p->file == file)
			continue;
		header = near ? provide_near(p->file) : provide_public(p->file);
		if (header == file || header->main)
			continue;
		push_once(&want->headers, header);
		push_once(&want->providers, p->file);
	}
	return want->headers.nr > 0;
}

static void free_headers(struct want *want)
{
	free(want->headers.v);
	free(want->providers.v);
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

/*
 * Prefer what can be included twice; then what does not lead back to @file; then types only; then
 * what brings less; then by name.
 */
static bool is_better(const struct file *file, const struct file *a, const struct file *b)
{
	bool cycle_a = closure_has(a, file), cycle_b = closure_has(b, file);

	if (!a->guard != !b->guard)
		return a->guard;
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

/*
 * Would including @header settle the want, too? Not by a way that leads back to @file, nor if it is
 * one of those that somebody has to mend first.
 */
static bool settles(const struct file *file, const struct file *header, const struct want *want)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (want->headers.v[i] == header)
			return true;
	}
	if (closure_has(header, file) || !header->guard)
		return false;
	for (i = 0; i < want->providers.nr; i++) {
		if (want->providers.v[i] == header || closure_has(header, want->providers.v[i]))
			return true;
	}
	return false;
}

static bool is_open(const struct want *want)
{
	return !want->settled && !want->later;
}

/* Has one of the open wants before it chosen the same? */
static bool is_chosen(const struct want *wants, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].choice == wants[nr].choice && is_open(&wants[i]))
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

		if (!is_open(&wants[i]) || is_chosen(wants, i))
			continue;
		for (other = 0; other < nr; other++)
			count += is_open(&wants[other]) &&
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

/* A header that another one of those given brings along need not be given. */
static void drop_headers(const struct file *file, struct want *wants, size_t nr)
{
	size_t nr_given, i, other, w;
	struct file **given = given_headers(wants, nr, &nr_given);

	for (i = 0; i < nr_given; i++) {
		for (other = 0; other < nr_given; other++) {
			if (given[other] && other != i &&
			    replaces(file, given[other], given[i], wants, nr))
				break;
		}
		if (other == nr_given)
			continue;
		for (w = 0; w < nr; w++) {
			if (wants[w].given == given[i])
				wants[w].given = given[other];
		}
		given[i] = NULL;
	}
	free(given);
}

/* Does one of the headers that are given lead back to @file, so that it cannot be read alone? */
static bool breaks_cycle(const struct file *file, const struct want *wants, size_t nr,
			 struct lack *lack)
{
	size_t nr_given, i;
	struct file **given = given_headers(wants, nr, &nr_given);
	unsigned line = ~0u;
	bool breaks = false;

	for (i = 0; i < nr; i++)
		line = wants[i].given && wants[i].use->line < line ? wants[i].use->line : line;
	for (i = 0; i < nr_given && !closure_has(given[i], file); i++)
		;
	if (i < nr_given)
		breaks = alone_lacks(file, given, nr_given, line, lack);
	free(given);
	return breaks;
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
			finding_fix(f, '?', directive);
		} else if (closure_has(header, file)) {
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

/* Set aside those for which a forward declaration will do. */
static void find_forwards(struct want *wants, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (!wants[i].later && !wants[i].foreign && wants_forward(wants[i].use, wants, nr))
			wants[i].forward = wants[i].settled = true;
	}
}

/* Is @header the one to include for the structure itself? */
static bool defines(struct file *header, const struct name *name)
{
	size_t i;

	for (i = 0; i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->as == USE_COMPLETE && (p->file == header || provide_public(p->file) == header))
			return true;
	}
	return false;
}

/*
 * Is the header that defines it given for others? Then it is that header's. What another one
 * only happens to bring along the file should still declare itself.
 */
static bool comes_along(const struct file *file, const struct want *wants, size_t nr,
			struct want *want)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		struct file *header = wants[i].given;

		if (header && header->guard && !closure_has(header, file) &&
		    defines(header, want->use->name)) {
			want->given = header;
			return true;
		}
	}
	return false;
}

/* Advise forward declarations where these will do. */
static void give_forwards(struct findings *findings, const struct file *file, struct want *wants,
			  size_t nr)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < nr; i++) {
		char *advice;

		if (!wants[i].forward || comes_along(file, wants, nr, &wants[i]))
			continue;
		advice = xformat("%s;", use_text(wants[i].use).text);
		f = new_finding(findings, &rule_missing_include, file, advice);
		add_place(f, wants[i].use);
		free(advice);
	}
}

static bool is_given(const struct file *header, const struct want *wants, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given &&
		    (wants[i].given == header || closure_has(wants[i].given, header)))
			return true;
	}
	return false;
}

/* Find the smallest set of headers that settles all wants. */
static void give_all(const struct file *file, struct want *wants, size_t nr)
{
	size_t i;

	give_headers(file, wants, nr);
	/* what the macros that are there now still lack */
	for (i = 0; i < nr; i++) {
		wants[i].brought = wants[i].later && wants[i].settled;
		wants[i].later = false;
	}
	/* also one that nobody had to include, now that it comes along */
	for (i = 0; i < nr; i++) {
		if (wants[i].foreign && is_given(wants[i].macro_by, wants, nr)) {
			wants[i].settled = false;
			wants[i].brought = true;
		}
	}
	give_headers(file, wants, nr);
	drop_headers(file, wants, nr);
}

/* Where public headers lead back to the file, those behind them may not. */
static bool give_near(const struct file *file, struct want *wants, size_t nr, struct lack *lack)
{
	struct want *near = xmalloc(nr * sizeof(*near));
	bool breaks;
	size_t i;

	for (i = 0; i < nr; i++) {
		near[i] = wants[i];
		near[i].headers = (typeof(near[i].headers)){ };
		near[i].providers = (typeof(near[i].providers)){ };
		near[i].given = NULL;
		near[i].later = near[i].macro && !near[i].foreign;
		near[i].settled = near[i].foreign || !wants[i].given;
		if (wants[i].given)
			find_headers(file, &near[i], true);
	}
	give_all(file, near, nr);
	breaks = breaks_cycle(file, near, nr, lack);
	for (i = 0; i < nr; i++) {
		free_headers(&near[i]);
		if (!breaks) {
			wants[i].given = near[i].given;
			wants[i].brought = near[i].brought;
		}
	}
	free(near);
	return !breaks;
}

static void advise(struct findings *findings, const struct file *file, struct want *wants,
		   size_t nr)
{
	struct lack lack, other;
	bool breaks;

	find_forwards(wants, nr);
	give_all(file, wants, nr);
	breaks = breaks_cycle(file, wants, nr, &lack) && !give_near(file, wants, nr, &other);
	give_forwards(findings, file, wants, nr);
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
	bool of_unit = false;
	size_t i;

	for (i = 0; i < name->providers.nr && !want->headers.nr && !want->macro; i++)
		of_unit |= name->providers.v[i].file->main && provides(&name->providers.v[i], want->use);
	return of_unit && !is_pointed_to(want->use);
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
		if (find_headers(file, &want, false) || (is_pointed_to(want.use) && !want.later))
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
