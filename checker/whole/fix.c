// SPDX-License-Identifier: MIT
/*
 * fix.c - findings as a patch
 *
 * Knows of C as much as it takes to find the right line: directives, how deep they
 * are nested, and comments. An include goes where the file has those of its kind,
 * in their order if they are sorted; a declaration goes behind the includes.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fix.h"
#include "patch.h"
#include "rule.h"
#include "util.h"

/* What a line is, as far as it matters here. */
struct line {
	enum { OTHER, INCLUDE, FORWARD } kind;
	unsigned section;	/* the line of the #if around it that counts, 0: none */
	bool plain;		/* no other conditional is around it */
	const char *what;	/* of an include what is behind the word, of a declaration all */
};

struct source {
	struct patch patch;
	struct line *lines;	/* by number */
	size_t top;		/* behind this line the text of the file begins */
	bool assembler;		/* a condition asks whether the assembler reads it */
};

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* The word of the directive on the line, or NULL; @rest is what is behind it. */
static const char *directive(const char *text, const char **rest)
{
	text = skip_blanks(text);
	if (*text != '#')
		return NULL;
	text = skip_blanks(text + 1);
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

static bool is_forward(const char *text)
{
	size_t len;

	if (strncmp(text, "struct ", 7) && strncmp(text, "union ", 6))
		return false;
	text = skip_blanks(strchr(text, ' '));
	len = name_length(text);
	return len && !strcmp(text + len, ";");
}

/* The X of "#ifndef X" or "#if !defined(X)", else NULL. */
static const char *asked_for(const char *word, const char *rest)
{
	const char *name = skip_blanks(rest);

	if (is_word(word, rest, "ifndef"))
		return name;
	if (!is_word(word, rest, "if") || *name != '!')
		return NULL;
	name = skip_blanks(name + 1);
	if (strncmp(name, "defined", 7) || name_length(name) != 7)
		return NULL;
	name = skip_blanks(name + 7);
	return *name == '(' ? skip_blanks(name + 1) : name;
}

/* Does the line behind @line #define @name, as that of a guard does? */
static bool is_guard(const struct patch *p, size_t line, const char *name)
{
	const char *rest = NULL, *next;
	size_t len = name ? name_length(name) : 0;

	while (++line <= p->nr_lines && !*skip_blanks(p->lines[line].text))
		;
	if (!len || line > p->nr_lines)
		return false;
	next = directive(p->lines[line].text, &rest);
	if (!is_word(next, rest, "define"))
		return false;
	rest = skip_blanks(rest);
	return name_length(rest) == len && !strncmp(rest, name, len);
}

static bool is_once(const char *word, const char *rest)
{
	return is_word(word, rest, "pragma") && !strncmp(skip_blanks(rest), "once", 4);
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

static void classify(struct source *s)
{
	struct { bool guard; unsigned section; bool plain; } stack[64];
	size_t depth = 0, nr = s->patch.nr_lines;
	bool comment = false, seen_directive = false;
	unsigned section = 0;
	bool plain = true;

	s->lines = xmalloc((nr + 1) * sizeof(*s->lines));
	for (size_t i = 1; i <= nr; i++) {
		const char *text = s->patch.lines[i].text, *rest = NULL;
		const char *word = comment ? NULL : directive(text, &rest);
		struct line *line = &s->lines[i];

		s->assembler |= asks_for_assembler(word, rest);
		if (opens_conditional(word, rest)) {
			if (depth == 64)
				return;		/* no header of ours: nothing is added behind */
			stack[depth].section = section;
			stack[depth].plain = plain;
			stack[depth++].guard = false;
			if (!seen_directive && is_guard(&s->patch, i, asked_for(word, rest)))
				stack[depth - 1].guard = true;
			else if (plain && opens_section(word, rest))
				section = i;
			else
				plain = false;
		} else if (is_word(word, rest, "else") || asks_again(word, rest)) {
			plain = plain && depth && stack[depth - 1].guard;
		} else if (is_word(word, rest, "endif") && depth) {
			depth--;
			section = stack[depth].section;
			plain = stack[depth].plain;
		} else if (!s->top && ((is_word(word, rest, "define") && depth == 1 &&
					stack[0].guard) || (is_once(word, rest) && !depth))) {
			s->top = i;
		}
		line->section = section;
		line->plain = plain;
		if (is_word(word, rest, "include")) {
			line->kind = INCLUDE;
			line->what = skip_blanks(rest);
		} else if (!comment && is_forward(text)) {
			line->kind = FORWARD;
			line->what = text;
		}
		/* trace points say TRACE_SYSTEM before their guard */
		seen_directive |= word && !is_word(word, rest, "undef") &&
			!is_word(word, rest, "define");
		comment = comment_after(text, comment);
	}
}

/* Without a guard: behind the comment that the file begins with. */
static size_t behind_head(const struct patch *p)
{
	bool comment = false;
	size_t i;

	for (i = 1; i <= p->nr_lines; i++) {
		const char *text = skip_blanks(p->lines[i].text);

		if (!comment && strncmp(text, "/*", 2) && strncmp(text, "//", 2))
			break;
		comment = comment_after(text, comment);
	}
	return i - 1;
}

static void close_source(struct source *s)
{
	free(s->lines);
	patch_close(&s->patch);
}

/* ---- removing ---- */

static bool is_only_comment(const char *rest)
{
	size_t len = strlen(rest);

	if (len && rest[len - 1] == '\\')
		return false;		/* goes on */
	rest = skip_blanks(rest);
	if (!strncmp(rest, "/*", 2)) {
		rest = strstr(rest + 2, "*/");
		if (!rest)
			return false;
		rest = skip_blanks(rest + 2);
	}
	return !*rest || !strncmp(rest, "//", 2);
}

/* Is there a line @step further that is not removed and not blank? Its number, else 0. */
static size_t next_line(const struct patch *p, size_t line, int step)
{
	for (line += step; line >= 1 && line <= p->nr_lines; line += step) {
		if (!p->lines[line].removed && *skip_blanks(p->lines[line].text))
			return line;
	}
	return 0;
}

/* If nothing is left in the conditional around @line, it goes as well. */
static void remove_empty(struct patch *p, size_t line)
{
	size_t first = next_line(p, line, -1), last = next_line(p, line, 1);
	const char *rest = NULL, *word;

	if (!first || !last)
		return;
	word = directive(p->lines[first].text, &rest);
	if (!opens_conditional(word, rest) || is_guard(p, first, asked_for(word, rest)) ||
	    p->lines[first].text[strlen(p->lines[first].text) - 1] == '\\')
		return;
	word = directive(p->lines[last].text, &rest);
	if (!is_word(word, rest, "endif"))
		return;
	patch_remove(p, first);
	patch_remove(p, last);
	remove_empty(p, line);
}

static bool remove_include(struct source *s, const struct finding *f, const struct place *place)
{
	const char *spelled = f->fix + 1;
	size_t len = strcspn(spelled, "\n");
	struct line *line = place->line <= s->patch.nr_lines ? &s->lines[place->line] : NULL;

	if (line && line->kind == INCLUDE && strchr("<\"", *spelled) &&
	    !strncmp(line->what, spelled, len) &&
	    is_only_comment(line->what + len)) {
		patch_remove(&s->patch, place->line);
		if (*f->fix == FIX_REMOVE)
			remove_empty(&s->patch, place->line);
		return true;
	}
	say("%s:%u: not removed: this is not #include %.*s alone", f->file,
		place->line, (int)len, spelled);
	return false;
}

/* ---- adding ---- */

/* Can what is wanted at @limit be added here: in its section, in no other condition, before? */
static bool is_place(const struct source *s, size_t i, size_t limit)
{
	return i < limit && s->lines[i].plain && s->lines[i].section == s->lines[limit].section &&
		!s->patch.lines[i].removed;
}

/* Up to and with the slash: includes of one folder go together. */
static size_t folder_length(const char *what)
{
	const char *slash = strchr(what, '/');

	return slash ? slash + 1 - what : 1;
}

/*
 * The line that an include of @what (NULL: of any kind) is to come behind: in the
 * order of those that are there if they are sorted, else the last of them; 0: none.
 */
static size_t last_include(const struct source *s, size_t limit, const char *what)
{
	size_t first = 0, last = 0, before = 0, len = what ? folder_length(what) : 0;
	const char *previous = NULL;
	bool sorted = true;

	for (size_t i = 1; i < limit; i++) {
		const struct line *line = &s->lines[i];

		if (line->kind != INCLUDE || !is_place(s, i, limit))
			continue;
		if (what && strncmp(line->what, what, len))
			continue;
		if (previous && strcmp(previous, line->what) > 0)
			sorted = false;
		previous = line->what;
		if (!first)
			first = i;
		last = i;
		if (what && strcmp(line->what, what) < 0)
			before = i;
	}
	if (!what || !sorted || !first)
		return last;
	return before ? before : first - 1;
}

static bool has_added(const struct patch_line *line, const char *text)
{
	for (size_t i = 0; i < line->nr_added; i++) {
		if (!strcmp(line->added[i].text, text))
			return true;
	}
	return false;
}

/* Where the text begins that @limit is in: behind its section's #ifndef, or the guard. */
static size_t start_of(const struct source *s, size_t limit)
{
	return s->lines[limit].section ? s->lines[limit].section : s->top;
}

/* It is there now for all of the section: the same further down or in a condition is not needed. */
static void drop_others(struct source *s, size_t at, size_t limit, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = at + 1; i <= s->patch.nr_lines; i++) {
		if (s->lines[i].kind != INCLUDE || s->lines[i].section != s->lines[limit].section ||
		    strncmp(s->lines[i].what, what, len) ||
		    !is_only_comment(s->lines[i].what + len))
			continue;
		s->patch.lines[i].removed = true;
		remove_empty(&s->patch, i);
	}
}

static void add_include(struct source *s, size_t limit, const char *text)
{
	const char *what = text + strlen("#include ");
	size_t at = last_include(s, limit, what);

	if (!at)
		at = last_include(s, limit, NULL);
	if (!at) {
		at = start_of(s, limit);
		if (at && !s->patch.lines[at].nr_added)
			patch_add(&s->patch, at, "");
	}
	if (!has_added(&s->patch.lines[at], text))
		patch_add(&s->patch, at, text);
	drop_others(s, at, limit, what);
}

static void add_declaration(struct source *s, size_t limit, const char *text)
{
	size_t at = last_include(s, limit, NULL), i;
	struct patch_line *line;

	if (!at)
		at = start_of(s, limit);
	/* where there are declarations already, behind the last of those before the use */
	for (i = at + 1; i < limit && (s->lines[i].kind == FORWARD ||
				       !*skip_blanks(s->patch.lines[i].text)); i++) {
		if (s->lines[i].kind == FORWARD)
			at = i;
	}
	line = &s->patch.lines[at];
	if (has_added(line, text))
		return;
	if (s->lines[at].kind != FORWARD && (!line->nr_added ||
	    !is_forward(line->added[line->nr_added - 1].text)))
		patch_add(&s->patch, at, "");
	patch_add(&s->patch, at, text);
}

static bool is_included(const struct source *s, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = 1; i <= s->patch.nr_lines; i++) {
		if (s->lines[i].kind == INCLUDE && s->lines[i].plain &&
		    !s->patch.lines[i].removed && !strncmp(s->lines[i].what, what, len))
			return true;
	}
	return false;
}

