// SPDX-License-Identifier: MIT
/*
 * provide.c - from a name to the header that one should include for it
 *
 * Which header is public follows from the tree's layout (its include paths) and
 * from who includes whom; rules/headers.xml has only the rest.
 */
#include <stdlib.h>
#include <string.h>

#include <symbol.h>
#include <token.h>

#include "arch.h"
#include "closure.h"
#include "pragma.h"
#include "provide.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

bool provides(const struct provider *p, const struct use *u)
{
	if (p->spare)
		return false;
	switch (u->as) {
	case USE_TAG:
		return p->as == USE_COMPLETE || p->as == USE_TAG;
	case USE_COMPLETE:
		return u->by ? p->file == u->by && (p->as == USE_COMPLETE || p->as == USE_TYPE)
			     : p->as == USE_COMPLETE;
	case USE_MACRO:		/* a function of the same name does as well */
		return p->as == USE_MACRO || p->as == USE_SYMBOL || p->as == USE_TYPE ||
			p->as == USE_ENUMERATOR;
	case USE_DEFINITION:
		return p->as == USE_DEFINITION;
	case USE_STRING:
	case USE_DROPPED:
		return p->as == USE_MACRO;
	default:
		return p->as == u->as || p->as == USE_MACRO;
	}
}

/* ---- spelling ---- */

/* A folder that holds headers by name: kbuild also passes those of the sources themselves. */
static bool is_include_folder(const char *dir)
{
	const char *p = strstr(dir, "include");

	return p && (p == dir || p[-1] == '/') && (!p[7] || p[7] == '/');
}

static const char *find_spelling(const struct file *file)
{
	size_t best = 0, i;

	for (i = 1; includepath[i]; i++) {
		const char *dir = includepath[i];
		size_t len = strlen(dir);

		if (len > best && !strncmp(file->path, dir, len) && is_include_folder(dir) &&
		    (file->path[len] == '/' || (len && dir[len - 1] == '/')))
			best = len;
	}
	if (!best)
		return NULL;
	return file->path + best + strspn(file->path + best, "/");
}

const char *provide_spelling(const struct file *file)
{
	static const char **spellings;		/* "" when there is none */

	if (!spellings)
		spellings = xmalloc(unit.files.nr * sizeof(*spellings));
	if (!spellings[file->nr])
		spellings[file->nr] = find_spelling(file) ? : "";
	return *spellings[file->nr] ? spellings[file->nr] : NULL;
}

/* The header that its own pragma names. */
static const char *private_named(const struct file *file)
{
	const struct pragma *private = pragma_find(file, PRAGMA_PRIVATE, NULL);

	return private ? private->about : NULL;
}

const char *provide_named(const struct file *file)
{
	return private_named(file) ? : knowledge_public(file->name);
}

typedef VEC(struct file *) files;

/* The files that include @file, in their order. */
static const files *includers(const struct file *file)
{
	static files *of_files;			/* made when first asked for */
	size_t i, nr;

	if (!of_files) {
		of_files = xmalloc(unit.files.nr * sizeof(*of_files));
		for (i = 0; i < unit.files.nr; i++) {
			const struct file *from = unit.files.v[i];

			for (nr = 0; nr < from->includes.nr; nr++) {
				if (from->includes.v[nr].target)
					vec_push(&of_files[from->includes.v[nr].target->nr],
						 unit.files.v[i]);
			}
		}
	}
	return &of_files[file->nr];
}

/* The #include of @file in @by. */
static const struct include *include_of(const struct file *by, const struct file *file)
{
	size_t i;

	for (i = 0; by->includes.v[i].target != file; i++)
		;
	return &by->includes.v[i];
}

/* Have all others that include @file read @by before? Then it is always @by who opens it. */
static bool comes_first(const struct file *by, const struct file *file)
{
	const files *all = includers(file);
	size_t i;

	for (i = 0; i < all->nr; i++) {
		if (all->v[i] != by &&
		    !closure_before(all->v[i], include_of(all->v[i], file)->line, by, 0))
			return false;
	}
	return true;
}

struct file *provide_includer(const struct file *file, const struct include **include)
{
	const files *by = includers(file);
	size_t i;

