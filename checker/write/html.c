// SPDX-License-Identifier: MIT
/*
 * html.c - a report to look at
 *
 * The page is written by hand (page/): a line "<!-- NAME -->" in page.html stands for a file, or
 * for the data. These are JSON with arrays in the place of objects where there are many, and files
 * go by number; page/data.js says what is what.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "html_plan.h"
#include "output.h"
#include "rule.h"
#include "util.h"
#include "values.h"

/* ---- files ---- */

/* Four numbers for each. */
static json *includes(const struct page_file *f)
{
	json *includes = json_array_of();

	for (size_t i = 0; i < f->nr_includes; i++) {
		json_add(includes, json_number(f->includes[i].to));
		json_add(includes, json_number(f->includes[i].line));
		json_add(includes, json_number(f->includes[i].only));
		json_add(includes, json_number(f->includes[i].only_headers));
	}
	return includes;
}

static json *files(const struct page *page)
{
	json *files = json_array_of();

	for (size_t i = 0; i < page->nr_files; i++) {
		const struct page_file *f = &page->files[i];
		json *file = json_array_of();

		json_add(file, json_text(f->name));
		json_add(file, json_number(f->unit));
		json_add(file, json_number(f->units));
		json_add(file, json_number(f->headers));
		json_add(file, json_number(f->lines));
		json_add(file, json_number(f->bytes));
		json_add(file, includes(f));
		json_add(files, file);
	}
	return files;
}

/* The number of the file, or -1: it is not in the graph. */
static long file_number(const struct page *page, const char *name)
{
	size_t low = 0, high = page->nr_files;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = strcmp(page->files[mid].name, name);

		if (!order)
			return mid;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return -1;
}

/* Its number, or its name. */
static json *file(const struct page *page, const char *name)
{
	long nr = file_number(page, name);

	return nr < 0 ? json_text(name) : json_number(nr);
}

/* ---- findings ---- */

static void add_lines(json *notes, const char *lines)
{
	while (lines && *lines) {
		char *line = xformat("%.*s", (int)strcspn(lines, "\n"), lines);

		json_add(notes, json_text(line));
		lines += strlen(line);
		lines += *lines == '\n';
		free(line);
	}
}

static json *notes(const struct finding *f)
{
	json *notes = json_array_of();
	char *relied = finding_relied(f, 0);

	add_lines(notes, f->note);
	add_lines(notes, relied);
	free(relied);
	return notes;
}

/* The lines of the other places, each once; where they are listed, the message has their names. */
static json *further_lines(const struct finding *f)
{
	json *lines = json_array_of();
	unsigned last = f->nr_places ? f->places->line : 0;

	for (size_t i = 1; i < f->nr_places && !f->listed; i++) {
		if (f->places[i].line != last)
			json_add(lines, json_number(f->places[i].line));
		last = f->places[i].line;
	}
	return lines;
}

static size_t rule_number(const char *const *rules, const char *rule)
{
	size_t i = 0;

	while (rules[i] && strcmp(rules[i], rule))
		i++;
	return i;
}

static json *finding(const struct page *page, const struct finding *f, const char *const *rules)
{
	json *finding = json_array_of();
	char *message = finding_message(f, 0);

	json_add(finding, json_number(rule_number(rules, f->rule)));
	json_add(finding, file(page, f->file));
	json_add(finding, json_number(f->nr_places ? f->places->line : 0));
	json_add(finding, json_text(message));
	json_add(finding, notes(f));
	json_add(finding, further_lines(f));
	free(message);
	return finding;
}

static json *findings(const struct page *page, const struct report *r, const char *const *rules)
{
	json *findings = json_array_of();

	for (size_t i = 0; i < r->findings.nr; i++) {
		if (!r->findings.v[i].known)
			json_add(findings, finding(page, &r->findings.v[i], rules));
	}
	return findings;
}

static json *troubles(const struct page *page, const struct report *r)
{
	json *troubles = json_array_of();

	for (size_t i = 0; i < r->nr_troubles; i++) {
		json *trouble = json_array_of();

		json_add(trouble, file(page, r->troubles[i].file));
		json_add(trouble, json_text(r->troubles[i].message));
		json_add(trouble, json_number(r->troubles[i].partial));
		json_add(troubles, trouble);
	}
	return troubles;
}

static json *unchecked(const struct report *r)
{
	json *unchecked = json_array_of();

	for (size_t i = 0; i < r->nr_unchecked; i++)
		json_add(unchecked, json_text(r->unchecked[i]));
	return unchecked;
}

