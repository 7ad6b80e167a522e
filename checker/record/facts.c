// SPDX-License-Identifier: MIT
/*
 * Records as XML: what comes often is a word of a text node or attribute
 * ("NAME:LINE.COLUMN", parted by spaces), for a build has a million of them. Of names
 * that are used and declared, the line is how much further down it is than the one before.
 * All strings are escaped (see util.h), and in such lists spaces are as well.
 */
#define _GNU_SOURCE 1
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/xmlstring.h>

#include "facts.h"
#include "util.h"

const char *const file_kinds[] = { "unit", "header", "fragment", NULL };
const char *const unit_statuses[] = { "ok", "partial", "error", NULL };
const char use_kinds[] = "sctfedbimop";

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
}

static void free_expands(struct expanded_fact *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(v[i].name);
}

static void free_names(struct name_fact *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(v[i].name);
}

void facts_free(struct facts *f)
{
	if (!f->borrowed) {
		free(f->name);
		free(f->content);
		free_includes(f->includes, f->nr_includes);
		free_names(f->uses, f->nr_uses);
		free_names(f->declares, f->nr_declares);
		free_expands(f->expands, f->nr_expands);
		findings_free(&f->findings);
	}
	free(f->includes);
	free(f->uses);
	free(f->declares);
	free(f->expands);
	free(f->public);
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

/*
 * Writing, into memory: of what escape() leaves, only a few characters mean something to XML, and
 * libxml2's writer would copy all of it three times.
 */
struct xml {
	char *text;
	size_t len, max;
	bool open;		/* the last tag still waits for its ">" */
};

static char *room(struct xml *to, size_t more)
{
	if (to->max - to->len < more) {
		to->max = 2 * (to->len + more);
		to->text = xrealloc(to->text, to->max);
	}
	return to->text + to->len;
}

static void add_bytes(struct xml *to, const char *s, size_t len)
{
	memcpy(room(to, len), s, len);
	to->len += len;
}

static void add(struct xml *to, const char *s)
{
	add_bytes(to, s, strlen(s));
}

/* What stands for the character in XML, or NULL. */
static const char *entity(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	}
	return NULL;
}

/* Has escape() nothing to do with the character: no backslash, nothing but ASCII? */
static bool is_simple(char c, const char *also)
{
	return c >= ' ' && c < 0x7f && c != '\\' && !(also && strchr(also, c));
}

