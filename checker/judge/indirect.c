// SPDX-License-Identifier: MIT
/*
 * indirect.c - names that a file writes and gets only through other headers
 *
 * Item 1 of the kernel's submit checklist: "If you use a facility then #include the
 * file that defines/declares that facility. Don't depend on other header files
 * pulling in ones that you use." What may be relied on is in rules/headers.xml.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "closure.h"
#include "provide.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

static bool is_direct(const struct file *file, struct file *provider)
{
	struct file *public;
	size_t i;

	if (provider == file || provider->main || closure_lines(file)[provider->nr] == 0)
		return true;
	public = provide_public(provider);
	for (i = 0; i < file->includes.nr; i++) {
		const struct file *target = file->includes.v[i].target;

		if (!target)
			continue;
		if (target == provider || target == public)
			return true;
		if (provide_vouches_for(target, provider))
			return true;
	}
	return false;
}

/* What of @file's closure to include for the use; NULL if that is done, or there is nothing. */
static struct file *wanted(const struct file *file, const struct use *use)
{
	struct file *best = NULL;
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if (!provides(p, use))
			continue;
		if (is_direct(file, p->file))
			return NULL;
		if (!best && closure_has(file, p->file))
			best = p->file;
	}
	return best ? provide_public(best) : NULL;
}

static void check_file(struct findings *findings, struct file *file)
{
	size_t i;

	mark_words(file);
	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];
		struct file *header;
		struct finding *f;
		char *directive, *text, *name;

		if (use->name->written_in != file || use->as == USE_TAG ||
		    !is_missed(use))
			continue;
		header = wanted(file, use);
		if (!header || header == file || provide_is_refused(file, header))
			continue;
		directive = provide_directive(file, header);
		text = xformat("used but only included through other headers: add %s", directive);
		name = xformat("%.*s", use->name->ident->len, use->name->ident->name);
		f = finding_add(findings, all_rules[RULE_indirect_include].name, file->name, text);
		f->listed = true;
		finding_fix(f, FIX_ADD, directive);
		finding_place(f, name, use->line, use->column);
		free(name);
		free(text);
		free(directive);
	}
}

void check_indirect_include(struct findings *findings)
{
	size_t i;

	for (i = 0; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		if (!file->forced && !provide_is_fragment(file) &&
		    !knowledge_not_judged(file->name))
			check_file(findings, file);
	}
}
