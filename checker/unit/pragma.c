// SPDX-License-Identifier: MIT
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "pragma.h"
#include "unit.h"
#include "util.h"

/* Where in the file we are, and what was begun there: a line, 0 is none. */
struct scanning {
	struct file *file;
	unsigned line, keep_from, export_from;
};

/* Keep the includes on these lines, and with @export hand them on. */
static void keep(struct file *file, unsigned first, unsigned last, bool export)
{
	size_t i = vec_at_line(&file->includes, first);

	for (; i < file->includes.nr && file->includes.v[i].line <= last; i++) {
		file->includes.v[i].keep = true;
		file->includes.v[i].export |= export;
	}
}

static void add(struct file *file, enum pragma_kind kind, const char *about)
{
	vec_push(&file->pragmas, (struct pragma){ kind, about ? xcopy(about) : NULL });
}

/* "linux/foo.h" of "<linux/foo.h>", in quotes or without; in place. NULL: nothing is there. */
static char *bare(char *name)
{
	name += strspn(name, " \t");
	if (strchr("<\"", *name))
		name += *name != '\0';
	name[strcspn(name, ">\" \t")] = '\0';
	return *name ? name : NULL;
}

/* The name of "struct foo", or of "foo"; in place. */
static char *bare_tag(char *name)
{
	static const char *const words[] = { "struct", "union", "enum" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t len = strlen(words[i]);

		if (!strncmp(name, words[i], len) && (name[len] == ' ' || name[len] == '\t'))
			name += len;
	}
	return bare(name);
}

/* The text behind "private": ", include "public.h"", or nothing. */
static char *public_of(char *text)
{
	static const char include[] = "include";

	text += strspn(text, " \t,");
	return strncmp(text, include, strlen(include)) ? NULL : bare(text + strlen(include));
}

/* What is behind "IWYU pragma:", which is cut up. */
static void obey(struct scanning *s, char *text)
{
	char *word = text + strspn(text, " \t"), *rest = word + strcspn(word, " \t,;:");
	size_t len = rest - word;

#define IS(name) (len == strlen(name) && !strncmp(word, name, len))
	if (IS("keep")) {
		keep(s->file, s->line, s->line, false);
	} else if (IS("export")) {
		keep(s->file, s->line, s->line, true);
	} else if (IS("begin_keep")) {
		s->keep_from = s->line;
	} else if (IS("begin_exports")) {
		s->export_from = s->line;
	} else if (IS("end_keep") && s->keep_from) {
		keep(s->file, s->keep_from, s->line, false);
		s->keep_from = 0;
	} else if (IS("end_exports") && s->export_from) {
		keep(s->file, s->export_from, s->line, true);
		s->export_from = 0;
	} else if (IS("always_keep")) {
		add(s->file, PRAGMA_ALWAYS_KEEP, NULL);
	} else if (IS("private")) {
		add(s->file, PRAGMA_PRIVATE, public_of(rest));
	} else if (IS("no_include")) {
		add(s->file, PRAGMA_NO_INCLUDE, bare(rest));
	} else if (IS("no_forward_declare")) {
		add(s->file, PRAGMA_NO_FORWARD_DECLARE, bare_tag(rest + strspn(rest, " \t")));
	}
#undef IS
}

/* Is the comment's start right before @at? */
static bool begins_comment(const char *bytes, const char *at)
{
	while (at > bytes && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	return at - bytes >= 2 && at[-2] == '/' && (at[-1] == '/' || at[-1] == '*');
}

/* The rest of the line from @at on, or of the comment if that ends before; to be freed. */
static char *rest_of_comment(const char *at, const char *end)
{
	const char *stop = memchr(at, '\n', end - at);
	char *text = xformat("%.*s", (int)((stop ? stop : end) - at), at);
	char *close = strstr(text, "*/");

	if (close)
		*close = '\0';
	text[strcspn(text, "\r")] = '\0';
	return text;
}

void pragma_scan(struct file *file, const char *bytes, size_t size)
{
	static const char mark[] = "IWYU pragma:";
	struct scanning s = { .file = file, .line = 1 };
	const char *end = bytes + size, *from = bytes, *at;

	while ((at = memmem(from, end - from, mark, strlen(mark)))) {
		for (; from < at; from++)
			s.line += *from == '\n';
		from += strlen(mark);
		if (begins_comment(bytes, at)) {
			char *text = rest_of_comment(from, end);

			obey(&s, text);
			free(text);
		}
	}
	/* what nobody ended goes on to the end of the file */
	if (s.keep_from)
		keep(file, s.keep_from, UINT_MAX, false);
	if (s.export_from)
		keep(file, s.export_from, UINT_MAX, true);
}

const struct pragma *pragma_find(const struct file *file, enum pragma_kind kind, const char *about)
{
	for (size_t i = 0; i < file->pragmas.nr; i++) {
		const struct pragma *p = &file->pragmas.v[i];

		if (p->kind == (int)kind && (!about || (p->about && !strcmp(p->about, about))))
			return p;
	}
	return NULL;
}
