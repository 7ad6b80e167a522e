// SPDX-License-Identifier: MIT
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "util.h"

/* That a line of the report lists; JUnit lists them all. */
#define MAX_NAMES 8
#define MAX_FILES 2
#define MAX_NOTES 3

/* "FILE:LINE:COLUMN: SEVERITY: MESSAGE", escaped; what is not known is 1. */
static void print_line(FILE *to, const char *file, const struct place *at, const char *severity,
		       const char *message)
{
	char *shown_file = escape(file, NULL);
	char *shown_message = escape(message, NULL);

	fprintf(to, "%s:%u:%u: %s: %s", shown_file, at->line ? at->line : 1,
		at->column ? at->column : 1, severity, shown_message);
	free(shown_file);
	free(shown_message);
}

static const struct place *first_place(const struct finding *f)
{
	static const struct place nowhere = { "", 1, 1 };

	return f->nr_places ? f->places : &nowhere;
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

static void print_finding(FILE *to, const struct finding *f)
{
	struct finding one = *f;
	char *relied;

	report_finding_line(to, f, MAX_NAMES);
	print_note(to, f, f->note);
	relied = finding_relied(f, MAX_FILES);
	print_note(to, f, relied);
	free(relied);
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

void report_text(FILE *to, const struct report *r)
{
	for (size_t i = 0; i < r->findings.nr; i++)
		print_finding(to, &r->findings.v[i]);
	for (size_t i = 0; i < r->nr_troubles; i++)
		report_trouble_line(to, &r->troubles[i]);
	for (size_t i = 0; i < r->nr_unchecked; i++)
		print_unchecked(to, r->unchecked[i]);
}
