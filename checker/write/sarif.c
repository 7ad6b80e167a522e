// SPDX-License-Identifier: MIT
/*
 * sarif.c - a report as SARIF 2.1.0
 *
 * The document is built as json-c's objects, each by a function of the name that the standard has
 * for it.
 */
#include <stdlib.h>
#include <string.h>
#include <libxml/uri.h>

#include "output.h"
#include "rule.h"
#include "sarif.h"
#include "util.h"
#include "values.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
	       "sarif-schema-2.1.0.json"
#define ROOT "SRCROOT"

/* Any bytes; a name that is nothing but that. */
static json *name(const char *s)
{
	char *shown = escape(s, NULL);
	json *value = json_plain(shown);

	free(shown);
	return value;
}

/* Any bytes, of lines. Braces are for arguments, and doubled to mean themselves (3.11.5). */
static json *text(const char *s)
{
	char *all, *piece, *shown;
	size_t len;
	FILE *to = open_memstream(&all, &len);
	json *value;

	if (!to)
		fatal("out of memory");
	while (*s) {
		piece = xformat("%.*s", (int)strcspn(s, "\n{}"), s);
		shown = escape(piece, NULL);
		fputs(shown, to);
		s += strlen(piece);
		if (*s && *s != '\n')
			fputc(*s, to);
		if (*s)
			fputc(*s++, to);
		free(shown);
		free(piece);
	}
	if (fclose(to))
		fatal("out of memory");
	value = json_plain(all);
	free(all);
	return value;
}

static json *message(json *text)
{
	json *message = json_object_of();

	json_put(message, "text", text);
	return message;
}

static json *artifact_location(const char *file)
{
	json *location = json_object_of();
	xmlChar *uri = xmlURIEscapeStr(BAD_CAST file, BAD_CAST "/");
	char *absolute;

	if (!uri)
		fatal("out of memory");
	absolute = xformat("file://%s", (char *)uri);
	json_put(location, "uri", json_plain(*file == '/' ? absolute : (char *)uri));
	if (*file != '/')
		json_put(location, "uriBaseId", json_plain(ROOT));
	free(absolute);
	xmlFree(uri);
	return location;
}

/* @line 0: not known. The text's columns count a tab as eight, and SARIF's do not. */
static json *location(const char *file, unsigned line)
{
	json *location = json_object_of(), *physical = json_object_of(), *region;

	json_put(physical, "artifactLocation", artifact_location(file));
	if (line) {
		region = json_object_of();
		json_put(region, "startLine", json_number(line));
		json_put(physical, "region", region);
	}
	json_put(location, "physicalLocation", physical);
	return location;
}

static void put_function(json *location, const char *scope)
{
	json *functions = json_array_of(), *function = json_object_of();

	json_put(function, "name", name(scope));
	json_put(function, "kind", json_plain("function"));
	json_add(functions, function);
	json_put(location, "logicalLocations", functions);
}

/* ---- fixes ---- */

/* So many of UTF-16's units the line has. */
static size_t width(const char *line)
{
	size_t units = 0;

	for (; *line; line++) {
		unsigned char c = *line;

		units += (c & 0xc0) != 0x80;	/* the others go on a character */
		units += c >= 0xf0;
	}
	return units;
}

static json *region(size_t line, size_t column, size_t end_line, size_t end_column)
{
	json *region = json_object_of();

	json_put(region, "startLine", json_number(line));
	json_put(region, "startColumn", json_number(column));
	json_put(region, "endLine", json_number(end_line));
	json_put(region, "endColumn", json_number(end_column));
	return region;
}

/* The file may end without a newline: there is no line behind it to begin at. */
static bool is_open_end(const struct patch *p, size_t line)
{
	return line == p->nr_lines && !p->newline_at_end;
}

static json *deleted_region(const struct patch *p, size_t line)
{
	size_t end = is_open_end(p, line) ? width(p->lines[line].text) + 1 : 0;

	if (p->lines[line].removed)
		return end ? region(line, 1, line, end) : region(line, 1, line + 1, 1);
	return end ? region(line, end, line, end) : region(line + 1, 1, line + 1, 1);
}