/*
 * Behind which line an include of @what comes, in the place of the one on @line: in the order of
 * those that stand with it, if they have one.
 */
static size_t place_of_part(const struct source *s, size_t line, const char *what)
{
	size_t len = folder_length(what), first = line, at = 0, i;
	const char *previous = NULL;

	while (first > 1 && s->lines[first - 1].kind == INCLUDE)
		first--;
	for (i = first; i <= s->patch.nr_lines && s->lines[i].kind == INCLUDE; i++) {
		const char *other = s->lines[i].what;

		if (strncmp(other, what, len))
			continue;
		if (previous && strcmp(previous, other) > 0)
			return line;
		previous = other;
		if (!at || strcmp(other, what) < 0)
			at = strcmp(other, what) < 0 ? i : i - 1;
	}
	return at ? at : line;
}

/* What comes in the place of that include: in the order of the others, if they have one. */
static void add_parts(struct source *s, const struct finding *f, const struct place *place)
{
	char *lines = xcopy(f->fix), *line, *rest = NULL;

	strtok_r(lines, "\n", &rest);		/* what has been removed */
	while ((line = strtok_r(NULL, "\n", &rest))) {
		size_t at = place_of_part(s, place->line, line + strlen("#include "));

		if (!is_included(s, line + strlen("#include ")) &&
		    !has_added(&s->patch.lines[at], line))
			patch_add(&s->patch, at, line);
	}
	free(lines);
}

