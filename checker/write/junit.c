// SPDX-License-Identifier: MIT
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/hash.h>
#include <libxml/xmlwriter.h>

#include "output.h"
#include "report.h"
#include "rule.h"
#include "util.h"

/* What a report says of one file. */
struct suite {
	const char *file;
	const struct finding *findings;
	size_t nr_findings;
	const struct trouble *troubles;
	size_t nr_troubles;
	bool judged;
};

/* How far the three lists of a report are read; each is sorted by file. */
struct cursor {
	size_t file, finding, trouble;
};

const char report_known[] = "known before:";

struct junit {
	xmlTextWriterPtr to;
	const struct report *report;
	bool strict;
	xmlHashTablePtr names;	/* of the suite being written: how often each was used */
};

struct counts {
	size_t tests, failures, errors;
};

static const char *first_of(const char *a, const char *b)
{
	return !a || (b && strcmp(b, a) < 0) ? b : a;
}

/* The next file that anything is said of; false: there is none. */
static bool next_suite(const struct report *r, struct cursor *at, struct suite *s)
{
	const struct finding *f = r->findings.v + at->finding;
	const struct trouble *t = r->troubles + at->trouble;
	const char *file = NULL;

	if (at->file < r->nr_files)
		file = r->files[at->file];
	if (at->finding < r->findings.nr)
		file = first_of(file, f->file);
	if (at->trouble < r->nr_troubles)
		file = first_of(file, t->file);
	if (!file)
		return false;

	*s = (struct suite){ .file = file, .findings = f, .troubles = t };
	for (; at->file < r->nr_files && !strcmp(r->files[at->file], file); at->file++)
		s->judged = true;
	for (; at->finding < r->findings.nr && !strcmp(f->file, file); at->finding++, f++)
		s->nr_findings++;
	for (; at->trouble < r->nr_troubles && !strcmp(t->file, file); at->trouble++, t++)
		s->nr_troubles++;
	return true;
}

/* A rule passes that found nothing in a file that was judged, and wholly. */
static bool passes(const struct suite *s, const char *rule)
{
	for (size_t i = 0; i < s->nr_findings; i++) {
		if (!strcmp(s->findings[i].rule, rule))
			return false;
	}
	return s->judged && !s->nr_troubles;
}

static bool has_todo(const struct suite *s, const char *rule)
{
	for (size_t i = 0; i < s->nr_findings; i++) {
		if (s->findings[i].todo && !strcmp(s->findings[i].rule, rule))
			return true;
	}
	return false;
}

static size_t count_findings(const struct suite *s)
{
	size_t nr = 0;

	for (size_t i = 0; i < s->nr_findings; i++)
		nr += !s->findings[i].todo;
	return nr;
}

static struct counts count_suite(const struct report *r, const struct suite *s)
{
	struct counts c = {
		.tests = count_findings(s) + s->nr_troubles,
	};

	for (size_t i = 0; i < s->nr_findings; i++)
		c.failures += !s->findings[i].known && !s->findings[i].todo;
	for (size_t i = 0; i < s->nr_troubles; i++)
		c.errors += !s->troubles[i].known;
	for (size_t i = 0; r->rules[i]; i++)
		c.tests += passes(s, r->rules[i]);
	for (size_t i = 0; i < NR_RULES; i++)
		c.tests += has_todo(s, all_rules[i].name);
	return c;
}

static struct counts count_all(const struct report *r)
{
	struct counts all = { 0 };
	struct cursor at = { 0 };
	struct suite s;

	all.tests = r->nr_unchecked;
	while (next_suite(r, &at, &s)) {
		struct counts c = count_suite(r, &s);

		all.tests += c.tests;
		all.failures += c.failures;
		all.errors += c.errors;
	}
	return all;
}

static void must(int rc)
{
	if (rc < 0)
		fatal("out of memory");
}

static void start(struct junit *j, const char *element)
{
	must(xmlTextWriterStartElement(j->to, BAD_CAST element));
}

static void end(struct junit *j)
{
	must(xmlTextWriterEndElement(j->to));
}

static void put(struct junit *j, const char *attribute, const char *value)
{
	char *s = escape(value, NULL);

	must(xmlTextWriterWriteAttribute(j->to, BAD_CAST attribute, BAD_CAST s));
	free(s);
}