static json *inserted_content(const struct patch *p, size_t line)
{
	const struct patch_line *l = &p->lines[line];
	bool open = is_open_end(p, line) && !l->removed;
	char *lines = xcopy("");
	json *content = json_object_of();

	for (size_t i = 0; i < l->nr_added; i++) {
		char *more = xformat("%s%s%s%s", lines, open ? "\n" : "", l->added[i].text,
				     open ? "" : "\n");

		free(lines);
		lines = more;
	}
	json_put(content, "text", json_plain(lines));
	free(lines);
	return content;
}

static json *replacements(const struct patch *p)
{
	json *replacements = json_array_of();

	for (size_t line = 0; line <= p->nr_lines; line++) {
		json *replacement;

		if (!p->lines[line].removed && !p->lines[line].nr_added)
			continue;
		replacement = json_object_of();
		json_put(replacement, "deletedRegion", deleted_region(p, line));
		if (p->lines[line].nr_added)
			json_put(replacement, "insertedContent", inserted_content(p, line));
		json_add(replacements, replacement);
	}
	return replacements;
}

/* Is there anything? And what is inserted has to be UTF-8, and cannot be escaped. */
static bool can_be_written(const struct patch *p)
{
	bool any = false, can = true;

	for (size_t line = 0; line <= p->nr_lines; line++) {
		any |= p->lines[line].removed || p->lines[line].nr_added;
		for (size_t i = 0; i < p->lines[line].nr_added; i++) {
			char *shown = escape(p->lines[line].added[i].text, NULL);

			can &= !strcmp(shown, p->lines[line].added[i].text);
			free(shown);
		}
	}
	return any && can;
}

static json *fixes(const struct patch *p)
{
	json *fixes = json_array_of(), *fix = json_object_of();
	json *changes = json_array_of(), *change = json_object_of();

	json_put(change, "artifactLocation", artifact_location(p->name));
	json_put(change, "replacements", replacements(p));
	json_add(changes, change);
	json_put(fix, "artifactChanges", changes);
	json_add(fixes, fix);
	return fixes;
}

/* ---- results ---- */

/* The message, and what else is worth knowing, a line each. */
static json *finding_text(const struct finding *f)
{
	char *said = finding_message(f, 0), *relied = finding_relied(f, 0), *all;
	json *value;

	all = xformat("%s%s%s%s%s", said, f->note ? "\n" : "", f->note ? f->note : "",
		      relied ? "\n" : "", relied ? relied : "");
	value = text(all);
	free(all);
	free(relied);
	free(said);
	return value;
}

/* What makes a finding the same one: not its place, and not the names it is for. */
static json *fingerprints(const struct finding *f)
{
	char *title = finding_title(f), *key = xformat("%s\n%s\n%s", f->rule, f->file, title);
	char hex[DIGEST_LEN + 1];
	json *fingerprints = json_object_of();

	digest(hex, key, strlen(key));
	json_put(fingerprints, "fkh/v1", json_plain(hex));
	free(key);
	free(title);
	return fingerprints;
}

/* The places but the first. */
static json *related_locations(const struct finding *f)
{
	json *related = json_array_of();

	for (size_t i = 1; i < f->nr_places; i++) {
		json *place = location(f->file, f->places[i].line);

		json_put(place, "message", message(text(f->places[i].name)));
		json_add(related, place);
	}
	return related;
}

/* The rules that all units were checked for, and those that only some were. */
struct rules {
	const char **names;
	size_t nr;
};

static size_t rule_index(const struct rules *rules, const char *rule)
{
	size_t i = 0;

	while (i < rules->nr && strcmp(rules->names[i], rule))
		i++;
	return i;
}

static void add_rule(struct rules *rules, const char *rule)
{
	if (rule_index(rules, rule) < rules->nr)
		return;
	GROW_PLAIN(rules->names, rules->nr);
	rules->names[rules->nr++] = rule;
}

static struct rules find_rules(const struct report *r)
{
	struct rules rules = { 0 };

	for (size_t i = 0; r->rules[i]; i++)
		add_rule(&rules, r->rules[i]);
	for (size_t i = 0; i < r->findings.nr; i++)
		add_rule(&rules, r->findings.v[i].rule);
	return rules;
}

