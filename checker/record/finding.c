// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "finding.h"
#include "rule.h"
#include "util.h"

size_t finding_name_len(const char *name)
{
	const char *in = strstr(name, " (in ");

	return in ? (size_t)(in - name) : strlen(name);
}

struct finding *finding_add(struct findings *all, const char *rule, const char *file,
			    const char *text)
{
	struct finding *f;

	GROW(all->v, all->nr, &all->max);
	f = &all->v[all->nr++];
	*f = (struct finding){
		.rule = xcopy(rule),
		.file = xcopy(file),
		.text = xcopy(text),
	};
	return f;
}

void finding_place(struct finding *f, const char *name, unsigned line, unsigned column)
{
	GROW_PLAIN(f->places, f->nr_places);
	f->places[f->nr_places++] = (struct place){ xcopy(name), line, column };
}

unsigned finding_first_line(const struct finding *f)
{
	unsigned line = f->places[0].line;

	for (size_t i = 1; i < f->nr_places; i++) {
		if (f->places[i].line < line)
			line = f->places[i].line;
	}
	return line;
}

void finding_note(struct finding *f, const char *note)
{
	free(f->note);
	f->note = xcopy(note);
}

void finding_fix(struct finding *f, char sign, const char *line)
{
	free(f->fix);
	f->fix = xformat("%c%s", sign, line);
}

static int cmp_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_distinct(const char **names, size_t nr)
{
	size_t distinct = 0;

	qsort(names, nr, sizeof(*names), cmp_text);
	for (size_t i = 0; i < nr; i++)
		distinct += !i || strcmp(names[i], names[i - 1]);
	return distinct;
}

char *finding_todo(const struct finding *f, size_t nr, const char *name)
{
	const struct rule *rule = rule_named(name, strlen(name));
	const char **names = NULL;
	size_t places = 0, distinct;

	for (size_t i = 0; i < nr; i++) {
		bool is = f[i].todo && !strcmp(f[i].rule, name);

		for (size_t p = 0; is && p < f[i].nr_places; p++) {
			GROW_PLAIN(names, places);
			names[places++] = f[i].places[p].name;
		}
	}
	if (!places)
		return NULL;
	distinct = count_distinct(names, places);
	free(names);
	return xformat("%zu direct access%s of %zu member%s %s: --only=%s lists %s",
		       places, places == 1 ? "" : "es", distinct, distinct == 1 ? "" : "s",
		       rule && rule->todo ? rule->todo : "", name, places == 1 ? "it" : "them");
}

bool finding_drops(const struct finding *f)
{
	return f->fix && (*f->fix == FIX_REMOVE || *f->fix == FIX_REPLACE);
}

char *finding_relied(const struct finding *f, unsigned max_files)
{
	size_t named = f->nr_relied, len;
	char *text;
	FILE *to;

	if (!f->nr_relied)
		return NULL;
	if (max_files && named > max_files)
		named = max_files;
	to = open_memstream(&text, &len);
	if (!to)
		fatal("out of memory");
	fputs("relied on by ", to);
	for (size_t i = 0; i < named; i++)
		fprintf(to, "%s%s", i ? ", " : "", f->relied[i]);
	if (named < f->nr_relied)
		fprintf(to, " and %zu more", f->nr_relied - named);
	fprintf(to, ": %s own include first",
		f->nr_relied == 1 ? "it needs its" : "they need their");
	if (fclose(to))
		fatal("out of memory");
	return text;
}

char *finding_title(const struct finding *f)
{
	return f->scope ? xformat("%s in %s()", f->text, f->scope) : xcopy(f->text);
}

size_t findings_new(const struct findings *all)
{
	size_t nr = 0;

	for (size_t i = 0; i < all->nr; i++)
		nr += !all->v[i].known && !all->v[i].todo;
	return nr;
}

char *finding_unread(const struct finding *f)
{
	if (!f->unread)
		return NULL;
	if (f->unread == UNREAD_UNKNOWN)
		return xcopy("who else reads this file is not known: kbuild's records of that are "
			     "gone");
	return xformat("%u unit%s that read%s this file %s compiled, but not checked, and may rely "
		       "on it", f->unread, f->unread == 1 ? "" : "s", f->unread == 1 ? "s" : "",
		       f->unread == 1 ? "was" : "were");
}

void finding_free(struct finding *f)
{
	for (size_t i = 0; i < f->nr_places; i++)
		free(f->places[i].name);
	free(f->places);
	free(f->rule);
	free(f->file);
	free(f->text);
	free(f->note);
	free(f->scope);
	free(f->fix);
	for (size_t i = 0; i < f->nr_relied; i++)
		free(f->relied[i]);
	free(f->relied);
}

void findings_free(struct findings *all)
{
	for (size_t i = 0; i < all->nr; i++)
		finding_free(&all->v[i]);
	free(all->v);
	*all = (struct findings){ 0 };
}

