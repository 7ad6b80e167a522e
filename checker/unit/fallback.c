// SPDX-License-Identifier: MIT
/*
 * fallback.c - what a header would do itself if nobody had
 *
 * "#ifndef X ... #define X ... #endif": where others have X already, the branch is not
 * taken, and the preprocessor shows nothing of it. The header alone takes it, and needs
 * what its code there calls.
 */
#include "closure.h"
#include "resolve.h"
#include "unit.h"

static bool is_macro(const struct provider *p)
{
	return !p->spare && p->as == USE_MACRO;
}

/* Is X there, but not for the header alone? */
static bool is_taken_alone(const struct file *file, const struct branch *branch)
{
	const struct name *name = branch->passed_over && branch->unless != file->guard ?
		name_of(branch->unless, false) : NULL;
	bool elsewhere = false;
	size_t i;

	for (i = 0; name && i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (!is_macro(p))
			continue;
		if (closure_before(file, branch->line, p->file, p->line))
			return false;
		elsewhere = true;
	}
	return elsewhere;
}

/* A macro, or a function that is called; types and locals cannot be told from the words alone. */
static bool is_use(const struct word *word, enum strength *as)
{
	const struct name *name = name_of(word->ident, false);
	size_t i;

	if (word->member || word->declared || word->tag)
		return false;
	for (i = 0; name && i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		*as = p->as;
		if (is_macro(p) || (!p->spare && p->as == USE_SYMBOL && word->call))
			return true;
	}
	return false;
}

static bool is_in_code(const struct file *file, const struct ident *x)
{
	size_t i;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];

		if (word->ident == x && word->active && word->where == IN_CODE)
			return true;
	}
	return false;
}

/* The body of X itself counts where the header's own code has X, other bodies never do. */
static bool is_expanded(const struct file *file, const struct word *word, const struct ident *x)
{
	size_t behind;

	if (word->where != IN_MACRO_BODY)
		return word->where == IN_CODE;
	behind = vec_at_line(&file->defines, word->line + 1);
	return behind && file->defines.v[behind - 1].ident == x && is_in_code(file, x);
}

/* Another directive in the branch: what is behind it may never be read. */
static bool is_directive(const struct word *word)
{
	return word->where != IN_CODE && word->where != IN_MACRO_BODY;
}

/* Then it would reach more than is known here. */
static bool has_include(const struct file *file, unsigned nr)
{
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		if (branch_holds(file, nr, file->includes.v[i].branch))
			return true;
	}
	return false;
}

static void resolve_branch(struct file *file, unsigned nr, int stream)
{
	const struct branch *branch = &file->branches.v[nr];
	const struct word *word = word_behind(file, branch->line + 1, 0);
	const struct word *end = file->words.v + file->words.nr;
	enum strength as;

	for (; word && word < end && !is_directive(word) && branch_holds(file, nr, word->branch);
	     word++) {
		if (word->branch == nr && is_use(word, &as) &&
		    is_expanded(file, word, branch->unless))
			add_use((struct position){ .stream = stream, .line = word->line,
						   .pos = word->column }, word->ident, as, 0, NULL);
	}
}

void resolve_fallbacks(void)
{
	size_t stream, i;

	for (stream = 0; stream < unit.streams.nr; stream++) {
		struct file *file = unit.streams.v[stream];

		for (i = 0; file && !file->main && i < file->branches.nr; i++) {
			if (is_taken_alone(file, &file->branches.v[i]) && !has_include(file, i))
				resolve_branch(file, i, stream);
		}
	}
}