static json *result(const struct rules *rules, const struct finding *f, const struct patch *patch)
{
	json *result = json_object_of(), *locations = json_array_of();
	json *first = location(f->file, f->nr_places ? f->places->line : 0);

	json_put(result, "ruleId", name(f->rule));
	json_put(result, "ruleIndex", json_number(rule_index(rules, f->rule)));
	json_put(result, "level", json_plain(f->todo ? "note" : "warning"));
	json_put(result, "message", message(finding_text(f)));
	if (f->scope)
		put_function(first, f->scope);
	json_add(locations, first);
	json_put(result, "locations", locations);
	if (f->nr_places > 1)
		json_put(result, "relatedLocations", related_locations(f));
	json_put(result, "partialFingerprints", fingerprints(f));
	if (f->known)
		json_put(result, "baselineState", json_plain("unchanged"));
	if (patch && can_be_written(patch))
		json_put(result, "fixes", fixes(patch));
	return result;
}

static json *results(const struct report *r, const struct rules *rules, fix_fn *fix, void *data)
{
	json *results = json_array_of();

	for (size_t i = 0; i < r->findings.nr; i++) {
		const struct finding *f = &r->findings.v[i];

		json_add(results, result(rules, f, fix ? fix(data, f) : NULL));
	}
	return results;
}

/* ---- the run around them ---- */

static json *reporting_descriptor(const char *rule)
{
	const struct rule *known = rule_named(rule, strlen(rule));
	json *descriptor = json_object_of();

	json_put(descriptor, "id", name(rule));
	if (known) {
		json_put(descriptor, "shortDescription", message(text(known->title)));
		json_put(descriptor, "help", message(text(known->help)));
	}
	return descriptor;
}

static json *tool(const struct rules *rules)
{
	json *tool = json_object_of(), *driver = json_object_of(), *descriptors = json_array_of();

	json_put(driver, "name", json_plain("fkh-check"));
	json_put(driver, "version", json_plain(&FKH_VERSION[strlen("fkh-check ")]));
	for (size_t i = 0; i < rules->nr; i++)
		json_add(descriptors, reporting_descriptor(rules->names[i]));
	json_put(driver, "rules", descriptors);
	json_put(tool, "driver", driver);
	return tool;
}

static json *notification(const char *level, const char *file, const char *what)
{
	json *notification = json_object_of(), *locations = json_array_of();

	json_put(notification, "level", json_plain(level));
	json_put(notification, "message", message(text(what)));
	json_add(locations, location(file, 0));
	json_put(notification, "locations", locations);
	return notification;
}

static json *invocations(const struct report *r)
{
	json *invocations = json_array_of(), *invocation = json_object_of();
	json *notifications = json_array_of();

	for (size_t i = 0; i < r->nr_troubles; i++) {
		const struct trouble *t = &r->troubles[i];

		json_add(notifications, notification(t->partial ? "warning" : "error", t->file,
						     t->message));
	}
	for (size_t i = 0; i < r->nr_unchecked; i++)
		json_add(notifications,
			 notification("note", r->unchecked[i],
				 "compiled but never checked: C=1 does not show it"));
	json_put(invocation, "executionSuccessful", json_true());
	json_put(invocation, "toolExecutionNotifications", notifications);
	json_add(invocations, invocation);
	return invocations;
}

static json *base_ids(void)
{
	json *ids = json_object_of(), *root = json_object_of();

	json_put(root, "description", message(json_plain("the root of the source tree")));
	json_put(ids, ROOT, root);
	return ids;
}

static json *run(const struct report *r, fix_fn *fix, void *data)
{
	struct rules rules = find_rules(r);
	json *run = json_object_of();

	json_put(run, "tool", tool(&rules));
	json_put(run, "invocations", invocations(r));
	json_put(run, "originalUriBaseIds", base_ids());
	json_put(run, "columnKind", json_plain("utf16CodeUnits"));
	json_put(run, "results", results(r, &rules, fix, data));
	free(rules.names);
	return run;
}

int report_sarif(const char *path, const struct report *r, fix_fn *fix, void *data)
{
	json *log = json_object_of(), *runs = json_array_of();
	const char *bytes;
	char *file;
	int rc;

	json_put(log, "$schema", json_plain(SCHEMA));
	json_put(log, "version", json_plain("2.1.0"));
	json_add(runs, run(r, fix, data));
	json_put(log, "runs", runs);
	bytes = json_object_to_json_string_ext(log, JSON_C_TO_STRING_PRETTY |
					       JSON_C_TO_STRING_PRETTY_TAB |
					       JSON_C_TO_STRING_NOSLASHESCAPE);
	if (!bytes)
		fatal("out of memory");
	file = xformat("%s\n", bytes);
	rc = output_write(path, file, strlen(file));
	free(file);
	json_object_put(log);
	return rc;
}