	for (i = 0; i < by->nr; i++) {
		if (by->v[i] == file || !comes_first(by->v[i], file))
			continue;
		*include = include_of(by->v[i], file);
		return by->v[i];
	}
	return NULL;
}

/* The kernel's header of the name of one of uapi's is spelled the same, and found first. */
static struct file *found_first(struct file *file)
{
	const char *spelling = provide_spelling(file);
	const files *by = includers(file);
	size_t i;

	for (i = 0; spelling && i < by->nr; i++) {
		const char *s = by->v[i] != file ? provide_spelling(by->v[i]) : NULL;

		if (s && !strcmp(s, spelling))
			return by->v[i];
	}
	return NULL;
}

/* @header as seen from the folder of @from. */
static char *relative_directive(const char *from, const char *header)
{
	size_t common = 0, i;
	const char *p;
	char *up = xcopy(""), *directive;

	for (i = 0; from[i] && from[i] == header[i]; i++)
		common = from[i] == '/' ? i + 1 : common;
	for (p = from + common; (p = strchr(p, '/')); p++) {
		char *longer = xformat("%s../", up);

		free(up);
		up = longer;
	}
	directive = xformat("#include \"%s%s\"", up, header + common);
	free(up);
	return directive;
}

/* With the folder of its spelling, where another header is found by that: "uapi/linux/x.h". */
static const char *longer_spelling(struct file *file)
{
	const char *spelling = provide_spelling(file), *longer = NULL;
	size_t i;

	for (i = 1; includepath[i]; i++) {
		const char *dir = includepath[i];
		size_t len = strlen(dir);

		if (!strncmp(file->path, dir, len) && file->path[len] == '/' &&
		    is_include_folder(dir) && file->path + len + 1 < spelling &&
		    (!longer || file->path + len + 1 > longer))
			longer = file->path + len + 1;
	}
	return longer;
}

char *provide_directive(const struct file *from, struct file *header)
{
	const char *spelling = provide_spelling(header);

	if (found_first(header))
		spelling = longer_spelling(header);

	if (provide_named(header))
		spelling = provide_named(header);
	if (spelling)
		return xformat("#include <%s>", spelling);
	return relative_directive(from->name, header->name);
}

/* ---- fragments ---- */

/* Does an #error of the header wait for a macro that none of its own includes defines? */
static bool refuses(const struct file *file)
{
	size_t i, w, p;

	for (i = 0; i < file->refusals.nr; i++) {
		const struct refusal *r = &file->refusals.v[i];

		for (w = r->first_word; w < r->end_word; w++) {
			struct name *name = name_of(file->words.v[w].ident, false);
			bool outside = false, inside = false;

			if (!file->words.v[w].defined || !name)
				continue;
			/* defined around the #include, and undefined again */
			outside = name->undefined_in && name->undefined_in != file &&
				closure_has(name->undefined_in, file);
			for (p = 0; p < name->providers.nr; p++) {
				const struct provider *by = &name->providers.v[p];

				if (by->as != USE_MACRO)
					continue;
				if (by->file == file || by->file->forced ||
				    closure_lines(file)[by->file->nr] < r->line)
					inside = true;
				else if (by->file->guard == name->ident || by->file->main ||
					 closure_has(by->file, file))
					outside = true;
			}
			if (outside && !inside)
				return true;
		}
	}
	return false;
}

bool provide_is_fragment(struct file *file)
{
	if (file->fragment < 0)
		file->fragment = file->inner || file->template ||
				 (!file->guard && file->times_read > 1) || refuses(file);
	return file->fragment;
}

/* ---- public headers ---- */

/* Nothing but one #include, as kbuild makes them for generic-y: it needs no guard. */
static bool is_wrapper(const struct file *file)
{
	return !file->code && !file->defines.nr && file->includes.nr == 1 &&
	       file->includes.v[0].target;
}

bool provide_is_guarded(const struct file *file)
{
	unsigned steps;

	for (steps = 0; !file->guard && is_wrapper(file) && steps < 4; steps++)
		file = file->includes.v[0].target;
	return file->guard;
}

/* Written by a program, for the header that includes it. */
static bool is_generated(const struct file *file)
{
	return strstr(file->name, "/generated/") && knowledge_not_judged(file->name);
}

