// SPDX-License-Identifier: MIT
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report.h"
#include "rule.h"
#include "util.h"

/* That a line of the report lists; JUnit lists them all. */
#define MAX_NAMES 8
#define MAX_FILES 2
#define MAX_NOTES 3
#define MAX_COLUMNS 160

/* As compilers paint it, for those who look at it (https://no-color.org). */
static const char *colour_of(const char *severity, bool painted)
{
	if (!painted)
		return "";
	return !strcmp(severity, "error") ? "\033[1;31m" :
		!strcmp(severity, "warning") ? "\033[1;35m" : "\033[1;36m";
}

static bool is_painted(FILE *to)
{
	const char *no = getenv("NO_COLOR");
	int fd = fileno(to);

	return !(no && *no) && fd >= 0 && isatty(fd);
}

/* "FILE:LINE:COLUMN: SEVERITY: MESSAGE", escaped; what is not known is 1. */
static void print_line(FILE *to, const char *file, const struct place *at, const char *severity,
		       const char *message)
{
	char *shown_file = escape(file, NULL);
	char *shown_message = escape(message, NULL);
	bool painted = is_painted(to);

	fprintf(to, "%s:%u:%u: %s%s%s: %s", shown_file, at->line ? at->line : 1,
		at->column ? at->column : 1, colour_of(severity, painted), severity,
		painted ? "\033[0m" : "", shown_message);
	free(shown_file);
	free(shown_message);
}

static const struct place *first_place(const struct finding *f)
{
	static const struct place nowhere = { "", 1, 1 };

	return f->nr_places ? f->places : &nowhere;
}

/* How long report_finding_line()'s line is. */
static size_t line_length(const struct finding *f, unsigned max_names)
{
	char *line = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&line, &len);

	if (!to)
		fatal("out of memory");
	report_finding_line(to, f, max_names);
	if (fclose(to))
		fatal("out of memory");
	free(line);
	return len - 1;
}

/* As many names as a line has room for. */
static unsigned names_shown(const struct finding *f)
{
	unsigned max = f->nr_places < MAX_NAMES ? f->nr_places : MAX_NAMES, nr;
	size_t len, more = strlen(" and 99 more");

	if (!f->listed || f->nr_places < 2)
		return MAX_NAMES;
	len = line_length(f, 1);
	for (nr = 1; nr < max; nr++) {
		len += strlen(f->places[nr].name) + strlen(", ''");
		if (len > MAX_COLUMNS + (nr + 1 == f->nr_places ? more : 0))
			break;
	}
	return nr;
}

void report_finding_line(FILE *to, const struct finding *f, unsigned max_names)
{
	char *message = finding_message(f, max_names);

	print_line(to, f->file, first_place(f), "warning", message);
	fprintf(to, " [fkh:%s]\n", f->rule);
	free(message);
}

/* A line for each line of @note, as far as they are not too many. */
static void print_note(FILE *to, const struct finding *f, const char *note)
{
	unsigned nr = 0, more = 0;

	for (; note && *note; note += strcspn(note, "\n"), note += *note == '\n') {
		char *line = xformat("%.*s", (int)strcspn(note, "\n"), note);

		if (nr < MAX_NOTES) {
			print_line(to, f->file, first_place(f), "note", line);
			fputc('\n', to);
			nr++;
		} else {
			more++;
		}
		free(line);
	}
	if (more) {
		char *line = xformat("and %u more", more);

		print_line(to, f->file, first_place(f), "note", line);
		fputc('\n', to);
		free(line);
	}
}

/* The names behind the first @from, as many on a line as there is room for; a line each. */
static char *further_names(const struct finding *f, unsigned from)
{
	size_t room = MAX_COLUMNS - strlen(f->file) % MAX_COLUMNS, used = 0, len;
	char *notes;
	FILE *to;

	if (!f->listed || from >= f->nr_places)
		return NULL;
	to = open_memstream(&notes, &len);
	if (!to)
		fatal("out of memory");
	for (size_t i = from; i < f->nr_places; i++) {
		const char *name = f->places[i].name;
		size_t plain = finding_name_len(name), width = strlen(name) + strlen(", ''");
		bool fits = used && used + width < room;

		fprintf(to, "%s'%.*s'%s", fits ? ", " : i == from ? "also " : "\nalso ",
			(int)plain, name, name + plain);
		used = fits ? used + width : strlen(":99999:999: note: also ") + width;
	}
	if (fclose(to))
		fatal("out of memory");
	return notes;
}

