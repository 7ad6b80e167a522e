// SPDX-License-Identifier: MIT
/*
 * add.c - edits that add what a file lacks
 *
 * An include goes where the file has those of its kind, in their order if they are sorted; a
 * declaration goes behind the includes.
 */
#include <stdlib.h>
#include <string.h>

#include "add.h"
#include "c_file.h"
#include "finding.h"
#include "patch.h"
#include "remove.h"
#include "util.h"

bool add_is_include(const struct finding *f)
{
	return !strncmp(f->fix + 1, "#include ", 9);
}

/* Can what is wanted at @limit be added here: in its section, in no other condition, before? */
static bool is_place(const struct c_file *s, size_t i, size_t limit)
{
	return i < limit && s->lines[i].plain && s->lines[i].section == s->lines[limit].section &&
		!s->patch.lines[i].removed;
}

/* Up to and with the slash: includes of one folder go together. */
static size_t folder_length(const char *what)
{
	const char *slash = strchr(what, '/');

	return slash ? slash + 1 - what : 1;
}

/*
 * The line that an include of @what (NULL: of any kind) is to come behind: in the
 * order of those that are there if they are sorted, else the last of them; 0: none.
 */
static size_t last_include(const struct c_file *s, size_t limit, const char *what)
{
	size_t first = 0, last = 0, before = 0, len = what ? folder_length(what) : 0;
	const char *previous = NULL;
	bool sorted = true;

	for (size_t i = 1; i < limit; i++) {
		const struct c_line *line = &s->lines[i];

		if (line->kind != INCLUDE || !is_place(s, i, limit))
			continue;
		if (what && strncmp(line->what, what, len))
			continue;
		if (previous && strcmp(previous, line->what) > 0)
			sorted = false;
		previous = line->what;
		if (!first)
			first = i;
		last = i;
		if (what && strcmp(line->what, what) < 0)
			before = i;
	}
	if (!what || !sorted || !first)
		return last;
	return before ? before : first - 1;
}

static bool has_added(const struct patch_line *line, const char *text)
{
	for (size_t i = 0; i < line->nr_added; i++) {
		if (!strcmp(line->added[i].text, text))
			return true;
	}
	return false;
}

/* Where the text begins that @limit is in: behind its section's #ifndef, or the guard. */
static size_t start_of(const struct c_file *s, size_t limit)
{
	return s->lines[limit].section ? s->lines[limit].section : s->top;
}

/* It is there now for all of the section: the same further down or in a condition is not needed. */
static void drop_others(struct c_file *s, size_t at, size_t limit, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = at + 1; i <= s->patch.nr_lines; i++) {
		if (s->lines[i].kind != INCLUDE || s->lines[i].section != s->lines[limit].section ||
		    strncmp(s->lines[i].what, what, len) ||
		    !c_is_only_comment(s->lines[i].what + len))
			continue;
		s->patch.lines[i].removed = true;
		remove_empty(&s->patch, i);
	}
}

static void add_include(struct c_file *s, size_t limit, const char *text)
{
	const char *what = text + strlen("#include ");
	size_t at = last_include(s, limit, what);

	if (!at)
		at = last_include(s, limit, NULL);
	if (!at) {
		at = start_of(s, limit);
		if (at && !s->patch.lines[at].nr_added)
			patch_add(&s->patch, at, "");
	}
	if (!has_added(&s->patch.lines[at], text))
		patch_add(&s->patch, at, text);
	drop_others(s, at, limit, what);
}

static void add_declaration(struct c_file *s, size_t limit, const char *text)
{
	size_t at = last_include(s, limit, NULL), i;
	struct patch_line *line;

	if (!at)
		at = start_of(s, limit);
	/* where there are declarations already, behind the last of those before the use */
	for (i = at + 1; i < limit && (s->lines[i].kind == FORWARD ||
				       !*c_skip_blanks(s->patch.lines[i].text)); i++) {
		if (s->lines[i].kind == FORWARD)
			at = i;
	}
	line = &s->patch.lines[at];
	if (has_added(line, text))
		return;
	if (s->lines[at].kind != FORWARD && (!line->nr_added ||
	    !c_is_declaration(line->added[line->nr_added - 1].text)))
		patch_add(&s->patch, at, "");
	patch_add(&s->patch, at, text);
}

static bool is_included(const struct c_file *s, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = 1; i <= s->patch.nr_lines; i++) {
		if (s->lines[i].kind == INCLUDE && s->lines[i].plain &&
		    !s->patch.lines[i].removed && !strncmp(s->lines[i].what, what, len))
			return true;
	}
	return false;
}

/*
 * Behind which line an include of @what comes, in the place of the one on @line: in the order of
 * those that stand with it, if they have one.
 */
static size_t place_of_part(const struct c_file *s, size_t line, const char *what)
{
	size_t len = folder_length(what), first = line, at = 0, i;
	const char *previous = NULL;

	while (first > 1 && s->lines[first - 1].kind == INCLUDE)
		first--;
	for (i = first; i <= s->patch.nr_lines && s->lines[i].kind == INCLUDE; i++) {
		const char *other = s->lines[i].what;

		if (strncmp(other, what, len))
			continue;
		if (previous && strcmp(previous, other) > 0)
			return line;
		previous = other;
		if (!at || strcmp(other, what) < 0)
			at = strcmp(other, what) < 0 ? i : i - 1;
	}
	return at ? at : line;
}

void add_parts(struct c_file *s, const struct finding *f, const struct place *place)
{
	char *lines = xcopy(f->fix), *line, *rest = NULL;

	strtok_r(lines, "\n", &rest);		/* what has been removed */
	while ((line = strtok_r(NULL, "\n", &rest))) {
		size_t at = place_of_part(s, place->line, line + strlen("#include "));

		if (!is_included(s, line + strlen("#include ")) &&
		    !has_added(&s->patch.lines[at], line))
			patch_add(&s->patch, at, line);
	}
	free(lines);
}

/* Would the assembler read C that is added for @limit? */
static bool is_for_assembler(const struct c_file *s, size_t limit)
{
	return s->assembler && !s->lines[limit].section;
}

bool add_is_possible(const struct c_file *s, const struct finding *f)
{
	size_t limit = finding_first_line(f);

	return limit <= s->patch.nr_lines && (add_is_include(f) || !is_for_assembler(s, limit));
}

/* Is there such a line in the file, for the C compiler alone (@text is C)? */
static bool may_add(const struct c_file *s, const struct finding *f, size_t limit,
		    const char *text)
{
	if (limit > s->patch.nr_lines)
		say("%s:%zu: not added: the file has no such line", f->file, limit);
	else if (text && is_for_assembler(s, limit))
		say("%s:%zu: not added, since the assembler reads this file, too: %s", f->file,
		    limit, text);
	else
		return true;
	return false;
}

static void declare_places(struct c_file *s, const struct finding *f)
{
	size_t limit = finding_first_line(f);

	for (size_t i = 0; i < f->nr_places; i++) {
		const char *name = f->places[i].name;
		char *text = xformat("%.*s;", (int)finding_name_len(name), name);

		if (may_add(s, f, limit, text))
			add_declaration(s, limit, text);
		free(text);
	}
}

void add_line(struct c_file *s, const struct finding *f)
{
	size_t limit = finding_first_line(f);

	if (*f->fix == FIX_DECLARE)
		declare_places(s, f);
	else if (add_is_include(f) && may_add(s, f, limit, NULL))
		add_include(s, limit, f->fix + 1);
	else if (!add_is_include(f) && may_add(s, f, limit, f->fix + 1))
		add_declaration(s, limit, f->fix + 1);
}