static bool look_whether_public(struct file *file)
{
	const char *spelling = provide_spelling(file);

	if ((spelling && knowledge_hidden(spelling)) || pragma_find(file, PRAGMA_PRIVATE, NULL))
		return false;
	return is_wrapper(file) || !(provide_is_fragment(file) || is_generated(file));
}

static bool is_public(struct file *file)
{
	static signed char *publics;		/* 1, -1, or 0 when not yet known */

	if (!publics)
		publics = xmalloc(unit.files.nr);
	if (!publics[file->nr])
		publics[file->nr] = look_whether_public(file) ? 1 : -1;
	return publics[file->nr] > 0;
}

/* Is @a the better one to go through, @of being what it includes? */
static bool better(struct file *a, struct file *b, const struct file *of)
{
	bool same_a = !strcmp(base_name(a->name), base_name(of->name));
	bool same_b = !strcmp(base_name(b->name), base_name(of->name));

	if (same_a != same_b)
		return same_a;
	if (is_public(a) != is_public(b))
		return is_public(a);
	return strcmp(a->name, b->name) < 0;
}

/* Of the headers that include @file the one to go through, or NULL. */
static struct file *through(const struct file *file)
{
	const files *by = includers(file);
	struct file *best = NULL;
	size_t i;

	for (i = 0; i < by->nr; i++) {
		struct file *f = by->v[i];

		if (f->main || f == file || !provide_spelling(f))
			continue;
		if (!best || better(f, best, file))
			best = f;
	}
	return best;
}

/* The header of @file's name in the folder that stands before its own, if it includes it. */
static struct file *front_of(struct file *file)
{
	const char *spelling = provide_spelling(file);
	char *front = spelling ? knowledge_front(spelling) : NULL;
	const files *by = includers(file);
	struct file *found = NULL;
	size_t i;

	for (i = 0; front && i < by->nr && !found; i++) {
		const char *s = provide_spelling(by->v[i]);

		if (s && !strcmp(s, front))
			found = by->v[i];
	}
	free(front);
	return found;
}

/* The header that is named for the file, if it is in the unit. */
static struct file *named_header(const struct file *file)
{
	const char *header = provide_named(file);
	size_t i;

	for (i = 0; header && i < unit.files.nr; i++) {
		const char *spelling = provide_spelling(unit.files.v[i]);

		if (spelling && !strcmp(spelling, header))
			return unit.files.v[i];
	}
	return NULL;
}

/* May others include it themselves, whatever public header there is for what it declares? */
static bool may_be_included(struct file *file)
{
	return provide_spelling(file) && is_public(file) && !provide_named(file) &&
	       (!found_first(file) || longer_spelling(file));
}

/* The next file on the way from @file to its public header, NULL if it is that. */
static struct file *next_public(struct file *file)
{
	struct file *next = found_first(file);

	if (!next)
		next = front_of(file);
	if (!next && !is_public(file))
		next = through(file);
	return next;
}

/* Follow the way to the public header, or only to the first that may be included. */
static struct file *find_header(struct file *file, bool near)
{
	struct file *next, *start = file;
	unsigned steps;

	next = named_header(file);
	if (next)
		return next;
	/* it is not in the unit; provide_directive() knows what it is called */
	if (private_named(file))
		return file;

	for (steps = 0; steps < 20 && !(near && may_be_included(file)); steps++) {
		next = next_public(file);
		if (!next || next == start)
			break;
		file = next;
	}
	return file;
}

struct file *provide_public(struct file *file)
{
	static struct file **publics;		/* of each file, when first asked for */

	if (!publics)
		publics = xmalloc(unit.files.nr * sizeof(*publics));
	if (!publics[file->nr])
		publics[file->nr] = find_header(file, false);
	return publics[file->nr];
}

/* The first on the way from @file to its public header that others may include. */
static struct file *provide_near(struct file *file)
{
	return find_header(file, true);
}

/* ---- for whom ---- */

static bool is_asm(const char *spelling)
{
	return !strncmp(spelling, "asm/", 4);
}

bool provide_is_general(const struct file *file)
{
	return !strncmp(file->name, "include/", 8);
}

