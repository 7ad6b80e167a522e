// SPDX-License-Identifier: MIT
/*
 * c_file.c - what each line of a C file is
 *
 * Knows of C as much as it takes to find the right line: directives, how deep they
 * are nested, and comments.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "c_file.h"
#include "patch.h"
#include "util.h"

const char *c_skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* The word of the directive on the line, or NULL; @rest is what is behind it. */
static const char *directive(const char *text, const char **rest)
{
	text = c_skip_blanks(text);
	if (*text != '#')
		return NULL;
	text = c_skip_blanks(text + 1);
	*rest = text;
	while (isalpha((unsigned char)**rest) || **rest == '_')
		(*rest)++;
	return *rest > text ? text : NULL;
}

static bool is_word(const char *word, const char *rest, const char *name)
{
	return word && (size_t)(rest - word) == strlen(name) && !strncmp(word, name, rest - word);
}

/* The end of the string or character that starts at @text; @text if it ends nowhere. */
static const char *end_of_string(const char *text)
{
	const char *end = text + 1;

	while (*end && *end != *text)
		end += end[0] == '\\' && end[1] ? 2 : 1;
	return *end ? end : text;
}

/* Is a comment still open behind @text? */
static bool comment_after(const char *text, bool open)
{
	for (; *text; text++) {
		if (!open && (*text == '"' || *text == '\''))
			text = end_of_string(text);
		if (open && !strncmp(text, "*/", 2)) {
			open = false;
			text++;
		} else if (!open && !strncmp(text, "/*", 2)) {
			open = true;
			text++;
		} else if (!open && !strncmp(text, "//", 2)) {
			break;
		}
	}
	return open;
}

static size_t name_length(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
}

bool c_is_declaration(const char *text)
{
	size_t len;

	if (strncmp(text, "struct ", 7) && strncmp(text, "union ", 6))
		return false;
	text = c_skip_blanks(strchr(text, ' '));
	len = name_length(text);
	return len && !strcmp(text + len, ";");
}

/* The X of "#ifndef X" or "#if !defined(X)", else NULL. */
static const char *asked_for(const char *word, const char *rest)
{
	const char *name = c_skip_blanks(rest);

	if (is_word(word, rest, "ifndef"))
		return name;
	if (!is_word(word, rest, "if") || *name != '!')
		return NULL;
	name = c_skip_blanks(name + 1);
	if (strncmp(name, "defined", 7) || name_length(name) != 7)
		return NULL;
	name = c_skip_blanks(name + 7);
	return *name == '(' ? c_skip_blanks(name + 1) : name;
}

/* Does the line behind @line #define @name, as that of a guard does? */
static bool is_guard(const struct patch *p, size_t line, const char *name)
{
	const char *rest = NULL, *next;
	size_t len = name ? name_length(name) : 0;

	while (++line <= p->nr_lines && !*c_skip_blanks(p->lines[line].text))
		;
	if (!len || line > p->nr_lines)
		return false;
	next = directive(p->lines[line].text, &rest);
	if (!is_word(next, rest, "define"))
		return false;
	rest = c_skip_blanks(rest);
	return name_length(rest) == len && !strncmp(rest, name, len);
}

static bool is_once(const char *word, const char *rest)
{
	return is_word(word, rest, "pragma") && !strncmp(c_skip_blanks(rest), "once", 4);
}

static bool opens_conditional(const char *word, const char *rest)
{
	return is_word(word, rest, "if") || is_word(word, rest, "ifdef") ||
		is_word(word, rest, "ifndef");
}

static bool asks_again(const char *word, const char *rest)
{
	return is_word(word, rest, "elif") || is_word(word, rest, "elifdef") ||
		is_word(word, rest, "elifndef");
}

static bool asks_for_assembler(const char *word, const char *rest)
{
	return (opens_conditional(word, rest) || asks_again(word, rest)) &&
		strstr(rest, "__ASSEMBL");
}

/*
 * Conditionals that leave out C code for the assembler open a section of their own:
 * what C code needs is best added in there.
 */
static bool opens_section(const char *word, const char *rest)
{
	return is_word(word, rest, "ifndef") && asks_for_assembler(word, rest);
}

bool c_opens(const struct patch *p, size_t line)
{
	const char *text = p->lines[line].text, *rest = NULL;
	const char *word = directive(text, &rest);

	return opens_conditional(word, rest) && !is_guard(p, line, asked_for(word, rest)) &&
		text[strlen(text) - 1] != '\\';
}