static int cmp_number(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

/* Strings in order; none comes before any. */
static int cmp_string(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : !!a - !!b;
}

static int cmp_place(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order = cmp_number(a->line, b->line);

	if (!order)
		order = cmp_number(a->column, b->column);
	return order ? order : strcmp(a->name, b->name);
}

static int cmp_plain(const struct place *a, const struct place *b)
{
	size_t len_a = finding_name_len(a->name), len_b = finding_name_len(b->name);
	int order = memcmp(a->name, b->name, len_a < len_b ? len_a : len_b);

	return order ? order : cmp_number(len_a, len_b);
}

static int cmp_name(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order = cmp_plain(a, b);

	return order ? order : cmp_place(a, b);
}

/* Sort @f's places and keep, of those that are the same, the first. */
static void drop_doubles(struct finding *f, int (*order)(const void *, const void *), bool by_name)
{
	size_t nr = 0;

	if (f->nr_places > 1)
		qsort(f->places, f->nr_places, sizeof(*f->places), order);
	for (size_t i = 0; i < f->nr_places; i++) {
		struct place *last = nr ? &f->places[nr - 1] : NULL;
		struct place *p = &f->places[i];

		if (last && (by_name ? !cmp_plain(last, p) : !cmp_place(last, p)))
			free(p->name);
		else
			f->places[nr++] = *p;
	}
	f->nr_places = nr;
}

static void sort_places(struct finding *f)
{
	/* A list names each name once; elsewhere every place is one to mend. */
	if (f->listed)
		drop_doubles(f, cmp_name, true);
	drop_doubles(f, cmp_place, false);
}

static int cmp_identity(const struct finding *a, const struct finding *b)
{
	int order = strcmp(a->rule, b->rule);

	if (!order)
		order = strcmp(a->text, b->text);
	return order ? order : cmp_string(a->scope, b->scope);
}

/* What belongs together side by side; the notes too, so that the first is always the same. */
static int cmp_same(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	int order = strcmp(a->file, b->file);

	if (!order)
		order = cmp_identity(a, b);
	return order ? order : cmp_string(a->note, b->note);
}

/* The order of a report. */
static int cmp_report(const void *x, const void *y)
{
	static const struct place none = { "", 0, 0 };
	const struct finding *a = x, *b = y;
	const struct place *p = a->nr_places ? a->places : &none;
	const struct place *q = b->nr_places ? b->places : &none;
	int order = strcmp(a->file, b->file);

	if (!order)
		order = cmp_number(p->line, q->line);
	if (!order)
		order = cmp_number(p->column, q->column);
	return order ? order : cmp_identity(a, b);
}

/* What units see differently (the files of a cycle) stands behind a colon. */
static size_t kind_of_note(const char *note)
{
	size_t line = strcspn(note, "\n");
	const char *colon = strstr(note, ": ");

	return colon && (size_t)(colon - note) < line ? (size_t)(colon - note) : line;
}

/* Has @f a note of this kind? One example is enough. */
static bool has_note(const struct finding *f, const char *note)
{
	size_t len = kind_of_note(note);
	const char *line = f->note;

	for (; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (kind_of_note(line) == len && !strncmp(line, note, len))
			return true;
	}
	return false;
}

/* Those lines of @notes that say something new. */
static void add_notes(struct finding *f, const char *notes)
{
	char *longer;

	for (; notes && *notes; notes += strcspn(notes, "\n"), notes += *notes == '\n') {
		int len = strcspn(notes, "\n");

		if (has_note(f, notes))
			continue;
		longer = f->note ? xformat("%s\n%.*s", f->note, len, notes) :
			xformat("%.*s", len, notes);
		free(f->note);
		f->note = longer;
	}
}

/* Add what @from says to @to; @from is empty then. */
static void fold(struct finding *to, struct finding *from)
{
	for (size_t i = 0; i < from->nr_places; i++) {
		GROW_PLAIN(to->places, to->nr_places);
		to->places[to->nr_places++] = from->places[i];
	}
	from->nr_places = 0;
	add_notes(to, from->note);
	if (to->fix && from->fix && *from->fix == FIX_ADD_MORE)
		*to->fix = FIX_ADD_MORE;
	to->listed |= from->listed;
	to->todo &= from->todo;
	to->units += from->units;
	to->configs += from->configs;
	finding_free(from);
}

static bool is_same(const struct finding *a, const struct finding *b)
{
	return !strcmp(a->file, b->file) && !cmp_identity(a, b);
}

void finding_merge(struct findings *all)
{
	size_t nr = 0;

	if (!all->nr)
		return;
	qsort(all->v, all->nr, sizeof(*all->v), cmp_same);
	for (size_t i = 0; i < all->nr; i++) {
		if (nr && is_same(&all->v[nr - 1], &all->v[i]))
			fold(&all->v[nr - 1], &all->v[i]);
		else
			all->v[nr++] = all->v[i];
	}
	all->nr = nr;
	for (size_t i = 0; i < nr; i++)
		sort_places(&all->v[i]);
	qsort(all->v, nr, sizeof(*all->v), cmp_report);
}

char *finding_message(const struct finding *f, unsigned max_names)
{
	size_t shown = f->listed ? f->nr_places : 0, len;
	char *message, *to;

	if (!shown)
		return xcopy(f->text);
	if (max_names && shown > max_names)
		shown = max_names;
	len = sizeof(" and 18446744073709551615 more ") + strlen(f->text);
	for (size_t i = 0; i < shown; i++)
		len += strlen(", ''") + strlen(f->places[i].name);
	to = message = xrealloc(NULL, len);
	for (size_t i = 0; i < shown; i++) {
		const char *name = f->places[i].name;
		int plain = finding_name_len(name);

		to += sprintf(to, "%s'%.*s'%s", i ? ", " : "", plain, name, name + plain);
	}
	if (shown < f->nr_places)
		to += sprintf(to, " and %zu more", f->nr_places - shown);
	sprintf(to, " %s", f->text);
	return message;
}
