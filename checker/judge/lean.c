// SPDX-License-Identifier: MIT
/*
 * lean.c - files that have something only because others were read before them
 *
 * A header that is not self-contained works where somebody included the right thing first:
 * it leans on that. Found once for the unit, when first asked for.
 */
#include <stdlib.h>

#include "closure.h"
#include "lean.h"
#include "provide.h"
#include "unit.h"
#include "util.h"

/* A file that has something only because others brought it: it leans on them, on any of @on. */
struct lean {
	const struct file *file;
	VEC(const struct file *) on;	/* one, nearly always */
	bool anywhere;			/* they may also come behind it */
};

static VEC(struct lean) leans;

/* Of each file, by its number, the leans on it; and the set of those that have some. */
static VEC(const struct lean *) *leans_on;
static unsigned long *leaned_on;

/* A file leans on another once: @known are those that it is known to lean on. */
static void add_lean(struct lean *lean, unsigned long *known)
{
	if (!lean->on.nr || (lean->on.nr == 1 && files_has(known, lean->on.v[0]))) {
		free(lean->on.v);
		return;
	}
	if (lean->on.nr == 1)
		files_add(known, lean->on.v[0]);
	vec_push(&leans, *lean);
}

/* Had the unit come to the declaration when @f was read? Then @f may have it from there. */
static bool is_read_before(const struct provider *by, const struct file *f)
{
	if (f->times_read > 1)
		return true;
	return by->file->nr < f->nr &&
		(!closure_has(by->file, f) || by->line < closure_lines(by->file)[f->nr]);
}

static void add_use_lean(const struct file *f, const struct use *use, unsigned long *known)
{
	const struct provider *by = use->name->providers.v, *end = by + use->name->providers.nr;
	struct lean lean = { .file = f, .anywhere = use->as == USE_DEFINITION };

	for (; by < end; by++) {
		/* the body of a static function may come behind its use */
		unsigned line = lean.anywhere ? ~0u : use->line;

		if (provides(by, use) && closure_before(f, line, by->file, by->line))
			return;
	}
	for (by = use->name->providers.v; by < end; by++) {
		if (provides(by, use) && by->file != f &&
		    (lean.anywhere || is_read_before(by, f)))
			vec_push(&lean.on, by->file);
	}
	add_lean(&lean, known);
}

/* A macro of elsewhere that a condition asks for changes what the file does. */
static void add_condition_lean(const struct file *f, const struct word *word,
			       unsigned long *known)
{
	const struct name *name = name_of(word->ident, false);
	size_t p;

	for (p = 0; name && p < name->providers.nr; p++) {
		const struct provider *by = &name->providers.v[p];
		struct lean lean = { .file = f };

		if (by->as != USE_MACRO || by->spare || by->file == f || !is_read_before(by, f) ||
		    by->file->guard == name->ident ||
		    closure_before(f, word->line, by->file, by->line))
			continue;
		vec_push(&lean.on, by->file);
		add_lean(&lean, known);
	}
}

static void index_leans(void)
{
	size_t i, on;

	leans_on = xmalloc(unit.files.nr * sizeof(*leans_on));
	leaned_on = xmalloc(files_words() * sizeof(*leaned_on));
	for (i = 0; i < leans.nr; i++) {
		for (on = 0; on < leans.v[i].on.nr; on++) {
			const struct file *file = leans.v[i].on.v[on];

			vec_push(&leans_on[file->nr], &leans.v[i]);
			files_add(leaned_on, file);
		}
	}
}

static void find_leans(void)
{
	static bool done;
	unsigned long *known;
	size_t n, i;

	for (n = 0; n < unit.files.nr && !done; n++) {
		const struct file *f = unit.files.v[n];

		known = xmalloc(files_words() * sizeof(*known));
		for (i = 0; i < f->uses.nr; i++) {
			if (f->uses.v[i].as != USE_DROPPED)	/* it makes no difference */
				add_use_lean(f, &f->uses.v[i], known);
		}
		for (i = 0; i < f->conditions.nr; i++)
			add_condition_lean(f, &f->words.v[f->conditions.v[i]], known);
		free(known);
	}
	if (!done)
		index_leans();
	done = true;
}

/* Is @on there for the lean if the files are read in that order? */
static bool is_there(const struct lean *lean, const struct file *on, const unsigned *order)
{
	return order[on->nr] != NOT_REACHED &&
		(lean->anywhere || order[on->nr] < order[lean->file->nr]);
}

/*
 * Without that include of the C file, is another that would do there before it is needed? Also
 * in a configuration that does not take its other conditional includes.
 */
static bool has_other(const struct lean *lean, const struct include *without)
{
	const unsigned *order = closure_order(without, false), *sure = closure_order(without, true);
	size_t i;

	for (i = 0; i < lean->on.nr; i++) {
		const struct file *on = lean->on.v[i];

		if (is_there(lean, on, order) && sure[on->nr] != NOT_REACHED &&
		    (sure[lean->file->nr] == NOT_REACHED || is_there(lean, on, sure)))
			return true;
	}
	return false;
}

/* Does one lean on @on that needs the include? What @only has goes with it. */
static bool holds_up(const struct file *file, const struct include *include,
		     const unsigned long *only, const struct file *on)
{
	size_t i;

	for (i = 0; i < leans_on[on->nr].nr; i++) {
		const struct lean *lean = leans_on[on->nr].v[i];

		if (lean->file == file || files_has(only, lean->file))
			continue;
		if (!(file->main && has_other(lean, include)))
			return true;
	}
	return false;
}

bool lean_holds_up(const struct file *file, const struct include *include,
		   const unsigned long *only)
{
	/* what a later include of the C file brings again may come too late */
	const unsigned long *also = file->main ? closure_set(include->target) : only;
	const struct file *on;

	find_leans();
	files_each(on, w, (only[w] | also[w]) & leaned_on[w]) {
		if (holds_up(file, include, only, on))
			return true;
	}
	return false;
}

bool lean_is_template(const struct file *file, const unsigned long *only)
{
	size_t i;

	find_leans();
	for (i = 0; i < leans_on[file->nr].nr; i++) {
		if (files_has(only, leans_on[file->nr].v[i]->file))
			return true;
	}
	return false;
}