/* As libxml2 writes it: other than ASCII is a number in attributes, and itself elsewhere. */
static void add_escaped(struct xml *to, const char *s, const char *also, bool in_attribute)
{
	/* nearly all there is: these are never escaped */
	static const bool plain[256] = {
		['-' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['_'] = true,
	};
	char *at = room(to, 6 * strlen(s)), *escaped = NULL;	/* as long as "&quot;" */
	const char *instead;
	int len;

	for (; *s; s++) {
		if (plain[(unsigned char)*s]) {
			*at++ = *s;
			continue;
		}
		instead = entity(*s);
		if (!escaped && !is_simple(*s, also)) {
			to->len = at - to->text;
			s = escaped = escape(s, also);
			at = room(to, 6 * strlen(s));
			instead = entity(*s);
		}
		if (instead) {
			at = stpcpy(at, instead);
		} else if (in_attribute && *s & 0x80) {
			len = 4;
			at += sprintf(at, "&#x%X;", xmlGetUTF8Char((const unsigned char *)s, &len));
			s += len - 1;
		} else {
			*at++ = *s;
		}
	}
	to->len = at - to->text;
	free(escaped);
}

/* A line each: errors have lines, and diff shows what changed. */
static void start(struct xml *to, const char *element)
{
	add(to, to->open ? ">\n<" : "<");
	add(to, element);
	to->open = true;
}

static void end(struct xml *to, const char *element)
{
	if (to->open) {
		add(to, "/>\n");
	} else {
		add(to, "</");
		add(to, element);
		add(to, ">\n");
	}
	to->open = false;
}

/* @start is " name=\"" of @len bytes: see put(). */
static void put_escaped(struct xml *to, const char *start, size_t len, const char *value)
{
	if (!value)
		return;
	add_bytes(to, start, len);
	add_escaped(to, value, NULL, true);
	add_bytes(to, "\"", 1);
}

/* The attribute @name, a literal; none if @value is NULL. */
#define put(to, name, value) \
	put_escaped(to, " " name "=\"", sizeof(" " name "=\"") - 1, value)

/* The digits of @n at @to; returns what is behind them. */
static char *write_digits(char *to, unsigned n)
{
	char digits[10];
	unsigned nr = 0;

	if (n < 10) {			/* most distances are short */
		*to++ = '0' + n;
		return to;
	}
	do {
		digits[nr++] = '0' + n % 10;
		n /= 10;
	} while (n);
	while (nr)
		*to++ = digits[--nr];
	return to;
}

static void put_digits(struct xml *to, const char *start, size_t len, unsigned value)
{
	add_bytes(to, start, len);
	to->len = write_digits(room(to, 10), value) - to->text;
	add_bytes(to, "\"", 1);
}

#define put_number(to, name, value) \
	put_digits(to, " " name "=\"", sizeof(" " name "=\"") - 1, value)

/* Word @nr of an element's text; what is @plain, an identifier, has nothing to escape. */
static void add_word(struct xml *to, size_t nr, const char *word, bool plain)
{
	if (nr || to->open)
		add(to, nr ? " " : ">");
	to->open = false;
	if (plain)
		add(to, word);
	else
		add_escaped(to, word, " ", false);
}

/* ":12.8" behind a word, or ":12", with the @kind of use if it is not NUL. */
static void add_position(struct xml *to, char kind, unsigned line, unsigned column)
{
	char *at = room(to, 24);

	*at++ = ':';
	if (kind)
		*at++ = kind;
	at = write_digits(at, line);
	if (column) {
		*at++ = '.';
		at = write_digits(at, column);
	}
	to->len = at - to->text;
}

static void write_include(struct xml *to, const struct include_fact *inc)
{
	start(to, "include");
	put_number(to, "line", inc->line);
	put(to, "spelled", inc->spelled);
	put(to, "file", inc->file);
	put(to, "use", inc->use);
	if (inc->keep)
		put(to, "keep", "1");
	end(to, "include");
}

/* An element that lists names, if there are any. A line is counted from the one before. */
static void write_names(struct xml *to, const char *element, const struct name_fact *v, size_t nr,
			bool plain)
{
	if (!nr)
		return;
	start(to, element);
	for (size_t i = 0; i < nr; i++) {
		add_word(to, i, v[i].name, plain);
		add_position(to, v[i].kind, v[i].line - (i ? v[i - 1].line : 0), v[i].column);
	}
	end(to, element);
}

static void write_expands(struct xml *to, const struct facts *f)
{
	if (!f->nr_expands)
		return;
	start(to, "expands");
	for (size_t i = 0; i < f->nr_expands; i++) {
		add_word(to, i, f->expands[i].name, f->borrowed);
		add_position(to, '\0', f->expands[i].line, f->expands[i].bytes);
	}
	end(to, "expands");
}

static void write_finding(struct xml *to, const struct finding *f, const char *file)
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
	if (f->todo)
		put(to, "todo", "1");
	for (size_t i = 0; i < f->nr_places; i++) {
		const struct place *p = &f->places[i];

		add_word(to, i, p->name, false);
		add_position(to, '\0', p->line, p->column);
	}
	end(to, "finding");
}

static void write_facts(struct xml *to, const struct facts *f, bool is_root)
{
	start(to, "file");
	if (is_root)
		put(to, "format", FACTS_FORMAT);
	put(to, "name", f->name);
	put(to, "content", f->content);
	put(to, "kind", file_kinds[f->kind]);
	put_number(to, "lines", f->lines);
	put_number(to, "tokens", f->tokens);
	put_number(to, "out-lines", f->out_lines);
	put_number(to, "out-bytes", f->out_bytes);
	put(to, "public", f->public);
	if (f->forced)
		put(to, "forced", "1");
	if (f->once)
		put(to, "once", "1");
	if (f->acts)
		put(to, "acts", "1");
	for (size_t i = 0; i < f->nr_includes; i++)
		write_include(to, &f->includes[i]);
	write_names(to, "uses", f->uses, f->nr_uses, f->borrowed);
	write_names(to, "declares", f->declares, f->nr_declares, f->borrowed);
	write_expands(to, f);
	for (size_t i = 0; i < f->findings.nr; i++)
		write_finding(to, &f->findings.v[i], f->name);
	end(to, "file");
}

char *facts_to_xml(const struct facts *f, size_t *len)
{
	struct xml to = { };

	room(&to, 1024 + 32 * (f->nr_uses + f->nr_declares));	/* nearly always enough */
	write_facts(&to, f, true);
	*len = to.len;
	return to.text;
}

char *unit_facts_to_xml(const struct unit_facts *u, size_t *len)
{
	struct xml to = { };

	start(&to, "unit");
	put(&to, "format", FACTS_FORMAT);
	put(&to, "status", unit_statuses[u->status]);
	put(&to, "object", u->object);
	put(&to, "message", u->message);
	add(&to, " rules=\"");
	for (size_t i = 0; i < u->nr_rules; i++) {
		add(&to, i ? " " : "");
		add_escaped(&to, u->rules[i], " ", true);
	}
	add(&to, "\"");
	write_facts(&to, &u->self, false);
	start(&to, "seen");
	for (size_t i = 0; i < u->nr_seen; i++)
		add_word(&to, i, u->seen[i], false);
	end(&to, "seen");
	end(&to, "unit");
	*len = to.len;
	return to.text;
}