static void put_number(struct junit *j, const char *attribute, size_t value)
{
	must(xmlTextWriterWriteFormatAttribute(j->to, BAD_CAST attribute, "%zu", value));
}

static void put_counts(struct junit *j, const struct counts *c)
{
	put_number(j, "tests", c->tests);
	put_number(j, "failures", c->failures);
	put_number(j, "errors", c->errors);
	put_number(j, "time", 0);
}

/* @name, with a number behind it if the suite has it already: a CI server goes by names. */
static char *unique_name(struct junit *j, const char *rule, const char *name)
{
	void *last = xmlHashLookup2(j->names, BAD_CAST rule, BAD_CAST name);
	uintptr_t nr = (uintptr_t)last + 1;

	must(xmlHashUpdateEntry2(j->names, BAD_CAST rule, BAD_CAST name, (void *)nr, NULL));
	return nr == 1 ? xcopy(name) : xformat("%s (%zu)", name, (size_t)nr);
}

/* Open a testcase; @line 0: not known. */
static void start_case(struct junit *j, const char *rule, const char *name, const char *file,
		       unsigned line)
{
	char *class = xformat("fkh.%s", rule);
	char *unique = unique_name(j, rule, name);

	start(j, "testcase");
	put(j, "classname", class);
	put(j, "name", unique);
	if (!j->strict) {
		put(j, "file", file);
		if (line)
			put_number(j, "line", line);
	}
	put_number(j, "time", 0);
	free(unique);
	free(class);
}

static FILE *open_text(char **text, size_t *len)
{
	FILE *to = open_memstream(text, len);

	if (!to)
		fatal("out of memory");
	return to;
}

/* The text of an element: @text was made of escaped parts, and has lines. */
static void put_lines(struct junit *j, FILE *from, char **text)
{
	must(fclose(from) ? -1 : 0);
	must(xmlTextWriterWriteString(j->to, BAD_CAST *text));
	free(*text);
}

static void put_note(FILE *to, const char *note)
{
	for (; note && *note; note += strcspn(note, "\n"), note += *note == '\n') {
		char *line = xformat("%.*s", (int)strcspn(note, "\n"), note);
		char *shown = escape(line, NULL);

		fprintf(to, "note: %s\n", shown);
		free(shown);
		free(line);
	}
}

static void put_finding_lines(struct junit *j, const struct finding *f)
{
	struct finding one = *f;
	char *text, *relied, *unread;
	size_t len;
	FILE *to = open_text(&text, &len);

	fputc('\n', to);
	for (size_t i = 0; i < f->nr_places; i++) {
		one.places = &f->places[i];
		one.nr_places = 1;
		report_finding_line(to, &one, 0);
	}
	put_note(to, f->note);
	relied = finding_relied(f, 0);
	put_note(to, relied);
	free(relied);
	unread = finding_unread(f);
	put_note(to, unread);
	free(unread);
	if (f->units)
		fprintf(to, "seen by %u unit%s of %u configuration%s\n", f->units,
			f->units == 1 ? "" : "s", f->configs, f->configs == 1 ? "" : "s");
	put_lines(j, to, &text);
}

/* What failed; but what is known is told in the text only. */
static void start_verdict(struct junit *j, const char *verdict, const char *type,
			  const char *message, bool known)
{
	start(j, known ? "skipped" : verdict);
	if (!known)
		put(j, "type", type);
	if (!known || !j->strict)
		put(j, "message", message);
	if (known)
		must(xmlTextWriterWriteString(j->to, BAD_CAST report_known));
}

static void write_finding(struct junit *j, const struct finding *f)
{
	char *message = finding_message(f, 0), *name = finding_title(f);

	start_case(j, f->rule, name, f->file, f->nr_places ? f->places->line : 0);
	start_verdict(j, "failure", f->rule, message, f->known);
	put_finding_lines(j, f);
	end(j);
	end(j);
	free(name);
	free(message);
}

static void write_trouble(struct junit *j, const struct trouble *t)
{
	char *text;
	size_t len;
	FILE *to = open_text(&text, &len);

	start_case(j, "error", trouble_title(t), t->file, 0);
	start_verdict(j, "error", "error", t->message, t->known);
	fputc('\n', to);
	report_trouble_line(to, t);
	put_lines(j, to, &text);
	end(j);
	end(j);
}