bool provide_is_named_after(const struct file *file, const struct file *of)
{
	const char *name = base_name(file->name), *stem = base_name(of->name);
	size_t len = strcspn(stem, ".");

	return !strncmp(name, stem, len) && (name[len] == '_' || name[len] == '-');
}

/* May all of the kernel include it by this spelling? */
static bool is_general(const struct file *from, const char *spelling)
{
	if (knowledge_hidden(spelling))
		return false;
	return !is_asm(spelling) || arch_all_have(from, spelling);
}

/* What includes the architecture's @file, for all: its namesake first, then what linux/ has. */
static struct file *general_includer(const struct file *from, const struct file *file)
{
	const files *by = includers(file);
	struct file *best = NULL;
	unsigned best_rank = 0;
	size_t i;

	for (i = 0; i < by->nr; i++) {
		const char *s = provide_spelling(by->v[i]);
		bool namesake = provide_is_named_after(file, by->v[i]);
		unsigned rank;

		if (!s || by->v[i] == file || !is_general(from, s) ||
		    (provide_is_fragment(by->v[i]) && !is_wrapper(by->v[i])) ||
		    (is_asm(s) && !namesake))
			continue;
		rank = 1 + is_public(by->v[i]) + 2 * namesake;
		if (rank > best_rank ||
		    (rank == best_rank && strcmp(by->v[i]->name, best->name) < 0)) {
			best = by->v[i];
			best_rank = rank;
		}
	}
	return best;
}

/* The next one that all of the kernel may include. */
static struct file *general(const struct file *from, struct file *header)
{
	unsigned steps;

	for (steps = 0; header && steps < 8; steps++) {
		const char *spelling = provide_spelling(header);

		if (!spelling)
			return NULL;
		if (is_general(from, spelling))
			return steps ? provide_public(header) : header;
		header = general_includer(from, header);
	}
	return NULL;
}

struct file *provide_for(const struct file *from, struct file *provider, bool near)
{
	struct file *header = near ? provide_near(provider) : provide_public(provider);

	if (knowledge_interface(from->name))
		return knowledge_interface(provider->name) ? header : NULL;
	if (!provide_spelling(header))
		return provide_spelling(from) ? NULL : header;
	if (!strncmp(from->name, "arch/", 5))
		return header;
	return general(from, header) ? : provide_is_general(from) ? NULL : header;
}

bool provide_is_hidden(struct file *file)
{
	static signed char *hidden;		/* 1, -1, or 0 when not yet known */

	if (!hidden)
		hidden = xmalloc(unit.files.nr);
	if (!hidden[file->nr])
		hidden[file->nr] = !is_public(file) || provide_named(file) ? 1 : -1;
	return hidden[file->nr] > 0;
}

bool provide_is_behind(const struct file *header, struct file *file)
{
	const files *by = includers(file);
	size_t i;

	if (!provide_is_hidden(file))
		return false;
	for (i = 0; i < by->nr; i++) {
		if (by->v[i] == header)
			return !provide_named(file);
	}
	return false;
}

/* Does @header hand on all of @other, itself or by a header that it hands on? */
static bool hands_on(const struct file *header, const struct file *other, unsigned depth)
{
	size_t i;

	for (i = 0; i < header->includes.nr && depth < 20; i++) {
		const struct include *include = &header->includes.v[i];

		if (include->export && include->target &&
		    (include->target == other || hands_on(include->target, other, depth + 1)))
			return true;
	}
	return false;
}

bool provide_vouches_for(const struct file *header, const struct file *other)
{
	const char *a = provide_spelling(header), *b = provide_spelling(other);

	return (a && b && knowledge_guarantee(a, b)) || hands_on(header, other, 0);
}

bool provide_stands_for(const struct file *header, const struct file *other)
{
	if (!closure_has(header, other))
		return false;
	return provide_is_named_after(other, header) || provide_vouches_for(header, other);
}

bool provide_is_refused(const struct file *from, struct file *header)
{
	char *directive, *name;
	bool refused;

	if (!from->pragmas.nr)
		return false;
	directive = provide_directive(from, header);
	name = directive + strlen("#include <");
	name[strcspn(name, ">\"")] = '\0';
	refused = pragma_find(from, PRAGMA_NO_INCLUDE, name);
	free(directive);
	return refused;
}
