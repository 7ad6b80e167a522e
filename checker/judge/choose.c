// SPDX-License-Identifier: MIT
/*
 * choose.c - the headers that give a file what it wants
 *
 * Each name that the file writes comes from its own header; one stands for another only
 * by a rule. For what macros and types bring along, whatever is included anyway will do.
 */
#include <stdlib.h>
#include <string.h>

#include "alone.h"
#include "choose.h"
#include "closure.h"
#include "provide.h"
#include "knowledge.h"
#include "util.h"

/*
 * What one architecture has of itself, and the kernel's header has in a branch not taken,
 * comes from the kernel's header. NULL: it has not.
 */
static struct file *find_general(const struct file *file, const struct name *name,
				 const struct provider *of)
{
	size_t i;

	for (i = 0; i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->spare && p->file != file && provide_is_general(p->file) &&
		    closure_has(p->file, of->file))
			return provide_for(file, p->file, false);
	}
	return NULL;
}

/* Only read by the header that it belongs to, again and again: <trace/stages/...>. */
static bool is_for_one(const struct file *header)
{
	return !provide_is_guarded(header) && knowledge_not_judged(header->name);
}

/* Public ones, or @near ones. */
static bool find_some(const struct file *file, struct want *want, bool near)
{
	size_t i;

	for (i = 0; i < want->use->name->providers.nr; i++) {
		const struct provider *p = &want->use->name->providers.v[i];
		struct file *header;

		if (!provides(p, want->use) || p->file->main || p->file == file)
			continue;
		header = near || provide_is_general(p->file) ? NULL :
			find_general(file, want->use->name, p);
		if (!header)
			header = provide_for(file, p->file, near);
		if (!header || header == file || header->main || is_for_one(header) ||
		    provide_is_refused(file, header))
			continue;
		vec_push_once(&want->headers, header);
		vec_push_once(&want->providers, p->file);
		want->hidden |= provide_is_hidden(p->file);
	}
	return want->headers.nr > 0;
}

bool find_headers(const struct file *file, struct want *want)
{
	return find_some(file, want, false);
}

void free_headers(struct want *want)
{
	free(want->headers.v);
	free(want->providers.v);
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

	if (provide_is_guarded(a) != provide_is_guarded(b))
		return provide_is_guarded(a);
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

/* Can @file include it without a second thought: it leads not back, and has a guard? */
static bool is_safe(const struct file *file, const struct file *header)
{
	return provide_is_guarded(header) && !closure_has(header, file);
}

/* Would including @header settle the want, too? If it is not its own, only a safe one. */
static bool settles(const struct file *file, const struct file *header, const struct want *want)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (want->headers.v[i] == header)
			return true;
	}
	if (!is_safe(file, header))
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

static void give(struct want *want, struct file *header)
{
	want->given = header;
	want->settled = true;
}

/* A header that was given for another want and settles this one, too. */
static struct file *given_too(const struct file *file, const struct want *wants, size_t nr,
			      const struct want *want)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given && settles(file, wants[i].given, want))
			return wants[i].given;
	}
	return NULL;
}

/* Is @header one of those to include for it? */
static bool is_own(const struct want *want, const struct file *header)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (want->headers.v[i] == header)
			return true;
	}
	for (i = 0; want->hidden && i < want->providers.nr; i++) {
		if (provide_is_behind(header, want->providers.v[i]))
			return true;
	}
	return false;
}

/* One of them that is given for another want, or NULL. */
static struct file *given_of(const struct want *wants, size_t nr, const struct want *want)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given && is_own(want, wants[i].given))
			return wants[i].given;
	}
	return NULL;
}

/* What @file writes it is to include itself: each name from its own header, if that can be. */
static void give_own(const struct file *file, struct want *wants, size_t nr, bool single)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		struct want *want = &wants[i];

		if (!is_open(want) || !want->written || single != (want->headers.nr == 1))
			continue;
		if (given_of(wants, nr, want))
			give(want, given_of(wants, nr, want));
		else if (is_safe(file, want->choice))
			give(want, want->choice);
	}
}

/* For the rest, which only macros and types bring, whatever has it will do. */
static void give_rest(const struct file *file, struct want *wants, size_t nr)
{
	struct want *want;
	size_t i;

	for (i = 0; i < nr; i++) {
		struct file *header = given_of(wants, nr, &wants[i]) ? :
			given_too(file, wants, nr, &wants[i]);

		if (header && !wants[i].settled)
			give(&wants[i], header);
	}
	while ((want = next_want(file, wants, nr))) {
		struct file *header = want->choice;

		for (i = 0; i < nr; i++) {
			if (!wants[i].settled && settles(file, header, &wants[i]))
				give(&wants[i], header);
		}
	}
}

/* Give the wants that are open a header each, until none is open. */
static void give_headers(const struct file *file, struct want *wants, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (!wants[i].settled)
			wants[i].choice = best_header(file, &wants[i]);
	}
	give_own(file, wants, nr, true);
	give_own(file, wants, nr, false);
	give_rest(file, wants, nr);
}

/* Would @header do for all that @other was given for? What is written only by a rule. */
static bool replaces(const struct file *file, struct file *header, struct file *other,
		     const struct want *wants, size_t nr)
{
	bool stands = is_safe(file, header) && provide_stands_for(header, other);
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given == other &&
		    !(settles(file, header, &wants[i]) &&
		      (stands || !wants[i].written || !is_safe(file, other))))
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

/* A header for which another one of those given stands need not be given. */
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

/* Find the headers that settle all wants. */
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
			find_some(file, &near[i], true);
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

		if (p->as == USE_COMPLETE &&
		    (p->file == header || provide_public(p->file) == header))
			return true;
	}
	return false;
}

/* Has @header a declaration of it, or does it bring one? */
static bool declares(const struct file *header, const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if (provides(p, use) && (p->file == header || closure_has(header, p->file)))
			return true;
	}
	return false;
}

/*
 * Is a header given for others that has it? If it defines it, it is given for this, too. If it
 * brings it along, a declaration would only repeat that.
 */
static void find_given_anyway(const struct file *file, const struct want *wants, size_t nr,
			      struct want *want)
{
	size_t i;

	for (i = 0; i < nr && want->forward && !want->given; i++) {
		struct file *header = wants[i].given;

		if (!header || !is_safe(file, header))
			continue;
		if (defines(header, want->use->name))
			want->given = header;
		else if (declares(header, want->use))
			want->forward = false;
	}
}

bool choose_headers(const struct file *file, struct want *wants, size_t nr, struct lack *lack)
{
	struct lack other;
	bool breaks;
	size_t i;

	find_forwards(wants, nr);
	give_all(file, wants, nr);
	breaks = breaks_cycle(file, wants, nr, lack) && !give_near(file, wants, nr, &other);
	for (i = 0; i < nr; i++)
		find_given_anyway(file, wants, nr, &wants[i]);
	return breaks;
}
