// SPDX-License-Identifier: MIT
/*
 * baseline.c - what an older report has already
 *
 * The report may be anybody's, and anything: it is read a node at a time, has no document type
 * and so no entities, and what is no testcase of ours is passed over.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/xmlreader.h>

#include "baseline.h"
#include "table.h"
#include "util.h"

/* A finding of the older report: "RULE\nFILE\nTITLE", escaped. */
struct old {
	bool met;		/* the new report has it, too */
	size_t rule_len;
	char key[];
};

struct baseline {
	struct table keys, files;	/* these by their names, escaped */
	struct old **v;
	size_t nr, max;
};

static bool is_key(const void *item, const char *key, size_t len)
{
	const struct old *old = item;

	return !strncmp(old->key, key, len) && !old->key[len];
}

static struct old *find(const struct baseline *b, const char *key)
{
	size_t len = strlen(key);

	return table_find(&b->keys, hash_bytes(key, len), is_key, key, len);
}

static char *key_of(const char *rule, const char *file, const char *title)
{
	char *shown_file = escape(file, NULL), *shown_title = escape(title, NULL);
	char *key = xformat("%s\n%s\n%s", rule, shown_file, shown_title);

	free(shown_file);
	free(shown_title);
	return key;
}

/* All three as the report has them. */
static void add(struct baseline *b, const char *rule, const char *file, const char *title)
{
	char *key = xformat("%s\n%s\n%s", rule, file, title);
	size_t len = strlen(key);
	struct old *old = find(b, key);

	if (!old) {
		old = xmalloc(sizeof(*old) + len + 1);
		memcpy(old->key, key, len + 1);
		old->rule_len = strlen(rule);
		table_enter(&b->keys, hash_bytes(key, len), is_key, key, len, old);
		GROW(b->v, b->nr, &b->max);
		b->v[b->nr++] = old;
	}
	free(key);
}

static bool is_string(const void *item, const char *s, size_t len)
{
	return !strncmp(item, s, len) && !((const char *)item)[len];
}

static void add_file(struct baseline *b, const char *file)
{
	size_t len = strlen(file);
	unsigned long long hash = hash_bytes(file, len);

	if (!table_find(&b->files, hash, is_string, file, len))
		table_enter(&b->files, hash, is_string, file, len, xcopy(file));
}

bool baseline_has_file(const struct baseline *b, const char *file)
{
	char *shown = escape(file, NULL);
	size_t len = strlen(shown);
	bool has = table_find(&b->files, hash_bytes(shown, len), is_string, shown, len);

	free(shown);
	return has;
}

/* ---- reading ---- */

struct reading {
	xmlTextReaderPtr xml;
	struct baseline *to;
	char *file;		/* of the testsuite we are in */
	char *rule, *title;	/* of the testcase */
	bool any;		/* it is a report of ours */
	char *why;
	int line;
};

static void wrong(struct reading *r, const char *why)
{
	if (r->why)
		return;
	r->why = xformat("%.*s", (int)strcspn(why, "\n"), why);
	r->line = xmlTextReaderGetParserLineNumber(r->xml);
}

static void xml_error(void *data, const char *message, xmlParserSeverities severity,
		      xmlTextReaderLocatorPtr locator)
{
	struct reading *r = data;

	(void)locator;
	if (severity != XML_PARSER_SEVERITY_WARNING &&
	    severity != XML_PARSER_SEVERITY_VALIDITY_WARNING)
		wrong(r, message);
}

/* A copy of the attribute in @to, or NULL. */
static void take(struct reading *r, const char *attribute, char **to)
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml, BAD_CAST attribute);

	free(*to);
	*to = xcopy((char *)value);
	xmlFree(value);
}

static void start_case(struct reading *r)
{
	static const char ours[] = "fkh.";
	char *class = NULL;

	take(r, "classname", &class);
	take(r, "name", &r->title);
	free(r->rule);
	r->rule = class && !strncmp(class, ours, strlen(ours)) ?
		xcopy(class + strlen(ours)) : NULL;
	free(class);
}

/* Is it skipped because that report had a baseline, too? */
static bool is_known(struct reading *r)
{
	xmlChar *text = xmlTextReaderReadString(r->xml);
	bool known = text && !strncmp((char *)text, report_known, strlen(report_known));

	xmlFree(text);
	return known;
}

static bool is_finding(struct reading *r, const char *element)
{
	return !strcmp(element, "failure") || !strcmp(element, "error") ||
		(!strcmp(element, "skipped") && is_known(r));
}

