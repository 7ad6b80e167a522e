// SPDX-License-Identifier: MIT
/*
 * part.c - headers that are parts of the one file that includes them
 *
 * <asm-generic/fixmap.h> is read by each architecture's <asm/fixmap.h>, behind what that
 * defines for it; <linux/highmem-internal.h> by <linux/highmem.h>, by a quoted name. None of
 * them is meant to stand alone, though no #error says so.
 */
#include <string.h>

#include "closure.h"
#include "part.h"
#include "provide.h"
#include "knowledge.h"

/* A file around the part, and the line of the #include that leads there. */
struct around {
	struct file *file;
	const struct include *include;
};

#define MAX_AROUND 4

/* Has one of the files around it what is wanted when they include it? */
static bool is_supplied(const struct around *around, size_t nr, const struct want *want)
{
	const struct name *name = want->use->name;
	size_t i, p;

	for (i = 0; i < nr; i++) {
		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (provides(by, want->use) &&
			    closure_before(around[i].file, around[i].include->line, by->file,
					   by->line))
				return true;
		}
	}
	return false;
}

static bool all_supplied(const struct around *around, size_t nr, const struct want *wants,
			 size_t nr_wants)
{
	size_t i;

	for (i = 0; i < nr_wants; i++) {
		if (!wants[i].aside && !is_supplied(around, nr, &wants[i]))
			return false;
	}
	return true;
}

/* Is it the includer's own to give, or to be had by including that or the part's own header? */
static bool is_of(struct file *file, const struct around *around, const struct want *want)
{
	const struct name *name = want->use->name;
	const struct file *header;
	size_t i;

	for (i = 0; i < name->providers.nr && !is_pointed_to(want->use); i++) {
		const struct provider *p = &name->providers.v[i];

		if (!provides(p, want->use))
			continue;
		if (p->file == around->file && p->line < around->include->line)
			return true;
		if (p->file->main || !closure_has(around->file, p->file))
			continue;
		header = provide_for(file, p->file, false);
		if (header && (header == around->file || header == provide_public(file)))
			return true;
	}
	return false;
}

/* Can @file include one of the headers that have it? One that leads back is no help. */
static bool can_include(const struct file *file, const struct want *want)
{
	size_t i;

	for (i = 0; i < want->headers.nr; i++) {
		if (!closure_has(want->headers.v[i], file))
			return true;
	}
	return false;
}

/* What only an architecture has, and a header for all takes it: there is none to include for it. */
static bool is_of_arch(const struct file *file, const struct want *want)
{
	const struct name *name = want->use->name;
	bool general = false, found = false;
	size_t i;

	/* what comes out of another's macro is that one's */
	if (is_pointed_to(want->use) || want->aside || want->macro || can_include(file, want))
		return false;
	if (!want->headers.nr)
		return true;
	for (i = 0; i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		general |= provide_is_general(p->file);
		found |= provides(p, want->use);
	}
	return found && !general && provide_is_general(file);
}

/* <linux/x.h> is included by its neighbour as "x.h". */
static bool is_quoted(const struct file *file, const struct around *around)
{
	return provide_spelling(file) && provide_spelling(around->file) &&
	       *around->include->spelled == '"' && !strchr(around->include->spelled, '/');
}

/* Has it functions, of which some are its own? */
static bool has_functions(const struct file *file)
{
	size_t i, p;

	for (i = 0; i < unit.names.nr; i++) {
		const struct name *name = unit.names.v[i];

		for (p = 0; p < name->providers.nr; p++) {
			if (name->providers.v[p].file == file &&
			    name->providers.v[p].as == USE_DEFINITION)
				return true;
		}
	}
	return false;
}

/* A piece of a C file: of its name, or with code that only one object can have. */
static bool is_piece(const struct file *file, const struct file *by)
{
	return is_source(by) && !file->guard && !provide_spelling(file) &&
	       (provide_is_named_after(file, by) ||
		(file->defines_symbols && has_functions(file)));
}

