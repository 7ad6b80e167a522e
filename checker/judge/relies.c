// SPDX-License-Identifier: MIT
/*
 * relies.c - files that have something only because others were read before them
 *
 * A header that is not self-contained works where somebody included the right thing first:
 * it relies on that. Found once for the unit, when first asked for.
 */
#include <stdlib.h>

#include "closure.h"
#include "relies.h"
#include "provide.h"
#include "unit.h"
#include "util.h"

/* A file that has something only because others brought it: it relies on them, on any of @on. */
struct reliance {
	const struct file *file;
	VEC(const struct file *) on;	/* one, nearly always */
	bool anywhere;			/* they may also come behind it */
};

static VEC(struct reliance) reliances;

/* Of each file, by its number, the reliances on it; and the set of those that have some. */
static VEC(const struct reliance *) *reliances_on;
static unsigned long *relied_on;

/* A file relies on another once: @known are those that it is known to rely on. */
static void add_reliance(struct reliance *reliance, unsigned long *known)
{
	if (!reliance->on.nr || (reliance->on.nr == 1 && files_has(known, reliance->on.v[0]))) {
		free(reliance->on.v);
		return;
	}
	if (reliance->on.nr == 1)
		files_add(known, reliance->on.v[0]);
	vec_push(&reliances, *reliance);
}

/* Had the unit come to the declaration when @f was read? Then @f may have it from there. */
static bool is_read_before(const struct provider *by, const struct file *f)
{
	if (f->times_read > 1)
		return true;
	return by->file->nr < f->nr &&
		(!closure_has(by->file, f) || by->line < closure_lines(by->file)[f->nr]);
}

static void add_use_reliance(const struct file *f, const struct use *use, unsigned long *known)
{
	const struct provider *by = use->name->providers.v, *end = by + use->name->providers.nr;
	struct reliance reliance = { .file = f, .anywhere = use->as == USE_DEFINITION };

	for (; by < end; by++) {
		/* the body of a static function may come behind its use */
		unsigned line = reliance.anywhere ? ~0u : use->line;

		if (provides(by, use) && closure_before(f, line, by->file, by->line))
			return;
	}
	for (by = use->name->providers.v; by < end; by++) {
		if (provides(by, use) && by->file != f &&
		    (reliance.anywhere || is_read_before(by, f)))
			vec_push(&reliance.on, by->file);
	}
	add_reliance(&reliance, known);
}

/* A macro of elsewhere that a condition asks for changes what the file does. */
static void add_condition_reliance(const struct file *f, const struct word *word,
			       unsigned long *known)
{
	const struct name *name = name_of(word->ident, false);
	size_t p;

	for (p = 0; name && p < name->providers.nr; p++) {
		const struct provider *by = &name->providers.v[p];
		struct reliance reliance = { .file = f };

		if (by->as != USE_MACRO || by->spare || by->file == f || !is_read_before(by, f) ||
		    by->file->guard == name->ident ||
		    closure_before(f, word->line, by->file, by->line))
			continue;
		vec_push(&reliance.on, by->file);
		add_reliance(&reliance, known);
	}
}

static void index_reliances(void)
{
	size_t i, on;

	reliances_on = xmalloc(unit.files.nr * sizeof(*reliances_on));
	relied_on = xmalloc(files_words() * sizeof(*relied_on));
	for (i = 0; i < reliances.nr; i++) {
		for (on = 0; on < reliances.v[i].on.nr; on++) {
			const struct file *file = reliances.v[i].on.v[on];

			vec_push(&reliances_on[file->nr], &reliances.v[i]);
			files_add(relied_on, file);
		}
	}
}

static void find_reliances(void)
{
	static bool done;
	unsigned long *known;
	size_t n, i;

	for (n = 0; n < unit.files.nr && !done; n++) {
		const struct file *f = unit.files.v[n];

		known = xmalloc(files_words() * sizeof(*known));
		for (i = 0; i < f->uses.nr; i++) {
			if (f->uses.v[i].as != USE_DROPPED)	/* it makes no difference */
				add_use_reliance(f, &f->uses.v[i], known);
		}
		for (i = 0; i < f->conditions.nr; i++)
			add_condition_reliance(f, &f->words.v[f->conditions.v[i]], known);
		free(known);
	}
	if (!done)
		index_reliances();
	done = true;
}

/* Is @on there for the reliance if the files are read in that order? */
static bool is_there(const struct reliance *reliance, const struct file *on, const unsigned *order)
{
	return order[on->nr] != NOT_REACHED &&
		(reliance->anywhere || order[on->nr] < order[reliance->file->nr]);
}

/*
 * Without that include of the C file, is another that would do there before it is needed? Also
 * in a configuration that does not take its other conditional includes.
 */
static bool has_other(const struct reliance *reliance, const struct include *without)
{
	const unsigned *order = closure_order(without, false), *sure = closure_order(without, true);
	size_t i;

	for (i = 0; i < reliance->on.nr; i++) {
		const struct file *on = reliance->on.v[i];

		if (is_there(reliance, on, order) && sure[on->nr] != NOT_REACHED &&
		    (sure[reliance->file->nr] == NOT_REACHED || is_there(reliance, on, sure)))
			return true;
	}
	return false;
}

/* Does one rely on @on that needs the include? What @only has goes with it. */
static bool holds_up(const struct file *file, const struct include *include,
		     const unsigned long *only, const struct file *on)
{
	size_t i;

	for (i = 0; i < reliances_on[on->nr].nr; i++) {
		const struct reliance *reliance = reliances_on[on->nr].v[i];

		if (reliance->file == file || files_has(only, reliance->file))
			continue;
		if (!(file->main && has_other(reliance, include)))
			return true;
	}
	return false;
}

bool relies_on_include(const struct file *file, const struct include *include,
		       const unsigned long *only)
{
	/* what a later include of the C file brings again may come too late */
	const unsigned long *also = file->main ? closure_set(include->target) : only;
	const struct file *on;

	find_reliances();
	files_each(on, w, (only[w] | also[w]) & relied_on[w]) {
		if (holds_up(file, include, only, on))
			return true;
	}
	return false;
}

bool relies_is_template(const struct file *file, const unsigned long *only)
{
	size_t i;

	find_reliances();
	for (i = 0; i < reliances_on[file->nr].nr; i++) {
		if (files_has(only, reliances_on[file->nr].v[i]->file))
			return true;
	}
	return false;
}