bool c_closes(const struct patch *p, size_t line)
{
	const char *rest = NULL, *word = directive(p->lines[line].text, &rest);

	return is_word(word, rest, "endif");
}

bool c_is_only_comment(const char *rest)
{
	size_t len = strlen(rest);

	if (len && rest[len - 1] == '\\')
		return false;		/* goes on */
	rest = c_skip_blanks(rest);
	if (!strncmp(rest, "/*", 2)) {
		rest = strstr(rest + 2, "*/");
		if (!rest)
			return false;
		rest = c_skip_blanks(rest + 2);
	}
	return !*rest || !strncmp(rest, "//", 2);
}

/* Where in the conditionals a line is. */
struct nesting {
	struct outer {
		bool guard, plain;	/* it is the file's guard; what plain was before it */
		unsigned section;
	} stack[64];
	size_t depth;
	unsigned section;		/* as in struct c_line */
	bool plain;
	bool begun;			/* a directive has been there that no guard stands behind */
};

/* False if it is nested deeper than any header of ours. */
static bool enter(struct nesting *n, const struct patch *p, size_t line, const char *word,
		  const char *rest)
{
	struct outer *outer = &n->stack[n->depth];

	if (n->depth++ == sizeof(n->stack) / sizeof(n->stack[0]))
		return false;
	outer->section = n->section;
	outer->plain = n->plain;
	outer->guard = !n->begun && is_guard(p, line, asked_for(word, rest));
	if (outer->guard)
		return true;
	if (n->plain && opens_section(word, rest))
		n->section = line;
	else
		n->plain = false;
	return true;
}

static void enter_branch(struct nesting *n)
{
	n->plain = n->plain && n->depth && n->stack[n->depth - 1].guard;
}

static void leave(struct nesting *n)
{
	if (!n->depth)
		return;
	n->depth--;
	n->section = n->stack[n->depth].section;
	n->plain = n->stack[n->depth].plain;
}

/* Is it what makes a file safe to include twice? Its text begins behind that. */
static bool ends_guard(const struct nesting *n, const char *word, const char *rest)
{
	return (is_word(word, rest, "define") && n->depth == 1 && n->stack[0].guard) ||
		(is_once(word, rest) && !n->depth);
}

/* Follow the directive into, within or out of a conditional. */
static bool follow(struct c_file *s, struct nesting *n, size_t line, const char *word,
		   const char *rest)
{
	if (opens_conditional(word, rest) && !enter(n, &s->patch, line, word, rest))
		return false;
	if (is_word(word, rest, "else") || asks_again(word, rest))
		enter_branch(n);
	else if (is_word(word, rest, "endif"))
		leave(n);
	else if (!s->top && ends_guard(n, word, rest))
		s->top = line;
	/* trace points say TRACE_SYSTEM before their guard */
	n->begun |= word && !is_word(word, rest, "undef") && !is_word(word, rest, "define");
	return true;
}

static void classify(struct c_file *s)
{
	struct nesting n = { .plain = true };
	size_t nr = s->patch.nr_lines;
	bool comment = false;

	s->lines = xmalloc((nr + 1) * sizeof(*s->lines));
	for (size_t i = 1; i <= nr; i++) {
		const char *text = s->patch.lines[i].text, *rest = NULL;
		const char *word = comment ? NULL : directive(text, &rest);
		struct c_line *line = &s->lines[i];

		s->assembler |= asks_for_assembler(word, rest);
		if (!follow(s, &n, i, word, rest))
			return;			/* nothing is added behind */
		line->section = n.section;
		line->plain = n.plain;
		if (is_word(word, rest, "include")) {
			line->kind = INCLUDE;
			line->what = c_skip_blanks(rest);
		} else if (!comment && c_is_declaration(text)) {
			line->kind = FORWARD;
			line->what = text;
		}
		comment = comment_after(text, comment);
	}
}

/* Without a guard: behind the comment that the file begins with. */
static size_t behind_head(const struct patch *p)
{
	bool comment = false;
	size_t i;

	for (i = 1; i <= p->nr_lines; i++) {
		const char *text = c_skip_blanks(p->lines[i].text);

		if (!comment && strncmp(text, "/*", 2) && strncmp(text, "//", 2))
			break;
		comment = comment_after(text, comment);
	}
	return i - 1;
}

void c_file_read(struct c_file *s)
{
	classify(s);
	if (!s->top)
		s->top = behind_head(&s->patch);
}

void c_file_close(struct c_file *s)
{
	free(s->lines);
	patch_close(&s->patch);
}