/* Has the includer macros or code before it? */
static bool has_text_before(const struct around *around)
{
	const struct file *by = around->file;
	unsigned line = around->include->line;
	size_t i;

	for (i = 0; i < by->defines.nr && by->defines.v[i].line < line; i++) {
		if (by->defines.v[i].ident != by->guard)
			return true;
	}
	for (i = 0; i < by->words.nr && by->words.v[i].line < line; i++) {
		if (by->words.v[i].where == IN_CODE)
			return true;
	}
	return false;
}

/*
 * What the architecture has to say to <linux/x.h>, in its <asm/x.h> or a piece of that: the one
 * includes the other in its middle.
 */
static bool is_back_end(struct file *file, const struct around *around)
{
	return !strncmp(file->name, "arch/", 5) && has_text_before(around) &&
	       provide_public(file) == provide_public(around->file);
}

/*
 * Is what it lacks its includer's? One name is enough behind the includer's own text, in the middle
 * of which it stands; where there is none, it may as well be a header that lacks includes.
 */
static bool takes_from(struct file *file, const struct around *around, bool hidden,
		       const struct want *wants, size_t nr)
{
	bool amidst = has_text_before(around), all = nr;
	size_t i;

	for (i = 0; i < nr && (amidst || all); i++) {
		bool takes = is_of(file, around, &wants[i]) ||
			     (hidden && is_of_arch(file, &wants[i]));

		if (takes && amidst)
			return true;
		all = all && (takes || wants[i].aside);
	}
	return all;
}

static bool belongs(struct file *file, const struct around *around, const struct want *wants,
		    size_t nr)
{
	/* one that goes by another's name may still be included, as <asm/x.h> of <linux/x.h> is */
	bool hidden = provide_is_hidden(file) && !provide_named(file);

	if (is_quoted(file, around) || is_piece(file, around->file) || is_back_end(file, around))
		return true;
	return (hidden || !provide_spelling(file)) &&
	       takes_from(file, around, hidden, wants, nr);
}

/* Does a header for all need what only a private one has? Then one is a part of the other. */
static bool is_of_private(const struct file *file, const struct want *want)
{
	const struct name *name = want->use->name;
	bool private = false;
	size_t i;

	if (!provide_spelling(file) || want->headers.nr || is_pointed_to(want->use) ||
	    !want->written)
		return false;
	for (i = 0; i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		private |= provides(p, want->use) && !p->file->main && !provide_spelling(p->file);
	}
	return private;
}

/* Does the #include mean @file, if it be in a branch that was not taken? */
static bool means(const struct include *include, const struct file *file, const char *spelling)
{
	if (include->target || *include->spelled != '<')
		return include->target == file;
	return !strncmp(include->spelled + 1, spelling, strlen(spelling)) &&
	       include->spelled[1 + strlen(spelling)] == '>';
}

/* Does one include it that is not of the same header as @by? It takes it for one of its own. */
static bool is_taken_elsewhere(const struct file *file, struct file *by)
{
	const char *spelling = provide_spelling(file);
	size_t i, nr;

	for (i = 0; spelling && i < unit.files.nr; i++) {
		struct file *other = unit.files.v[i];

		for (nr = 0; nr < other->includes.nr; nr++) {
			if (means(&other->includes.v[nr], file, spelling) && other != by &&
			    provide_public(other) != provide_public(by))
				return true;
		}
	}
	return false;
}

bool part_of_includer(struct file *file, const struct want *wants, size_t nr)
{
	struct around around[MAX_AROUND];
	struct file *of = file;
	bool found = false;
	size_t i;

	for (i = 0; i < nr; i++) {
		if (is_of_private(file, &wants[i]))
			return true;
	}
	for (i = 0; i < MAX_AROUND; i++) {
		around[i].file = provide_includer(of, &around[i].include);
		if (!around[i].file || (i && is_source(around[i].file)) ||
		    (!i && is_taken_elsewhere(file, around[i].file)))
			return false;
		found = found || belongs(file, &around[i], wants, nr);
		if (found && all_supplied(around, i + 1, wants, nr))
			return true;
		of = around[i].file;
	}
	return false;
}
