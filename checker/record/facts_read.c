// SPDX-License-Identifier: MIT
/*
 * Records from XML (facts.c writes them). They may come from anywhere: nothing
 * but their own bytes is read, and what is not as it should be is an error with
 * its line, never a guess.
 */
#define _GNU_SOURCE 1
#include <ctype.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/xmlreader.h>

#include "facts.h"
#include "util.h"

struct reading {
	xmlTextReaderPtr xml;
	struct facts *facts;
	struct unit_facts *unit;	/* NULL: a record of facts alone */
	char *why;			/* the first thing that was wrong */
	int line;
	/* Takes the words of the text in the element we are in; NULL: there is none */
	void (*take_word)(struct reading *r, char *word);
	struct name_fact **names;	/* where take_name() puts them */
	size_t *nr_names;
	unsigned above;			/* the line of the one before */
};

static void __attribute__((format(printf, 2, 3))) wrong(struct reading *r, const char *fmt, ...)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(r->xml);
	va_list args;

	if (r->why)
		return;
	va_start(args, fmt);
	if (vasprintf(&r->why, fmt, args) < 0)
		fatal("out of memory");
	va_end(args);
	/* The parser is ahead of us. */
	r->line = node ? xmlGetLineNo(node) : xmlTextReaderGetParserLineNumber(r->xml);
}

static void xml_error(void *data, const char *message, xmlParserSeverities severity,
		      xmlTextReaderLocatorPtr locator)
{
	struct reading *r = data;

	if (r->why || severity == XML_PARSER_SEVERITY_WARNING ||
	    severity == XML_PARSER_SEVERITY_VALIDITY_WARNING)
		return;
	r->why = xformat("%.*s", (int)strcspn(message, "\n"), message);
	r->line = xmlTextReaderLocatorLineNumber(locator);
}

static const char *element_name(struct reading *r)
{
	return (const char *)xmlTextReaderConstName(r->xml);
}

/* The attribute's value, or NULL. */
static char *maybe(struct reading *r, const char *attribute)
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml, BAD_CAST attribute);
	char *s = xcopy((char *)value);

	xmlFree(value);
	if (s && !unescape(s))
		wrong(r, "wrong escape in '%s' of <%s>", attribute, element_name(r));
	return s;
}

static char *get(struct reading *r, const char *attribute)
{
	char *s = maybe(r, attribute);

	if (s)
		return s;
	wrong(r, "<%s> lacks '%s'", element_name(r), attribute);
	return xcopy("");
}

/* Read a number from *@s and move behind it. */
static bool scan_number(const char **s, unsigned *number)
{
	unsigned long n;
	char *end;

	if (!isdigit((unsigned char)**s))
		return false;
	n = strtoul(*s, &end, 10);
	*s = end;
	*number = n;
	return n <= UINT_MAX;
}

static unsigned get_number(struct reading *r, const char *attribute)
{
	char *s = get(r, attribute);
	const char *at = s;
	unsigned number = 0;

	if (!scan_number(&at, &number) || *at)
		wrong(r, "'%s' of <%s> is not a number", attribute, element_name(r));
	free(s);
	return number;
}

static bool get_flag(struct reading *r, const char *attribute)
{
	char *s = maybe(r, attribute);
	bool flag = s && !strcmp(s, "1");

	free(s);
	return flag;
}

static int get_choice(struct reading *r, const char *attribute, const char *const *choices)
{
	char *s = get(r, attribute);
	int i = 0;

	while (choices[i] && strcmp(choices[i], s))
		i++;
	if (!choices[i]) {
		wrong(r, "'%s' of <%s> is unknown", attribute, element_name(r));
		i = 0;
	}
	free(s);
	return i;
}

/* Hand the words of @text to @take, which owns them then. */
static void split(struct reading *r, const char *text, void (*take)(struct reading *, char *))
{
	static const char blank[] = " \t\r\n";

	while (*(text += strspn(text, blank)) && !r->why) {
		size_t len = strcspn(text, blank);
		char *word = xformat("%.*s", (int)len, text);

		text += len;
		if (unescape(word)) {
			take(r, word);
		} else {
			wrong(r, "wrong escape in '%s'", word);
			free(word);
		}
	}
}

