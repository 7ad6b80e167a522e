// SPDX-License-Identifier: MIT
/*
 * diff.c - what a change does to files, from a unified diff
 */
#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diff.h"
#include "util.h"

struct reading {
	const char *from;
	char *at, *end;		/* the rest of the text */
	unsigned line;		/* number of the one that was read last */
	struct diff *to;
	size_t max;
	char *old;		/* the name on the "---" line, NULL: none yet */
	struct diff_file *file;	/* whose hunks follow, NULL: none */
	bool any;		/* something was a diff's */
	struct step *step;	/* of this file, by this patch */
};

/* What one patch does to a file: line numbers before and behind it, sorted. */
struct step {
	unsigned *gone, *come;
	size_t nr_gone, nr_come;
};

static bool wrong(const struct reading *r, const char *why)
{
	say("%s:%u: %s", r->from, r->line, why);
	return false;
}

/* The next line without its end, or NULL. */
static char *next_line(struct reading *r)
{
	char *line = r->at, *end;

	if (r->at >= r->end)
		return NULL;
	end = memchr(line, '\n', r->end - line);
	r->at = end ? end + 1 : r->end;
	*(end ? end : r->end) = '\0';
	if (end && end > line && end[-1] == '\r')
		end[-1] = '\0';
	r->line++;
	return line;
}

/* ---- files ---- */

static bool is_named(const void *item, const char *word, size_t len)
{
	const char *s = item;

	return !strncmp(s, word, len) && !s[len];
}

static struct diff_file *lookup(const struct diff *d, const char *name)
{
	for (size_t i = d->nr; i; i--) {
		if (!strcmp(d->files[i - 1]->name, name))
			return d->files[i - 1];
	}
	return NULL;
}

/* The file that was @old and is @new from this patch on. */
static struct diff_file *get_file(struct reading *r, const char *old, const char *new)
{
	struct diff_file *f = lookup(r->to, old);

	if (!f)
		f = lookup(r->to, new);
	if (!f) {
		GROW(r->to->files, r->to->nr, &r->max);
		f = r->to->files[r->to->nr++] = xmalloc(sizeof(*f));
		f->words.least = f->declared.least = 64;
	}
	if (!f->name || strcmp(f->name, new)) {
		free(f->name);
		f->name = xcopy(new);
	}
	return f;
}

/*
 * Git's names begin with "a/" and "b/", or with other letters (diff.mnemonicPrefix); other programs
 * put a time behind a tab.
 */
static char *clean_name(const char *name)
{
	size_t len = strcspn(name, "\t");

	while (len && name[len - 1] == ' ')
		len--;
	if (len > 2 && strchr("abciow", name[0]) && name[1] == '/') {
		name += 2;
		len -= 2;
	}
	return xformat("%.*s", (int)len, name);
}

/* ---- line numbers, from one patch to the next ---- */

static void push(unsigned **v, size_t *nr, unsigned line)
{
	GROW_PLAIN(*v, *nr);
	(*v)[(*nr)++] = line;
}

/*
 * Where the lines that earlier patches touched are behind this one, and its own. All lists are
 * sorted: of the lines that stay the number tells how many are before each.
 */
static void apply_step(struct diff_file *f, const struct step *s)
{
	unsigned *touched = NULL;
	size_t nr = 0, gone = 0, come = 0;

	for (size_t i = 0; i < f->nr_touched; i++) {
		unsigned line = f->touched[i];

		while (gone < s->nr_gone && s->gone[gone] < line)
			gone++;
		if (gone < s->nr_gone && s->gone[gone] == line)
			continue;
		line -= gone;
		while (come < s->nr_come && s->come[come] <= line + come)
			push(&touched, &nr, s->come[come++]);
		push(&touched, &nr, line + come);
	}
	while (come < s->nr_come)
		push(&touched, &nr, s->come[come++]);
	free(f->touched);
	f->touched = touched;
	f->nr_touched = nr;
}

static void end_file(struct reading *r)
{
	if (r->file)
		apply_step(r->file, r->step);
	free(r->step->gone);
	free(r->step->come);
	*r->step = (struct step){ 0 };
	r->file = NULL;
}

/* ---- what the lines say ---- */

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static void enter(struct table *t, const char *word, size_t len)
{
	unsigned long long hash = hash_bytes(word, len);

	if (!table_find(t, hash, is_named, word, len))
		table_enter(t, hash, is_named, word, len, xformat("%.*s", (int)len, word));
}

static bool follows(const char *text, const char *word, const char *before)
{
	size_t len = strlen(before);

	while (word > text && strchr(" \t*(", word[-1]))
		word--;
	return (size_t)(word - text) >= len && !strncmp(word - len, before, len) &&
		(word - len == text || !is_word(*(word - len - 1)));
}

