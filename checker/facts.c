// SPDX-License-Identifier: MIT
/*
 * Records as XML: what comes often is a word of a text node or attribute
 * ("NAME:LINE.COLUMN", parted by spaces), for a build has a million of them.
 * All strings are escaped (see util.h), and in such lists spaces are as well.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/xmlwriter.h>

#include "facts.h"
#include "util.h"

const char *const file_kinds[] = { "unit", "header", "fragment", NULL };
const char *const unit_statuses[] = { "ok", "partial", "error", NULL };
const char use_kinds[] = "sctfedbi";

static void free_strings(char **v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(v[i]);
	free(v);
}

static void free_includes(struct include_fact *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++) {
		free(v[i].spelled);
		free(v[i].file);
		free(v[i].use);
	}
	free(v);
}

static void free_names(struct name_fact *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(v[i].name);
	free(v);
}

void facts_free(struct facts *f)
{
	free(f->name);
	free(f->content);
	free_includes(f->includes, f->nr_includes);
	free_names(f->uses, f->nr_uses);
	free_names(f->declares, f->nr_declares);
	findings_free(&f->findings);
	*f = (struct facts){ 0 };
}

void unit_facts_free(struct unit_facts *u)
{
	free(u->message);
	facts_free(&u->self);
	free(u->object);
	free_strings(u->rules, u->nr_rules);
	free_strings(u->seen, u->nr_seen);
	*u = (struct unit_facts){ 0 };
}

/* Writing: into memory, so that only memory can fail. */

static void must(int rc)
{
	if (rc < 0)
		fatal("out of memory");
}

static void start(xmlTextWriterPtr to, const char *element)
{
	must(xmlTextWriterStartElement(to, BAD_CAST element));
}

static void end(xmlTextWriterPtr to)
{
	must(xmlTextWriterEndElement(to));
}

static void put(xmlTextWriterPtr to, const char *attribute, const char *value)
{
	char *s;

	if (!value)
		return;
	s = escape(value, NULL);
	must(xmlTextWriterWriteAttribute(to, BAD_CAST attribute, BAD_CAST s));
	free(s);
}

static void put_number(xmlTextWriterPtr to, const char *attribute, unsigned value)
{
	must(xmlTextWriterWriteFormatAttribute(to, BAD_CAST attribute, "%u", value));
}

/* A word of a list, with a space before it unless it is the @first. */
static void put_word(xmlTextWriterPtr to, bool first, const char *word)
{
	char *s = escape(word, " ");

	if (!first)
		must(xmlTextWriterWriteString(to, BAD_CAST " "));
	must(xmlTextWriterWriteString(to, BAD_CAST s));
	free(s);
}

static void put_words(xmlTextWriterPtr to, char *const *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		put_word(to, !i, v[i]);
}

static void put_text(xmlTextWriterPtr to, const char *s)
{
	must(xmlTextWriterWriteString(to, BAD_CAST s));
}

/* ":12.8" behind a name, or ":12", with the kind of use if there is one. */
static void put_position(xmlTextWriterPtr to, const char *kind, unsigned line, unsigned column)
{
	char s[32];

	snprintf(s, sizeof(s), column ? ":%s%u.%u" : ":%s%u", kind, line, column);
	put_text(to, s);
}

static void write_include(xmlTextWriterPtr to, const struct include_fact *inc)
{
	start(to, "include");
	put_number(to, "line", inc->line);
	put(to, "spelled", inc->spelled);
	put(to, "file", inc->file);
	put(to, "use", inc->use);
	if (inc->keep)
		put(to, "keep", "1");
	end(to);
}

/* An element that lists names, or nothing if there are none. */
static void write_names(xmlTextWriterPtr to, const char *element, const struct name_fact *v,
			size_t nr)
{
	if (!nr)
		return;
	start(to, element);
	for (size_t i = 0; i < nr; i++) {
		put_word(to, !i, v[i].name);
		put_position(to, (char[]){ v[i].kind, '\0' }, v[i].line, v[i].column);
	}
	end(to);
}

static void write_finding(xmlTextWriterPtr to, const struct finding *f, const char *file)
{
	start(to, "finding");
	put(to, "rule", f->rule);
	if (strcmp(f->file, file))
		put(to, "file", f->file);
	put(to, "text", f->text);
	put(to, "note", f->note);
	put(to, "scope", f->scope);
	put(to, "fix", f->fix);
	if (f->listed)
		put(to, "listed", "1");
	if (f->partial)
		put(to, "partial", "1");
	for (size_t i = 0; i < f->nr_places; i++) {
		const struct place *p = &f->places[i];

		put_word(to, !i, p->name);
		put_position(to, "", p->line, p->column);
	}
	end(to);
}

static void write_facts(xmlTextWriterPtr to, const struct facts *f, bool is_root)
{
	start(to, "file");
	if (is_root)
		put(to, "format", FACTS_FORMAT);
	put(to, "name", f->name);
	put(to, "content", f->content);
	put(to, "kind", file_kinds[f->kind]);
	put_number(to, "lines", f->lines);
	put_number(to, "tokens", f->tokens);
	if (f->forced)
		put(to, "forced", "1");
	for (size_t i = 0; i < f->nr_includes; i++)
		write_include(to, &f->includes[i]);
	write_names(to, "uses", f->uses, f->nr_uses);
	write_names(to, "declares", f->declares, f->nr_declares);
	for (size_t i = 0; i < f->findings.nr; i++)
		write_finding(to, &f->findings.v[i], f->name);
	end(to);
}

static void write_unit(xmlTextWriterPtr to, const struct unit_facts *u)
{
	start(to, "unit");
	put(to, "format", FACTS_FORMAT);
	put(to, "status", unit_statuses[u->status]);
	put(to, "object", u->object);
	put(to, "message", u->message);
	must(xmlTextWriterStartAttribute(to, BAD_CAST "rules"));
	put_words(to, u->rules, u->nr_rules);
	must(xmlTextWriterEndAttribute(to));
	write_facts(to, &u->self, false);
	start(to, "seen");
	put_words(to, u->seen, u->nr_seen);
	end(to);
	end(to);
}

static char *to_xml(const struct facts *f, const struct unit_facts *u, size_t *len)
{
	xmlBufferPtr buffer = xmlBufferCreate();
	xmlTextWriterPtr to = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
	char *bytes;

	if (!to)
		fatal("out of memory");
	/* A line each: errors have lines, and diff shows what changed. */
	must(xmlTextWriterSetIndent(to, 1));
	must(xmlTextWriterSetIndentString(to, BAD_CAST ""));
	if (u)
		write_unit(to, u);
	else
		write_facts(to, f, true);
	must(xmlTextWriterFlush(to));
	xmlFreeTextWriter(to);
	*len = xmlBufferLength(buffer);
	bytes = memcpy(xmalloc(*len + 1), xmlBufferContent(buffer), *len);
	xmlBufferFree(buffer);
	return bytes;
}

char *facts_to_xml(const struct facts *f, size_t *len)
{
	return to_xml(f, NULL, len);
}

char *unit_facts_to_xml(const struct unit_facts *u, size_t *len)
{
	return to_xml(NULL, u, len);
}