static bool is_include(const struct finding *f)
{
	return !strncmp(f->fix + 1, "#include ", 9);
}

/* Is there such a line in the file, for the C compiler alone (@text is C)? */
static bool may_add(const struct source *s, const struct finding *f, size_t limit,
		    const char *text)
{
	if (limit > s->patch.nr_lines)
		say("%s:%zu: not added: the file has no such line", f->file, limit);
	else if (text && s->assembler && !s->lines[limit].section)
		say("%s:%zu: not added, since the assembler reads this file, too: %s", f->file,
		    limit, text);
	else
		return true;
	return false;
}

static void declare_places(struct source *s, const struct finding *f)
{
	size_t limit = finding_first_line(f);

	for (size_t i = 0; i < f->nr_places; i++) {
		const char *name = f->places[i].name;
		char *text = xformat("%.*s;", (int)finding_name_len(name), name);

		if (may_add(s, f, limit, text))
			add_declaration(s, limit, text);
		free(text);
	}
}

static void add_line(struct source *s, const struct finding *f)
{
	size_t limit = finding_first_line(f);

	if (*f->fix == FIX_DECLARE)
		declare_places(s, f);
	else if (is_include(f) && may_add(s, f, limit, NULL))
		add_include(s, limit, f->fix + 1);
	else if (!is_include(f) && may_add(s, f, limit, f->fix + 1))
		add_declaration(s, limit, f->fix + 1);
}

