// SPDX-License-Identifier: MIT
/*
 * patch.c - edits of a file by line, printed as a unified diff
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "patch.h"
#include "util.h"

#define CONTEXT 3

int patch_open(struct patch *p, const char *path, const char *name)
{
	size_t len, max = 0;
	char *at;

	*p = (struct patch){ .name = name, .step = 1 };
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

bool patch_has_step(const struct patch *p, unsigned step)
{
	for (size_t i = 0; i < p->nr_steps; i++) {
		if (p->steps[i] == step)
			return true;
	}
	return false;
}

static void note_step(struct patch *p)
{
	if (patch_has_step(p, p->step))
		return;
	GROW_PLAIN(p->steps, p->nr_steps);
	p->steps[p->nr_steps++] = p->step;
}

void patch_remove(struct patch *p, size_t line)
{
	if (p->lines[line].removed)
		return;
	p->lines[line].removed = p->step;
	note_step(p);
}

void patch_add(struct patch *p, size_t line, const char *text)
{
	struct patch_line *l = &p->lines[line];

	GROW_PLAIN(l->added, l->nr_added);
	l->added[l->nr_added++] = (struct patch_added){ xcopy(text), p->step };
	note_step(p);
}

/* A line of the diff, before it is cut into hunks. */
struct shown {
	char sign;		/* ' ', '-' or '+' */
	bool unended;		/* the file ends in it, without a newline */
	const char *text;
};

/* The whole file as a diff, from the step before @first to @last. */
struct diff {
	struct shown *v;
	size_t nr, max;
	unsigned first, last;
};

static void show(struct diff *d, char sign, const char *text, bool unended)
{
	GROW(d->v, d->nr, &d->max);
	d->v[d->nr++] = (struct shown){ sign, unended, text };
}

static void show_line(struct diff *d, const struct patch *p, size_t line)
{
	const struct patch_line *l = &p->lines[line];

	if (line && (!l->removed || l->removed >= d->first))
		show(d, l->removed && l->removed <= d->last ? '-' : ' ', l->text,
		     line == p->nr_lines && !p->newline_at_end);
	for (size_t i = 0; i < l->nr_added; i++) {
		if (l->added[i].step <= d->last)
			show(d, l->added[i].step >= d->first ? '+' : ' ', l->added[i].text, false);
	}
}

/* The first changed line from @at on, or the end. */
static size_t next_change(const struct diff *d, size_t at)
{
	while (at < d->nr && d->v[at].sign == ' ')
		at++;
	return at;
}

/* Behind the last line of the hunk that has the change at @at. */
static size_t end_of_hunk(const struct diff *d, size_t at)
{
	size_t next;

	while ((next = next_change(d, at + 1)) < d->nr && next - at <= 2 * CONTEXT)
		at = next;
	return at + CONTEXT < d->nr ? at + CONTEXT + 1 : d->nr;
}

static size_t count(const struct diff *d, size_t from, size_t to, char other)
{
	size_t nr = 0;

	for (; from < to; from++)
		nr += d->v[from].sign != other;
	return nr;
}

/* Of no lines the one before them is named. */
static void print_hunk(FILE *to, const struct diff *d, size_t from, size_t end)
{
	size_t old = count(d, from, end, '+'), new = count(d, from, end, '-');
	size_t old_before = count(d, 0, from, '+'), new_before = count(d, 0, from, '-');

	fprintf(to, "@@ -%zu,%zu +%zu,%zu @@\n", old_before + !!old, old, new_before + !!new, new);
	for (; from < end; from++) {
		fprintf(to, "%c%s\n", d->v[from].sign, d->v[from].text);
		if (d->v[from].unended)
			fputs("\\ No newline at end of file\n", to);
	}
}

static void print_diff(FILE *to, const struct patch *p, unsigned first, unsigned last)
{
	struct diff d = { .first = first, .last = last };
	size_t at, end;

	for (size_t i = 0; i <= p->nr_lines; i++)
		show_line(&d, p, i);
	at = next_change(&d, 0);
	if (at < d.nr)
		fprintf(to, "--- a/%s\n+++ b/%s\n", p->name, p->name);
	for (; at < d.nr; at = next_change(&d, end)) {
		end = end_of_hunk(&d, at);
		print_hunk(to, &d, at > CONTEXT ? at - CONTEXT : 0, end);
	}
	free(d.v);
}

void patch_print(FILE *to, const struct patch *p)
{
	print_diff(to, p, 1, UINT_MAX);
}

void patch_print_step(FILE *to, const struct patch *p, unsigned step)
{
	print_diff(to, p, step, step);
}

void patch_reset(struct patch *p)
{
	for (size_t i = 0; i <= p->nr_lines && p->lines; i++) {
		for (size_t a = 0; a < p->lines[i].nr_added; a++)
			free(p->lines[i].added[a].text);
		free(p->lines[i].added);
		p->lines[i] = (struct patch_line){ .text = p->lines[i].text };
	}
	p->nr_steps = 0;
}

void patch_close(struct patch *p)
{
	patch_reset(p);
	free(p->lines);
	free(p->steps);
	free(p->bytes);
	*p = (struct patch){ 0 };
}
