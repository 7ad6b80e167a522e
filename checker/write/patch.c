// SPDX-License-Identifier: MIT
/*
 * patch.c - edits of a file by line, printed as a unified diff
 */
#include <stdlib.h>
#include <string.h>

#include "patch.h"
#include "util.h"

#define CONTEXT 3

int patch_open(struct patch *p, const char *path, const char *name)
{
	size_t len, max = 0;
	char *at;

	*p = (struct patch){ .name = name };
	p->bytes = read_file(path, &len);
	if (!p->bytes)
		return -1;
	digest(p->content, p->bytes, len);
	p->newline_at_end = len && p->bytes[len - 1] == '\n';
	GROW(p->lines, 0, &max);
	p->lines[0] = (struct patch_line){ 0 };
	for (at = p->bytes; at < p->bytes + len; ) {
		char *end = memchr(at, '\n', p->bytes + len - at);

		GROW(p->lines, p->nr_lines + 1, &max);
		p->lines[++p->nr_lines] = (struct patch_line){ .text = at };
		if (!end)
			break;
		*end = '\0';
		at = end + 1;
	}
	return 0;
}

void patch_add(struct patch *p, size_t line, const char *text)
{
	struct patch_line *l = &p->lines[line];

	GROW_PLAIN(l->added, l->nr_added);
	l->added[l->nr_added++] = xcopy(text);
}

static bool is_changed(const struct patch *p, size_t line)
{
	return line <= p->nr_lines && (p->lines[line].removed || p->lines[line].nr_added);
}

/* The first changed line from @line on, or behind the last one if there is none. */
static size_t next_change(const struct patch *p, size_t line)
{
	while (line <= p->nr_lines && !is_changed(p, line))
		line++;
	return line;
}

/* The last line of the hunk that starts with the change at @line. */
static size_t end_of_hunk(const struct patch *p, size_t line)
{
	size_t next;

	while ((next = next_change(p, line + 1)) <= p->nr_lines && next - line <= 2 * CONTEXT)
		line = next;
	return line + CONTEXT < p->nr_lines ? line + CONTEXT : p->nr_lines;
}

static void print_line(FILE *to, const struct patch *p, size_t line, char sign)
{
	fprintf(to, "%c%s\n", sign, p->lines[line].text);
	if (line == p->nr_lines && !p->newline_at_end)
		fputs("\\ No newline at end of file\n", to);
}

static void print_hunk(FILE *to, const struct patch *p, size_t first, size_t last, long *shift)
{
	size_t old = 0, new = 0, start = first ? first : 1;

	for (size_t i = first; i <= last; i++) {
		old += i > 0;
		new += i > 0 && !p->lines[i].removed;
		new += p->lines[i].nr_added;
	}
	if (!old)
		start = 0;
	fprintf(to, "@@ -%zu,%zu +%ld,%zu @@\n", start, old,
		new ? (long)start + *shift + !old : 0, new);
	for (size_t i = first; i <= last; i++) {
		if (i)
			print_line(to, p, i, p->lines[i].removed ? '-' : ' ');
		for (size_t a = 0; a < p->lines[i].nr_added; a++)
			fprintf(to, "+%s\n", p->lines[i].added[a]);
	}
	*shift += (long)new - (long)old;
}

void patch_print(FILE *to, const struct patch *p)
{
	size_t line = next_change(p, 0), last;
	long shift = 0;

	if (line > p->nr_lines)
		return;
	fprintf(to, "--- a/%s\n+++ b/%s\n", p->name, p->name);
	for (; line <= p->nr_lines; line = next_change(p, last + 1)) {
		last = end_of_hunk(p, line);
		print_hunk(to, p, line > CONTEXT ? line - CONTEXT + !p->lines[line].removed : 0,
			   last, &shift);
	}
}

void patch_close(struct patch *p)
{
	for (size_t i = 0; i <= p->nr_lines && p->lines; i++) {
		for (size_t a = 0; a < p->lines[i].nr_added; a++)
			free(p->lines[i].added[a]);
		free(p->lines[i].added);
	}
	free(p->lines);
	free(p->bytes);
	*p = (struct patch){ 0 };
}