static bool is_added(const struct finding *f)
{
	return *f->fix == FIX_ADD || *f->fix == FIX_DECLARE;
}

/* ---- all of it ---- */

static bool is_wanted(const struct finding *f, enum fix fix)
{
	if (!f->fix || f->known)
		return false;
	if (is_added(f))
		return fix & FIX_MISSING && !strcmp(f->rule, "missing-include");
	if (*f->fix == FIX_REPLACE)
		return fix & FIX_NARROWER && !f->nr_relied && !f->unread;
	return *f->fix == FIX_REMOVE && fix & FIX_REMOVABLE && f->removable;
}

/* Where an include stands: the architecture's headers behind the others, those in quotes last. */
static int rank_include(const struct finding *f)
{
	const char *what = f->fix + strlen("+#include ");

	return *what == '"' ? 2 : !strncmp(what, "<asm/", 5);
}

/* Includes by name, behind them declarations by their first use. */
static int cmp_fix(const void *a, const void *b)
{
	const struct finding *x = *(const struct finding *const *)a;
	const struct finding *y = *(const struct finding *const *)b;
	bool first = is_include(x), second = is_include(y);

	if (first != second)
		return first ? -1 : 1;
	if (first && rank_include(x) != rank_include(y))
		return rank_include(x) - rank_include(y);
	if (first)
		return strcmp(x->fix, y->fix);
	return (x > y) - (x < y);
}

