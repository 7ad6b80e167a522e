// SPDX-License-Identifier: MIT
/*
 * spelled.c - an access to a member as its line writes it
 *
 * Tokens are gone by the time that findings are made, and an expansion's have no text of their own:
 * the line is read again.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "spelled.h"
#include "util.h"

#define MAX_SHOWN 60

/* What was asked for last: accesses come file by file, and mostly line by line. */
static struct {
	const struct file *file;
	char *bytes;
	unsigned line;
	const char *at;			/* where that line starts; NULL: none is known */
} last;

static void open_file(const struct file *file)
{
	if (file == last.file)
		return;
	free(last.bytes);
	last.bytes = read_file(file->path, &(size_t){ 0 });
	last.file = file;
	last.at = NULL;
}

/* Where the line starts, or NULL. */
static const char *line_of(const struct file *file, unsigned line)
{
	open_file(file);
	if (!last.at || line < last.line) {
		last.at = last.bytes;
		last.line = 1;
	}
	for (; last.at && last.line < line; last.line++) {
		last.at = strchr(last.at, '\n');
		last.at += last.at != NULL;
	}
	return last.at;
}

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Sparse counts a tab as eight columns at most. */
static unsigned column_of(const char *line, const char *at)
{
	unsigned column = 1;

	for (; line < at; line++)
		column = *line == '\t' ? ((column - 1) | 7) + 2 : column + 1;
	return column;
}

/* Where the line has that word: at the column if it is there, else the first. */
static const char *find_word(const char *line, const char *word, unsigned column)
{
	size_t len = strlen(word), end = strcspn(line, "\n");
	const char *first = NULL;

	for (const char *at = line; (at = strstr(at, word)) && at < line + end; at++) {
		if ((at > line && is_name(at[-1])) || is_name(at[len]))
			continue;
		if (column_of(line, at) == column || (unsigned)(at - line) + 1 == column)
			return at;
		if (!first)
			first = at;
	}
	return first;
}

static const char *back_over_blanks(const char *line, const char *at)
{
	while (at > line && isblank((unsigned char)at[-1]))
		at--;
	return at;
}

/* The bracket that the one before @at closes, or NULL. */
static const char *back_over_brackets(const char *line, const char *at)
{
	int depth = 0;

	while (at > line) {
		at--;
		depth += strchr(")]", *at) ? 1 : strchr("([", *at) ? -1 : 0;
		if (!depth)
			return at;
	}
	return NULL;
}

/* Where "a", "a(b)", "a[b]" or "(a)" starts that ends at @at; NULL if it is none. */
static const char *back_over_primary(const char *line, const char *at)
{
	const char *end = at;

	while (at && at > line && strchr(")]", at[-1]))
		at = back_over_brackets(line, at);
	while (at && at > line && is_name(at[-1]))
		at--;
	return at == end ? NULL : at;
}

/* The "->" or "." that ends at @at; NULL if none does. */
static const char *back_over_operator(const char *line, const char *at)
{
	at = back_over_blanks(line, at);
	if (at - line >= 2 && !strncmp(at - 2, "->", 2))
		return at - 2;
	return at > line && at[-1] == '.' ? at - 1 : NULL;
}

char *spelled_base(const struct file *file, unsigned line, unsigned column, const char *member,
		   bool *arrow)
{
	const char *text = line_of(file, line);
	const char *at = text ? find_word(text, member, column) : NULL;
	const char *end = at ? back_over_operator(text, at) : NULL, *start = end, *before;

	if (!end)
		return NULL;
	*arrow = *end == '-';
	for (before = end; before; before = back_over_operator(text, start)) {
		start = back_over_primary(text, back_over_blanks(text, before));
		if (!start)
			return NULL;
	}
	end = back_over_blanks(text, end);
	return end - start > MAX_SHOWN ? NULL : xformat("%.*s", (int)(end - start), start);
}