/*
 * Does the line declare what stands at @word, @len bytes long? A macro, a tag, a type; a function
 * or variable at the line's left edge; an enumerator. What is none may be taken for one.
 */
static bool is_declared(const char *text, const char *word, size_t len)
{
	const char *behind = word + len + strspn(word + len, " \t");

	if (follows(text, word, "define"))
		return true;
	if (follows(text, word, "struct") || follows(text, word, "union") ||
	    follows(text, word, "enum"))
		return !*behind || strchr("{;", *behind);
	if (*text == ' ' || *text == '\t')
		return *behind == ',' || *behind == '=' || !*behind;
	return *behind && strchr("(;[=)", *behind);
}

static void lose_words(struct diff_file *f, const char *text)
{
	const char *at = text;

	while (*at) {
		size_t len = 0;

		while (is_word(at[len]))
			len++;
		if (len && !isdigit((unsigned char)*at)) {
			enter(&f->words, at, len);
			if (is_declared(text, at, len))
				enter(&f->declared, at, len);
		}
		at += len ? len : 1;
	}
}

/* "<linux/foo.h>" of an #include, to be freed; NULL: it is none. */
static char *spelled(const char *text)
{
	const char *end;

	text += strspn(text, " \t");
	if (*text++ != '#')
		return NULL;
	text += strspn(text, " \t");
	if (strncmp(text, "include", 7))
		return NULL;
	text += 7 + strspn(text + 7, " \t");
	end = *text == '<' ? strchr(text, '>') : *text == '"' ? strchr(text + 1, '"') : NULL;
	return end ? xformat("%.*s", (int)(end + 1 - text), text) : NULL;
}

/* Take it out of @v if it is there, and free it. */
static bool cancel(char **v, size_t *nr, char *what)
{
	for (size_t i = 0; i < *nr; i++) {
		if (strcmp(v[i], what))
			continue;
		free(v[i]);
		v[i] = v[--*nr];
		free(what);
		return true;
	}
	return false;
}

static void drop_include(struct diff_file *f, char *what)
{
	if (cancel(f->included, &f->nr_included, what))
		return;
	GROW_PLAIN(f->dropped, f->nr_dropped);
	f->dropped[f->nr_dropped++] = what;
}

static void add_include(struct diff_file *f, char *what)
{
	if (cancel(f->dropped, &f->nr_dropped, what))
		return;
	GROW_PLAIN(f->included, f->nr_included);
	f->included[f->nr_included++] = what;
}

static void take_gone(struct reading *r, const char *text, unsigned line)
{
	char *include = r->file ? spelled(text) : NULL;

	if (!r->file)
		return;
	push(&r->step->gone, &r->step->nr_gone, line);
	lose_words(r->file, text);
	if (include)
		drop_include(r->file, include);
}

static void take_come(struct reading *r, const char *text, unsigned line)
{
	char *include = r->file ? spelled(text) : NULL;

	if (!r->file)
		return;
	push(&r->step->come, &r->step->nr_come, line);
	if (include)
		add_include(r->file, include);
}

/* ---- hunks ---- */

/* "12,3" or "12", which is one line; *@s is moved behind it. */
static bool read_range(const char **s, unsigned *start, unsigned *nr)
{
	char *end;
	unsigned long first, count = 1;

	if (!isdigit((unsigned char)**s))
		return false;
	first = strtoul(*s, &end, 10);
	if (*end == ',') {
		if (!isdigit((unsigned char)end[1]))
			return false;
		count = strtoul(end + 1, &end, 10);
	}
	*s = end;
	*start = first;
	*nr = count;
	return first < INT_MAX && count < INT_MAX;
}

struct hunk {
	unsigned old, nr_old, new, nr_new;
};

/* "@@ -1,7 +1,6 @@ ..." */
static bool read_head(const char *line, struct hunk *h)
{
	const char *at = line + strlen("@@ -");

	if (!read_range(&at, &h->old, &h->nr_old) || strncmp(at, " +", 2))
		return false;
	at += 2;
	if (!read_range(&at, &h->new, &h->nr_new) || strncmp(at, " @@", 3))
		return false;
	h->old += !h->nr_old;	/* of no lines the one before them is named */
	h->new += !h->nr_new;
	return true;
}

static bool is_forward(const struct step *s, const struct hunk *h)
{
	return h->old && h->new &&
		(!s->nr_gone || s->gone[s->nr_gone - 1] < h->old) &&
		(!s->nr_come || s->come[s->nr_come - 1] < h->new);
}