/* Sorted, so that those for one place come there in order. */
static void add_lines(struct source *s, const struct finding *f, size_t nr, enum fix fix)
{
	const struct finding **sorted = xmalloc((nr + 1) * sizeof(*sorted));
	size_t nr_sorted = 0;

	for (size_t i = 0; i < nr; i++) {
		if (is_wanted(&f[i], fix) && is_added(&f[i]))
			sorted[nr_sorted++] = &f[i];
	}
	qsort(sorted, nr_sorted, sizeof(*sorted), cmp_fix);
	for (size_t i = 0; i < nr_sorted; i++)
		add_line(s, sorted[i]);
	free(sorted);
}

static bool any_wanted(const struct finding *f, size_t nr, enum fix fix)
{
	for (size_t i = 0; i < nr; i++) {
		if (is_wanted(&f[i], fix))
			return true;
	}
	return false;
}

static void edit(struct source *s, const struct finding *f, size_t nr, enum fix fix)
{
	classify(s);
	if (!s->top)
		s->top = behind_head(&s->patch);
	for (size_t i = 0; i < nr; i++) {
		if (!is_wanted(&f[i], fix) || !finding_drops(&f[i]))
			continue;
		for (size_t p = 0; p < f[i].nr_places; p++) {
			if (remove_include(s, &f[i], &f[i].places[p]))
				add_parts(s, &f[i], &f[i].places[p]);
		}
	}
	add_lines(s, f, nr, fix);
}

void fix_edit(struct patch *p, const struct finding *f, size_t nr, enum fix fix)
{
	struct source s = { .patch = *p };

	edit(&s, f, nr, fix);
	*p = s.patch;
	free(s.lines);
}

bool fix_is_for(const struct finding *f, enum fix fix)
{
	return is_wanted(f, fix);
}

bool fix_refused(const struct patch *p, const char *content)
{
	/* A record without a digest may name any file: what is in it is nobody's affair. */
	return !content || strcmp(content, p->content);
}

/* @f are all findings of one file, whose bytes had the digest @content when it was checked. */
/* A file once, though it may be left for several reasons. */
static void leave(char ***files, size_t *nr, const char *file)
{
	for (size_t i = *nr; i; i--) {
		if (!strcmp((*files)[i - 1], file))
			return;
	}
	GROW_PLAIN(*files, *nr);
	(*files)[(*nr)++] = xcopy(file);
}

void fix_leave_changed(struct fix_left *left, const char *file)
{
	leave(&left->changed, &left->nr_changed, file);
}

void fix_leave_foreign(struct fix_left *left, const char *file)
{
	leave(&left->foreign, &left->nr_foreign, file);
}

static void free_files(char **files, size_t nr)
{
	while (nr)
		free(files[--nr]);
	free(files);
}

void fix_say_left(struct fix_left *left)
{
	if (left->nr_changed == 1)
		say("%s: has changed since it was checked: check it again", *left->changed);
	else if (left->nr_changed)
		say("%zu files have changed since they were checked: check again",
		    left->nr_changed);
	if (left->nr_foreign == 1)
		say("%s: not in the source tree", *left->foreign);
	else if (left->nr_foreign)
		say("%zu files are not in the source tree: %s ...", left->nr_foreign,
		    *left->foreign);
	free_files(left->changed, left->nr_changed);
	free_files(left->foreign, left->nr_foreign);
	*left = (struct fix_left){ 0 };
}

