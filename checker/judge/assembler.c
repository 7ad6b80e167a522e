// SPDX-License-Identifier: MIT
/*
 * assembler.c - what assembler sources may include
 *
 * None of them is in any unit: what a header says of itself has to do.
 */
#include "assembler.h"
#include "knowledge.h"
#include "util.h"

static bool looks_for_assembler(const struct file *file)
{
	size_t i;

	for (i = 0; i < file->conditions.nr; i++) {
		if (knowledge_assembler(file->words.v[file->conditions.v[i]].ident->name))
			return true;
	}
	return !file->code;
}

/* Is the branch read whatever is asked for, but for the guard? */
static bool is_open(const struct file *file, unsigned branch)
{
	for (; branch; branch = file->branches.v[branch].outer) {
		if (!file->guard || file->branches.v[branch].unless != file->guard)
			return false;
	}
	return true;
}

/* What the assembler would stumble over. */
static bool has_open_code(const struct file *file)
{
	size_t i;

	for (i = 0; i < file->words.nr; i++) {
		if (file->words.v[i].where == IN_CODE && is_open(file, file->words.v[i].branch))
			return true;
	}
	return false;
}

bool assembler_reads(const struct file *file)
{
	static signed char *known;		/* of each file 1 or -1, when first asked for */

	if (!known)
		known = xmalloc(unit.files.nr * sizeof(*known));
	if (!known[file->nr])
		known[file->nr] = looks_for_assembler(file) && !has_open_code(file) ? 1 : -1;
	return known[file->nr] > 0;
}

bool assembler_skips(const struct file *file, unsigned line)
{
	const struct word *word = word_behind(file, line, 0);
	unsigned nr = word && word->line == line ? word->branch : 0;

	for (; nr; nr = file->branches.v[nr].outer) {
		const struct ident *unless = file->branches.v[nr].unless;

		if (unless && knowledge_assembler(unless->name))
			return true;
	}
	return false;
}