/* ---- rules ---- */

/* All that were run, and those that only some units were checked for; NULL at the end. */
static const char **find_rules(const struct report *r)
{
	const char **rules = NULL;
	size_t nr = 0;

	for (; r->rules[nr]; nr++) {
		GROW_PLAIN(rules, nr);
		rules[nr] = r->rules[nr];
	}
	GROW_PLAIN(rules, nr);
	rules[nr] = NULL;
	for (size_t i = 0; i < r->findings.nr; i++) {
		const char *rule = r->findings.v[i].rule;

		if (rules[rule_number(rules, rule)])
			continue;
		rules[nr++] = rule;
		GROW_PLAIN(rules, nr);
		rules[nr] = NULL;
	}
	return rules;
}

static json *rules_of(const char *const *rules)
{
	json *all = json_array_of();

	for (; *rules; rules++) {
		const struct rule *known = rule_named(*rules, strlen(*rules));
		json *rule = json_object_of();

		json_put(rule, "name", json_text(*rules));
		json_put(rule, "title", json_text(known ? known->title : ""));
		json_put(rule, "help", json_text(known ? known->help : ""));
		json_add(all, rule);
	}
	return all;
}

/* ---- the page ---- */

static json *data(const struct report *r, const struct page *page)
{
	const char **rules = find_rules(r);
	json *data = json_object_of();

	json_put(data, "version", json_text(FKH_VERSION));
	json_put(data, "units", json_number(r->units));
	json_put(data, "partial", json_number(page->partial));
	json_put(data, "failed", json_number(page->failed));
	json_put(data, "rules", rules_of(rules));
	json_put(data, "files", files(page));
	if (page->plan)
		json_put(data, "plan", html_plan(page->plan));
	json_put(data, "findings", findings(page, r, rules));
	json_put(data, "troubles", troubles(page, r));
	json_put(data, "unchecked", unchecked(r));
	free(rules);
	return data;
}

/* As the text of a script element: no "<" in it, so that nothing in it ends it or means markup. */
static void print_data(FILE *to, const struct report *r, const struct page *page)
{
	json *all = data(r, page);
	const char *s = json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN |
						       JSON_C_TO_STRING_NOSLASHESCAPE);

	if (!s)
		fatal("out of memory");
	for (; *s; s++) {
		if (*s == '<')
			fputs("\\u003c", to);
		else
			fputc(*s, to);
	}
	json_object_put(all);
}

static char *read_part(const char *path)
{
	size_t len;
	char *bytes = read_file(path, &len);

	if (!bytes)
		fatal("%s: %s", path, strerror(errno));
	return bytes;
}

/* It stands between tags as it is. */
static void print_file(FILE *to, const char *path)
{
	char *bytes = read_part(path);

	if (strstr(bytes, "</script") || strstr(bytes, "</style") || strstr(bytes, "<!--"))
		fatal("%s: it cannot be put into a page", path);
	fputs(bytes, to);
	free(bytes);
}

static void print_part(FILE *to, const char *name, const struct report *r, const struct page *page)
{
	char *path;

	if (!strcmp(name, "data")) {
		print_data(to, r, page);
	} else if (!strcmp(name, "layout")) {
		if (page->layout)
			print_file(to, page->layout);
	} else {
		path = xformat("%s/%s", page->folder, name);
		print_file(to, path);
		free(path);
	}
}

/* A line "<!-- NAME -->" stands for that part; all others are as they are. */
static void print_page(FILE *to, char *lines, const struct report *r, const struct page *page)
{
	static const char open[] = "<!-- ", close[] = " -->";
	char *line, *end;

	while ((line = strsep(&lines, "\n"))) {
		end = strncmp(line, open, strlen(open)) ? NULL : strstr(line, close);
		if (end) {
			*end = '\0';
			print_part(to, line + strlen(open), r, page);
		} else {
			fputs(line, to);
		}
		if (lines)
			fputc('\n', to);
	}
}

int report_html(const char *path, const struct report *r, const struct page *page)
{
	char *name = xformat("%s/page.html", page->folder), *lines = read_part(name), *bytes;
	size_t len;
	FILE *to = open_memstream(&bytes, &len);
	int rc;

	if (!to)
		fatal("out of memory");
	print_page(to, lines, r, page);
	if (fclose(to))
		fatal("out of memory");
	rc = output_write(path, bytes, len);
	free(bytes);
	free(lines);
	free(name);
	return rc;
}