static void read_element(struct reading *r)
{
	const char *element = (const char *)xmlTextReaderConstName(r->xml);

	if (!xmlTextReaderDepth(r->xml)) {
		char *name = NULL;

		take(r, "name", &name);
		r->any = !strcmp(element, "testsuites") && name && !strcmp(name, "fkh-check");
		free(name);
	} else if (!strcmp(element, "testsuite")) {
		take(r, "name", &r->file);
		if (r->file)
			add_file(r->to, r->file);
	} else if (!strcmp(element, "testcase")) {
		start_case(r);
	} else if (r->rule && r->title && r->file && is_finding(r, element)) {
		add(r->to, r->rule, r->file, r->title);
	}
}

static void read_all(struct reading *r)
{
	int rc = 0;

	while (!r->why && (rc = xmlTextReaderRead(r->xml)) == 1) {
		int type = xmlTextReaderNodeType(r->xml);

		if (type == XML_READER_TYPE_DOCUMENT_TYPE)
			wrong(r, "a report has no document type");
		else if (type == XML_READER_TYPE_ELEMENT)
			read_element(r);
		if (!r->why && !r->any)
			wrong(r, "this is no JUnit report of fkh-report");
	}
	if (rc < 0)
		wrong(r, "not well-formed");
}

struct baseline *baseline_read(const char *path)
{
	struct reading r = { 0 };
	size_t len;
	char *bytes = read_file(path, &len);

	if (!bytes) {
		say("%s: %s", path, strerror(errno));
		return NULL;
	}
	r.to = xmalloc(sizeof(*r.to));
	r.to->keys.least = r.to->files.least = 1024;
	r.xml = len > INT_MAX ? NULL :
		xmlReaderForMemory(bytes, len, NULL, NULL, XML_PARSE_NONET);
	if (r.xml) {
		xmlTextReaderSetErrorHandler(r.xml, xml_error, &r);
		read_all(&r);
		xmlFreeTextReader(r.xml);
	} else {
		r.why = xcopy("cannot be read as XML");
	}
	if (r.why) {
		say("%s:%d: %s", path, r.line > 1 ? r.line : 1, r.why);
		baseline_free(r.to);
		r.to = NULL;
	}
	free(r.file);
	free(r.rule);
	free(r.title);
	free(r.why);
	free(bytes);
	return r.to;
}

/* ---- comparing ---- */

static bool meet(struct baseline *b, const char *rule, const char *file, const char *title)
{
	char *key = key_of(rule, file, title);
	struct old *old = find(b, key);

	free(key);
	if (old)
		old->met = true;
	return old;
}

static int cmp_name(const void *a, const void *b)
{
	return strcmp(a, *(char *const *)b);
}

/* Was the file checked, for that rule? An error is gone when the file was checked whole. */
static bool is_judged(const struct report *r, const struct old *old)
{
	const char *file = old->key + old->rule_len + 1;
	char *name = xformat("%.*s", (int)strcspn(file, "\n"), file);
	bool judged = unescape(name) && r->nr_files &&
		bsearch(name, r->files, r->nr_files, sizeof(*r->files), cmp_name);
	size_t i = 0;

	free(name);
	while (r->rules[i] && (strncmp(r->rules[i], old->key, old->rule_len) ||
			       r->rules[i][old->rule_len]))
		i++;
	return judged && (r->rules[i] || !strncmp(old->key, "error\n", 6));
}

struct comparison baseline_compare(struct baseline *b, struct report *r)
{
	struct comparison c = { 0 };

	for (size_t i = 0; i < r->findings.nr; i++) {
		struct finding *f = &r->findings.v[i];
		char *title = finding_title(f);

		f->known |= meet(b, f->rule, f->file, title);
		free(title);
		c.known += f->known && !f->todo;
		c.fresh += !f->known && !f->todo;
	}
	for (size_t i = 0; i < r->nr_troubles; i++) {
		struct trouble *t = &r->troubles[i];

		t->known |= meet(b, "error", t->file, trouble_title(t));
		c.known += t->known;
		c.fresh += !t->known;
	}
	for (size_t i = 0; i < b->nr; i++) {
		if (!b->v[i]->met)
			*(is_judged(r, b->v[i]) ? &c.fixed : &c.unseen) += 1;
	}
	return c;
}

void baseline_free(struct baseline *b)
{
	for (size_t i = 0; i < b->nr; i++)
		free(b->v[i]);
	for (size_t i = 0; i < b->files.size; i++)
		free(b->files.entries[i].item);
	free(b->v);
	free(b->files.entries);
	free(b->keys.entries);
	free(b);
}