/* Cut ":12.8" or ":12" from the end of @word; a letter before the line goes to @kind, if wanted. */
static bool cut_position(char *word, char *kind, unsigned *line, unsigned *column)
{
	char *colon = strrchr(word, ':');
	const char *at;

	if (!colon)
		return false;
	*colon = '\0';
	at = colon + 1;
	if (kind) {
		*kind = *at;
		if (!*at || !strchr(use_kinds, *at++))
			return false;
	}
	if (!scan_number(&at, line))
		return false;
	*column = 0;
	return !*at || (*at++ == '.' && scan_number(&at, column) && !*at);
}

static void take_name(struct reading *r, char *word)
{
	struct name_fact *name;

	GROW_PLAIN(*r->names, *r->nr_names);
	name = &(*r->names)[(*r->nr_names)++];
	*name = (struct name_fact){ .name = word };
	if (!cut_position(word, &name->kind, &name->line, &name->column))
		wrong(r, "'%s' is not NAME:KIND LINE.COLUMN", word);
	name->line += r->above;
	r->above = name->line;
}

static void take_place(struct reading *r, char *word)
{
	struct finding *f = &r->facts->findings.v[r->facts->findings.nr - 1];
	unsigned line = 0, column = 0;

	if (cut_position(word, NULL, &line, &column))
		finding_place(f, word, line, column);
	else
		wrong(r, "'%s' is not NAME:LINE.COLUMN", word);
	free(word);
}

static void take_expanded(struct reading *r, char *word)
{
	struct expanded_fact *e;

	GROW_PLAIN(r->facts->expands, r->facts->nr_expands);
	e = &r->facts->expands[r->facts->nr_expands++];
	*e = (struct expanded_fact){ .name = word };
	if (!cut_position(word, NULL, &e->line, &e->bytes))
		wrong(r, "'%s' is not NAME:LINE.BYTES", word);
}

static void take_seen(struct reading *r, char *word)
{
	GROW_PLAIN(r->unit->seen, r->unit->nr_seen);
	r->unit->seen[r->unit->nr_seen++] = word;
}

static void take_rule(struct reading *r, char *word)
{
	GROW_PLAIN(r->unit->rules, r->unit->nr_rules);
	r->unit->rules[r->unit->nr_rules++] = word;
}

/* An attribute that is a list. */
static void get_words(struct reading *r, const char *attribute,
		      void (*take)(struct reading *, char *))
{
	xmlChar *value = xmlTextReaderGetAttribute(r->xml, BAD_CAST attribute);

	if (value)
		split(r, (const char *)value, take);
	else
		wrong(r, "<%s> lacks '%s'", element_name(r), attribute);
	xmlFree(value);
}

static void read_include(struct reading *r)
{
	struct include_fact *inc;

	GROW_PLAIN(r->facts->includes, r->facts->nr_includes);
	inc = &r->facts->includes[r->facts->nr_includes++];
	*inc = (struct include_fact){
		.spelled = get(r, "spelled"),
		.file = maybe(r, "file"),
		.line = get_number(r, "line"),
		.keep = get_flag(r, "keep"),
		.use = maybe(r, "use"),
	};
}

static void read_uses(struct reading *r)
{
	r->names = &r->facts->uses;
	r->nr_names = &r->facts->nr_uses;
	r->above = 0;
	r->take_word = take_name;
}

static void read_declares(struct reading *r)
{
	r->names = &r->facts->declares;
	r->nr_names = &r->facts->nr_declares;
	r->above = 0;
	r->take_word = take_name;
}

static void read_expands(struct reading *r)
{
	r->take_word = take_expanded;
}

static void read_finding(struct reading *r)
{
	struct findings *all = &r->facts->findings;
	struct finding *f;

	GROW(all->v, all->nr, &all->max);
	f = &all->v[all->nr++];
	*f = (struct finding){
		.rule = get(r, "rule"),
		.file = maybe(r, "file"),
		.text = get(r, "text"),
		.note = maybe(r, "note"),
		.scope = maybe(r, "scope"),
		.fix = maybe(r, "fix"),
		.listed = get_flag(r, "listed"),
		.todo = get_flag(r, "todo"),
	};
	if (!f->file)
		f->file = xcopy(r->facts->name);
	r->take_word = take_place;
}

static void read_facts(struct reading *r)
{
	struct facts *f = r->facts;

	if (f->name) {
		wrong(r, "a second <file>");
		return;
	}
	f->name = get(r, "name");
	f->content = maybe(r, "content");
	f->kind = get_choice(r, "kind", file_kinds);
	f->lines = get_number(r, "lines");
	f->tokens = get_number(r, "tokens");
	f->out_lines = get_number(r, "out-lines");
	f->out_bytes = get_number(r, "out-bytes");
	f->public = maybe(r, "public");
	f->forced = get_flag(r, "forced");
	f->once = get_flag(r, "once");
	f->acts = get_flag(r, "acts");
}