static int fix_file(FILE *to, const struct finding *f, size_t nr, enum fix fix, const char *root,
		    const char *content, struct fix_left *left)
{
	struct source s = { .top = 0 };
	char *path;

	if (!any_wanted(f, nr, fix))
		return 0;
	if (*f->file == '/') {
		fix_leave_foreign(left, f->file);
		return 0;
	}
	path = xformat("%s/%s", root, f->file);
	if (patch_open(&s.patch, path, f->file)) {
		int rc = errno == ENOENT ? 0 : -1;	/* the build makes it: nothing to patch */

		if (rc)
			say("%s: %s", path, strerror(errno));
		else
			fix_leave_foreign(left, path);
		free(path);
		return rc;
	}
	free(path);
	if (fix_refused(&s.patch, content)) {
		fix_leave_changed(left, f->file);
	} else {
		edit(&s, f, nr, fix);
		patch_print(to, &s.patch);
	}
	close_source(&s);
	return 0;
}

int fix_print(FILE *to, const struct merged *m, enum fix fix, const char *source)
{
	const struct findings *all = &m->report.findings;
	struct fix_left left = { 0 };
	size_t nr;
	int rc = 0;

	for (size_t i = 0; i < all->nr; i += nr) {
		for (nr = 1; i + nr < all->nr; nr++) {
			if (strcmp(all->v[i + nr].file, all->v[i].file))
				break;
		}
		if (fix_file(to, &all->v[i], nr, fix, source, merged_content(m, all->v[i].file),
			     &left))
			rc = -1;
	}
	fix_say_left(&left);
	return rc;
}

/* ---- one by one ---- */

struct fixer {
	const struct merged *m;
	const char *root;
	const char *file;		/* the one that is open, NULL: none */
	struct source source;
	bool good;			/* it could be read, and is as it was checked */
};

struct fixer *fixer_open(const struct merged *m, const char *source)
{
	struct fixer *fixer = xmalloc(sizeof(*fixer));

	fixer->m = m;
	fixer->root = source;
	return fixer;
}

static void fixer_leave(struct fixer *fixer)
{
	if (fixer->file)
		close_source(&fixer->source);
	fixer->file = NULL;
}

static void fixer_enter(struct fixer *fixer, const char *file)
{
	struct source *s = &fixer->source;
	const char *content = merged_content(fixer->m, file);
	char *path = xformat("%s/%s", fixer->root, file);

	fixer_leave(fixer);
	*s = (struct source){ .top = 0 };
	fixer->file = file;
	fixer->good = *file != '/' && !patch_open(&s->patch, path, file) &&
		      !fix_refused(&s->patch, content);
	free(path);
	if (!fixer->good)
		return;
	classify(s);
	if (!s->top)
		s->top = behind_head(&s->patch);
}

static bool mends_alone(const struct source *s, const struct finding *f)
{
	const struct rule *rule = rule_named(f->rule, strlen(f->rule));
	bool c_only;

	if (!f->fix || f->nr_relied || !rule || !rule->fix)
		return false;
	c_only = s->assembler && !is_include(f);	/* see add_line() */
	if (*f->fix == FIX_ADD)
		return finding_first_line(f) <= s->patch.nr_lines &&
			!(c_only && !s->lines[finding_first_line(f)].section);
	return finding_drops(f);
}

static void make_edits(struct source *s, const struct finding *f)
{
	if (*f->fix == FIX_ADD) {
		add_line(s, f);
		return;
	}
	for (size_t i = 0; i < f->nr_places; i++) {
		if (remove_include(s, f, &f->places[i]))
			add_parts(s, f, &f->places[i]);
	}
}

const struct patch *fixer_fix(void *data, const struct finding *f)
{
	struct fixer *fixer = data;

	if (!fixer->file || strcmp(fixer->file, f->file))
		fixer_enter(fixer, f->file);
	if (!fixer->good || !mends_alone(&fixer->source, f))
		return NULL;
	patch_reset(&fixer->source.patch);
	make_edits(&fixer->source, f);
	return &fixer->source.patch;
}

void fixer_close(struct fixer *fixer)
{
	fixer_leave(fixer);
	free(fixer);
}