/* What a tree cannot do better yet: one skipped test, which has the list. */
static void write_todo(struct junit *j, const struct suite *s, const char *rule)
{
	char *name = xformat("to do: %s", rule), *text, *why;
	size_t len;
	FILE *to = open_text(&text, &len);

	start_case(j, rule, name, s->file, 0);
	start(j, "skipped");
	why = finding_todo(s->findings, s->nr_findings, rule);
	fprintf(to, "%.*s\n", (int)(strrchr(why, ':') - why), why);
	for (size_t i = 0; i < s->nr_findings; i++) {
		struct finding one = s->findings[i];

		for (size_t p = 0; one.todo && !strcmp(one.rule, rule) &&
		     p < s->findings[i].nr_places; p++) {
			one.places = &s->findings[i].places[p];
			one.nr_places = 1;
			report_finding_line(to, &one, 0);
		}
	}
	put_lines(j, to, &text);
	end(j);
	end(j);
	free(why);
	free(name);
}

/* Viewers show the name only: it tells the rule. */
static void write_pass(struct junit *j, const char *rule, const char *file)
{
	char *name = xformat("no %s", rule);

	start_case(j, rule, name, file, 0);
	end(j);
	free(name);
}

static void write_suite(struct junit *j, const struct suite *s)
{
	const struct report *r = j->report;
	struct counts c = count_suite(r, s);

	j->names = xmlHashCreate(16);
	must(j->names ? 0 : -1);
	start(j, "testsuite");
	put(j, "name", s->file);
	put_counts(j, &c);
	for (size_t i = 0; i < s->nr_troubles; i++)
		write_trouble(j, &s->troubles[i]);
	for (size_t i = 0; i < s->nr_findings; i++) {
		if (!s->findings[i].todo)
			write_finding(j, &s->findings[i]);
	}
	for (size_t i = 0; i < NR_RULES; i++) {
		if (has_todo(s, all_rules[i].name))
			write_todo(j, s, all_rules[i].name);
	}
	for (size_t i = 0; r->rules[i]; i++) {
		if (passes(s, r->rules[i]))
			write_pass(j, r->rules[i], s->file);
	}
	end(j);
	xmlHashFree(j->names, NULL);
}

/* Neither passed nor failed: a suite of skipped tests. */
static void write_unchecked(struct junit *j)
{
	const struct report *r = j->report;
	struct counts c = { .tests = r->nr_unchecked };

	if (!r->nr_unchecked)
		return;
	j->names = xmlHashCreate(16);
	must(j->names ? 0 : -1);
	start(j, "testsuite");
	put(j, "name", "compiled but never checked");
	put_counts(j, &c);
	for (size_t i = 0; i < r->nr_unchecked; i++) {
		start_case(j, "unchecked", r->unchecked[i], r->unchecked[i], 0);
		start(j, "skipped");
		must(xmlTextWriterWriteString(j->to, BAD_CAST
					      "C=1 does not show it, fkh-check --kbuild does"));
		end(j);
		end(j);
	}
	end(j);
	xmlHashFree(j->names, NULL);
}

static void write_report(struct junit *j)
{
	struct counts all = count_all(j->report);
	struct cursor at = { 0 };
	struct suite s;

	must(xmlTextWriterSetIndent(j->to, 1));
	must(xmlTextWriterStartDocument(j->to, NULL, "UTF-8", NULL));
	start(j, "testsuites");
	put(j, "name", "fkh-check");
	put_counts(j, &all);
	while (next_suite(j->report, &at, &s))
		write_suite(j, &s);
	write_unchecked(j);
	must(xmlTextWriterEndDocument(j->to));
}

int report_junit(const char *path, const struct report *r, bool strict)
{
	xmlBufferPtr buffer = xmlBufferCreate();
	struct junit j = { .report = r, .strict = strict };
	int rc;

	j.to = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
	if (!j.to)
		fatal("out of memory");
	write_report(&j);
	xmlFreeTextWriter(j.to);
	rc = output_write(path, xmlBufferContent(buffer), xmlBufferLength(buffer));
	xmlBufferFree(buffer);
	return rc;
}