static bool read_hunk(struct reading *r, const char *head)
{
	struct hunk h;
	char *line;

	if (!read_head(head, &h))
		return wrong(r, "this is no head of a hunk");
	if (!is_forward(r->step, &h))
		return wrong(r, "this hunk is not behind the one before it");
	while (h.nr_old || h.nr_new) {
		line = next_line(r);
		if (!line)
			return wrong(r, "the diff ends within a hunk");
		if ((*line == ' ' || !*line) && h.nr_old && h.nr_new) {
			h.nr_old--, h.nr_new--;
			h.old++, h.new++;
		} else if (*line == '-' && h.nr_old) {
			h.nr_old--;
			take_gone(r, line + 1, h.old++);
		} else if (*line == '+' && h.nr_new) {
			h.nr_new--;
			take_come(r, line + 1, h.new++);
		} else if (*line != '\\') {
			return wrong(r, "this line does not belong into a hunk");
		}
	}
	return true;
}

/* ---- all of it ---- */

static bool starts(const char *line, const char *with)
{
	return !strncmp(line, with, strlen(with));
}

static void take_old_name(struct reading *r, const char *name)
{
	end_file(r);
	free(r->old);
	r->old = clean_name(name);
}

/* Of a file that goes only the lines it had count; of one that comes there is no old name. */
static void take_new_name(struct reading *r, const char *name)
{
	char *new = clean_name(name);

	if (!strcmp(new, "/dev/null") || !strcmp(new, "dev/null"))
		r->file = get_file(r, r->old, r->old);
	else
		r->file = get_file(r, r->old, new);
	free(new);
	free(r->old);
	r->old = NULL;
	r->any = true;
}

static bool read_line(struct reading *r, char *line)
{
	if (starts(line, "diff --cc ") || starts(line, "diff --combined ") ||
	    (starts(line, "@@@ -") && r->any))
		return wrong(r, "a diff against several parents; one against one of them is "
			     "needed");
	if (starts(line, "diff --git ")) {
		end_file(r);
		r->any = true;
	} else if (starts(line, "--- ")) {
		take_old_name(r, line + 4);
	} else if (starts(line, "+++ ") && r->old) {
		take_new_name(r, line + 4);
	} else if (starts(line, "@@ -") && r->file) {
		return read_hunk(r, line);
	}
	return true;
}

static int cmp_file(const void *a, const void *b)
{
	return strcmp((*(struct diff_file *const *)a)->name,
		      (*(struct diff_file *const *)b)->name);
}

static int cmp_line(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

struct diff *diff_read(char *text, size_t len, const char *from)
{
	struct step step = { 0 };
	struct reading r = { .from = from, .at = text, .end = text + len, .step = &step };
	bool ok = true;
	char *line;

	r.to = xmalloc(sizeof(*r.to));
	while (ok && (line = next_line(&r)))
		ok = read_line(&r, line);
	end_file(&r);
	free(r.old);
	if (ok && len && !r.any)
		ok = wrong(&r, "there is no diff in it");
	if (!ok) {
		diff_free(r.to);
		return NULL;
	}
	if (r.to->nr)
		qsort(r.to->files, r.to->nr, sizeof(*r.to->files), cmp_file);
	return r.to;
}

const struct diff_file *diff_find(const struct diff *d, const char *name)
{
	struct diff_file key = { .name = (char *)name }, *wanted = &key, **found;

	found = d->nr ? bsearch(&wanted, d->files, d->nr, sizeof(*d->files), cmp_file) : NULL;
	return found ? *found : NULL;
}

bool diff_touches(const struct diff_file *f, unsigned line)
{
	return f->nr_touched &&
		bsearch(&line, f->touched, f->nr_touched, sizeof(*f->touched), cmp_line);
}

bool diff_lost(const struct diff_file *f, const char *word)
{
	size_t len = strlen(word);

	return table_find(&f->words, hash_bytes(word, len), is_named, word, len);
}

bool diff_undeclared(const struct diff_file *f, const char *word)
{
	size_t len = strlen(word);

	return table_find(&f->declared, hash_bytes(word, len), is_named, word, len);
}

static void free_words(struct table *t)
{
	for (size_t i = 0; i < t->size; i++)
		free(t->entries[i].item);
	free(t->entries);
}

static void free_list(char **v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(v[i]);
	free(v);
}

void diff_free(struct diff *d)
{
	for (size_t i = 0; i < d->nr; i++) {
		struct diff_file *f = d->files[i];

		free_words(&f->words);
		free_words(&f->declared);
		free_list(f->dropped, f->nr_dropped);
		free_list(f->included, f->nr_included);
		free(f->touched);
		free(f->name);
		free(f);
	}
	free(d->files);
	free(d);
}