static void print_finding(FILE *to, const struct finding *f)
{
	struct finding one = *f;
	unsigned shown = names_shown(f);
	char *relied, *unread, *further = further_names(f, shown);

	report_finding_line(to, f, shown);
	print_note(to, f, further);
	free(further);
	print_note(to, f, f->note);
	relied = finding_relied(f, MAX_FILES);
	print_note(to, f, relied);
	free(relied);
	unread = finding_unread(f);
	print_note(to, f, unread);
	free(unread);
	for (size_t i = 1; i < f->nr_places && !f->listed; i++) {
		one.places = &f->places[i];
		one.nr_places = 1;
		report_finding_line(to, &one, MAX_NAMES);
	}
}

/* Step back over ":123" that ends at @end; NULL if it is not there. */
static const char *back_over_number(const char *start, const char *end, unsigned *number)
{
	const char *at = end;

	while (at > start && isdigit((unsigned char)at[-1]))
		at--;
	if (at == end || at == start || at[-1] != ':')
		return NULL;
	*number = strtoul(at, NULL, 10);
	return at - 1;
}

/*
 * Sparse says where it was: "PATH:LINE:COLUMN: error: why". Returns why, with
 * the rest in @file (to be freed) and @at; all of @message if it does not.
 */
static const char *split_message(const char *message, char **file, struct place *at)
{
	static const char mark[] = ": error: ";
	const char *colon = strstr(message, mark);
	const char *end = colon;

	if (end)
		end = back_over_number(message, end, &at->column);
	if (end)
		end = back_over_number(message, end, &at->line);
	if (!end || end == message)
		return message;
	*file = xformat("%.*s", (int)(end - message), message);
	return colon + strlen(mark);
}

void report_trouble_line(FILE *to, const struct trouble *t)
{
	struct place at = { "", 1, 1 };
	char *file = NULL;
	const char *why = split_message(t->message, &file, &at);
	char *message = xformat("%.*s%s", (int)strcspn(why, "\n"), why,
				t->partial ? " (unit only partly analysed)" : "");

	print_line(to, file ? file : t->file, &at, "error", message);
	fprintf(to, " [fkh:error]\n");
	if (file && strcmp(file, t->file)) {
		print_line(to, t->file, &(struct place){ 0 }, "note", "in this unit");
		fputc('\n', to);
	}
	free(message);
	free(file);
}

static void print_unchecked(FILE *to, const char *file)
{
	print_line(to, file, &(struct place){ 0 }, "note",
		   "compiled but never checked: C=1 does not show it, fkh-check --kbuild does");
	fputs(" [fkh:unchecked]\n", to);
}

static const struct finding *first_todo(const struct finding *f, size_t nr, const char *rule)
{
	for (size_t i = 0; i < nr; i++) {
		if (f[i].todo && !f[i].known && !strcmp(f[i].rule, rule))
			return &f[i];
	}
	return NULL;
}

/* What is there to do in the file that the @nr findings are of: a note for each rule. */
static void print_todo(FILE *to, const struct finding *f, size_t nr)
{
	for (size_t i = 0; i < NR_RULES; i++) {
		const char *rule = all_rules[i].name;
		const struct finding *first = first_todo(f, nr, rule);
		char *text = first ? finding_todo(f, nr, rule) : NULL;

		if (!text)
			continue;
		print_line(to, f->file, first_place(first), "note", text);
		fprintf(to, " [fkh:%s]\n", rule);
		free(text);
	}
}

void report_text(FILE *to, const struct report *r)
{
	const struct findings *all = &r->findings;
	size_t nr;

	for (size_t i = 0; i < all->nr; i += nr) {
		const struct finding *f = &all->v[i];

		for (nr = 0; i + nr < all->nr && !strcmp(f[nr].file, f->file); nr++) {
			if (!f[nr].todo && !f[nr].known)
				print_finding(to, &f[nr]);
		}
		print_todo(to, f, nr);
	}
	for (size_t i = 0; i < r->nr_troubles; i++) {
		if (!r->troubles[i].known)
			report_trouble_line(to, &r->troubles[i]);
	}
	for (size_t i = 0; i < r->nr_unchecked; i++)
		print_unchecked(to, r->unchecked[i]);
}
