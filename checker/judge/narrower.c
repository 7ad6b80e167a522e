// SPDX-License-Identifier: MIT
/*
 * narrower.c - includes of which only a part is used that can be included by itself
 *
 * Of <linux/kernel.h> only container_of() is used: <linux/container_of.h> would do, and
 * brings less. redundant-include says nothing there: something is used.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "closure.h"
#include "parts.h"
#include "provide.h"
#include "redundant.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

/* More than these in the place of one is no gain for who reads the file. */
#define MAX_PARTS	3
#define MAX_NAMES	6

static bool is_included(const struct file *file, const struct file *part)
{
	size_t i;

	for (i = 0; i < file->includes.nr && file->includes.v[i].target != part; i++)
		;
	return i < file->includes.nr;
}

/* Can @file include it, and does that not bring @whole again? */
static bool can_replace(const struct file *file, struct file *part, const struct file *whole)
{
	return part != whole && !is_included(file, part) && provide_is_guarded(part) &&
		!part->main && provide_spelling(part) && provide_for(file, part, false) == part &&
		!provide_is_refused(file, part) && !closure_has(part, whole);
}

/* "<a.h> and <b.h>", of their directives. */
static void print_headers(FILE *to, const struct file *file, const struct parts *parts)
{
	size_t nr = parts->headers.nr, i;

	for (i = 0; i < nr; i++) {
		char *directive = provide_directive(file, parts->headers.v[i]);

		fprintf(to, "%s%s", !i ? "" : i + 1 == nr ? " and " : ", ",
			directive + strlen("#include "));
		free(directive);
	}
}

/* "'a', 'b' and 3 more"; the caller frees it. */
static char *list_names(const struct parts *parts)
{
	size_t nr = parts->names.nr, i, len;
	char *list = NULL;
	FILE *to = open_memstream(&list, &len);

	if (!to)
		fatal("out of memory");
	for (i = 0; i < nr && i < MAX_NAMES; i++)
		fprintf(to, "%s'%s'", !i ? "" : i + 1 == nr ? " and " : ", ",
			parts->names.v[i]->ident->name);
	if (i < nr)
		fprintf(to, " and %zu more", nr - i);
	if (fclose(to))
		fatal("out of memory");
	return list;
}

/* "only a part of <linux/kernel.h> is used: include <linux/container_of.h> instead" */
static char *message(const struct file *file, const struct include *include,
		     const struct parts *parts)
{
	char *text = NULL;
	size_t len;
	FILE *to = open_memstream(&text, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "only a part of %s is used: include ", include->spelled);
	print_headers(to, file, parts);
	fputs(" instead", to);
	if (fclose(to))
		fatal("out of memory");
	return text;
}

/* What to put in the place of the include: its name, and a line for each part. */
static char *replacement(const struct file *file, const struct include *include,
			 const struct parts *parts)
{
	char *lines = xcopy(include->spelled), *longer, *directive;
	size_t i;

	for (i = 0; i < parts->headers.nr; i++) {
		directive = provide_directive(file, parts->headers.v[i]);
		longer = xformat("%s\n%s", lines, directive);
		free(directive);
		free(lines);
		lines = longer;
	}
	return lines;
}

static void report_include(struct findings *findings, const struct file *file,
			   const struct include *include, const struct parts *parts)
{
	char *text = message(file, include, parts), *lines = replacement(file, include, parts);
	char *names = list_names(parts), *note = xformat("of it only %s %s used", names,
							 parts->names.nr > 1 ? "are" : "is");
	struct finding *f = finding_add(findings, all_rules[RULE_narrower_include].name,
					file->name, text);

	finding_place(f, include->spelled, include->line, 1);
	finding_fix(f, FIX_REPLACE, lines);
	finding_note(f, note);
	free(note);
	free(names);
	free(lines);
	free(text);
}

static void check_include(struct findings *findings, struct file *file, size_t nr)
{
	const struct include *include = &file->includes.v[nr];
	struct parts parts = redundant_parts(file, nr);
	size_t nr_parts = parts.headers.nr, i;

	for (i = 0; i < nr_parts && can_replace(file, parts.headers.v[i], include->target); i++)
		;
	if (nr_parts && nr_parts <= MAX_PARTS && i == nr_parts)
		report_include(findings, file, include, &parts);
	parts_free(&parts);
}

void check_narrower_include(struct findings *findings)
{
	redundant_each(findings, check_include);
}