static void read_unit(struct reading *r)
{
	r->unit->status = get_choice(r, "status", unit_statuses);
	r->unit->object = maybe(r, "object");
	r->unit->message = maybe(r, "message");
	get_words(r, "rules", take_rule);
}

static void read_seen(struct reading *r)
{
	r->take_word = take_seen;
}

static void check_format(struct reading *r)
{
	char *format = get(r, "format");

	if (strcmp(format, FACTS_FORMAT))
		wrong(r, "the record has format '%s', this is for " FACTS_FORMAT, format);
	free(format);
}

/* What an element may be, counted from where <file> stands. */
static const struct element {
	const char *name;
	int depth;
	void (*read)(struct reading *r);
} elements[] = {
	{ "unit", -1, read_unit },
	{ "file", 0, read_facts },
	{ "seen", 0, read_seen },
	{ "include", 1, read_include },
	{ "uses", 1, read_uses },
	{ "declares", 1, read_declares },
	{ "expands", 1, read_expands },
	{ "finding", 1, read_finding },
};

static void read_element(struct reading *r)
{
	int depth = xmlTextReaderDepth(r->xml);
	const char *name = element_name(r);

	if (!depth && strcmp(name, r->unit ? "unit" : "file")) {
		wrong(r, "not a record: <%s>", name);
		return;
	}
	if (!depth)
		check_format(r);
	r->take_word = NULL;
	depth -= !!r->unit;
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++) {
		const struct element *e = &elements[i];

		if (e->depth == depth && !strcmp(e->name, name) && (depth < 1 || r->facts->name)) {
			e->read(r);
			return;
		}
	}
	wrong(r, "<%s> is not expected here", name);
}

static void read_node(struct reading *r)
{
	switch (xmlTextReaderNodeType(r->xml)) {
	case XML_READER_TYPE_ELEMENT:
		read_element(r);
		if (xmlTextReaderIsEmptyElement(r->xml))
			r->take_word = NULL;
		break;
	case XML_READER_TYPE_END_ELEMENT:
		r->take_word = NULL;
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		if (r->take_word)
			split(r, (const char *)xmlTextReaderConstValue(r->xml), r->take_word);
		else
			wrong(r, "text is not expected here");
		break;
	case XML_READER_TYPE_DOCUMENT_TYPE:
	case XML_READER_TYPE_ENTITY_REFERENCE:
		wrong(r, "a document type or entity is not allowed in a record");
		break;
	}
}

/* Read all that @r->xml has; 0, or -1 and why it is wrong was printed. */
static int read_all(struct reading *r, const char *path)
{
	int more;

	xmlTextReaderSetErrorHandler(r->xml, xml_error, r);
	while ((more = xmlTextReaderRead(r->xml)) == 1 && !r->why)
		read_node(r);
	if (!r->why && (more < 0 || !r->facts->name))
		wrong(r, more < 0 ? "cannot be parsed" : "lacks <file>");
	xmlFreeTextReader(r->xml);
	if (!r->why)
		return 0;
	say("%s:%d: %s", path, r->line > 0 ? r->line : 1, r->why);
	free(r->why);
	return -1;
}

static int from_xml(const char *path, const char *bytes, size_t len, struct reading *r)
{
	/* The default is just right: entities stay, no DTD is loaded, expansion is bounded. */
	if (len && len <= INT_MAX)
		r->xml = xmlReaderForMemory(bytes, len, NULL, NULL, XML_PARSE_NONET);
	if (r->xml)
		return read_all(r, path);
	say("%s:1: %s", path, len ? "cannot be parsed" : "the record is empty");
	return -1;
}

int facts_from_xml(const char *path, const char *bytes, size_t len, struct facts *f)
{
	struct reading r = { .facts = f };
	int rc;

	*f = (struct facts){ 0 };
	rc = from_xml(path, bytes, len, &r);
	if (rc)
		facts_free(f);
	return rc;
}

int unit_facts_from_xml(const char *path, const char *bytes, size_t len, struct unit_facts *u)
{
	struct reading r = { .facts = &u->self, .unit = u };
	int rc;

	*u = (struct unit_facts){ 0 };
	rc = from_xml(path, bytes, len, &r);
	if (rc)
		unit_facts_free(u);
	return rc;
}
