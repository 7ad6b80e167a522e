// SPDX-License-Identifier: MIT
/*
 * macro_include.c - macros whose body needs what their header does not include
 *
 * "#define FOO_SYNC _IOW('f', 0, int)" compiles wherever it stands, and whoever writes FOO_SYNC
 * has to know that <linux/ioctl.h> is needed for it. The body alone does not tell what its words
 * mean, so this looks where a unit expands the macro: what came out of it there, and is a word of
 * the body, the macro's header should bring.
 */
#include <stdlib.h>

#include "check.h"
#include "closure.h"
#include "provide.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

enum { MAX_DEPTH = 20 };	/* of macros in macros */

/* A word of a macro's body. */
struct spot {
	struct file *file;
	const struct ident *macro;
	const struct word *word;
};

static const struct provider *macro_provider(const struct word *word)
{
	const struct name *name = name_of(word->ident, false);
	size_t i;

	for (i = 0; name && i < name->providers.nr; i++) {
		if (name->providers.v[i].as == USE_MACRO && !name->providers.v[i].spare)
			return &name->providers.v[i];
	}
	return NULL;
}

/* Where the body of the macro @name, that @file defines on @line, or of one in it, names @use. */
static bool find_spot(struct file *file, unsigned line, const struct ident *name,
		      const struct use *use, int depth, struct spot *spot)
{
	const struct word *word, *end, *first = define_words_at(file, line, &end);

	for (word = first; word && word < end; word++) {
		if (word->ident == use->name->ident && !word->member && word->tag == !!use->tag) {
			*spot = (struct spot){ file, name, word };
			return true;
		}
	}
	for (word = first; word && word < end && depth < MAX_DEPTH; word++) {
		const struct provider *inner = word->ident == name ? NULL : macro_provider(word);

		if (inner && find_spot(inner->file, inner->line, word->ident, use, depth + 1, spot))
			return true;
	}
	return false;
}

/* Does including @header, or what it is a part of, bring what the use needs? */
static bool brings(struct file *header, const struct use *use)
{
	const struct file *public = provide_public(header);
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if ((provides(p, use) || p->spare) &&
		    (p->file == header || closure_has(header, p->file) || p->file == public ||
		     closure_has(public, p->file) || files_has(closure_common(), p->file)))
			return true;
	}
	return !use->name->providers.nr;	/* built in */
}

/* The header that @file should include for it, if there is one that would not close a cycle. */
static struct file *wanted(const struct file *file, const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];
		struct file *header = provides(p, use) && !is_source(p->file) ?
			provide_for(file, p->file, false) : NULL;

		if (header && header != file && !closure_has(header, file) &&
		    !provide_is_refused(file, header))
			return header;
	}
	return NULL;
}

static void report_spot(struct findings *findings, const struct spot *spot, struct file *header)
{
	char *directive = provide_directive(spot->file, header);
	char *text = xformat("needed where the macro is expanded, but not included: add %s",
			     directive);
	char *name = xformat("%s (in %s)", spot->word->ident->name, spot->macro->name);
	struct finding *f = finding_add(findings, all_rules[RULE_macro_include].name,
					spot->file->name, text);

	f->listed = true;
	finding_fix(f, FIX_ADD, directive);
	finding_place(f, name, spot->word->line, spot->word->column);
	free(name);
	free(text);
	free(directive);
}

static bool is_judged(struct file *file)
{
	return !is_source(file) && !file->forced && !file->part && !provide_is_fragment(file) &&
		!knowledge_not_judged(file->name);
}

/* @use stands in @file where it expands a macro, if it does. */
static void check_use(struct findings *findings, const struct file *file, const struct use *use)
{
	const struct word *word = word_at(file, use->line, use->column);
	const struct symbol *macro = word ? word_macro(file, word) : NULL;
	struct file *by = macro ? file_at(macro->pos) : NULL, *header;
	struct spot spot;

	if (!by || word->ident == use->name->ident ||
	    !find_spot(by, macro->pos.line, word->ident, use, 0, &spot))
		return;
	if (spot.file == file || !is_judged(spot.file) || brings(spot.file, use))
		return;
	header = wanted(spot.file, use);
	if (header)
		report_spot(findings, &spot, header);
}

void check_macro_include(struct findings *findings)
{
	size_t i, u;

	for (i = 0; i < unit.files.nr; i++) {
		const struct file *file = unit.files.v[i];

		for (u = 0; u < file->uses.nr; u++) {
			const struct use *use = &file->uses.v[u];

			if (is_missed(use) && use->as != USE_TAG)
				check_use(findings, file, use);
		}
	}
}
