// SPDX-License-Identifier: MIT
/*
 * known.c - what of a report is not new
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "baseline.h"
#include "caused.h"
#include "diff.h"
#include "git.h"
#include "known.h"
#include "util.h"

/* All that comes on standard input, and a NUL. */
static char *read_input(size_t *len)
{
	size_t max = 1 << 16, got;
	char *text = xmalloc(max);

	*len = 0;
	while ((got = fread(text + *len, 1, max - *len - 1, stdin))) {
		*len += got;
		if (max - *len < 2)
			text = xrealloc(text, max *= 2);
	}
	if (ferror(stdin))
		fatal("standard input: %s", strerror(errno));
	text[*len] = '\0';
	return text;
}

/* What git says of @source since @rev. */
static char *diff_since(const char *rev, const char *source, size_t *len)
{
	const char *const words[] = { "diff", "--no-color", "--no-ext-diff", "-M", "-U0",
		"--src-prefix=a/", "--dst-prefix=b/", "--relative", "--end-of-options", rev,
		"--", NULL };

	return git_output(source, words, len);
}

static struct diff *read_diff(const char *rev, const char *source)
{
	bool given = !strcmp(rev, "-");
	size_t len;
	char *text = given ? read_input(&len) : diff_since(rev, source, &len);
	struct diff *diff = diff_read(text, len, given ? "standard input" : "git diff");

	free(text);
	return diff;
}

static void tell_share(const struct share *s)
{
	say("%zu on the lines of the change, %zu that it caused elsewhere; %zu others", s->on_lines,
	    s->elsewhere, s->others);
}

static void tell_comparison(const struct comparison *c)
{
	char *unseen = c->unseen ? xformat(", %zu not checked now", c->unseen) : NULL;

	say("%zu new, %zu known, %zu fixed%s", c->fresh, c->known, c->fixed, unseen ? unseen : "");
	free(unseen);
}

/*
 * What is out of the change's reach another version of the rules may have found. And of files
 * that the older report does not speak of only what the change @diff caused: they may
 * have been checked for the first time.
 */
static void filter_unknown_files(const struct baseline *b, const struct diff *diff,
				 struct merged *m, struct comparison *c)
{
	struct findings *all = &m->report.findings;
	bool *certain = xmalloc((all->nr + 1) * sizeof(*certain));
	size_t far = caused_in_reach(diff, m);
	struct share s;

	for (size_t i = 0; i < all->nr; i++) {
		certain[i] = !all->v[i].known && baseline_has_file(b, all->v[i].file);
		all->v[i].known |= certain[i];
	}
	s = caused_by(diff, m);
	for (size_t i = 0; i < all->nr; i++)
		all->v[i].known &= !certain[i];
	free(certain);
	c->fresh -= s.others + far;
	c->known += s.others + far;
}

/* What is to be done is nothing that a change has caused, unless it is asked for. */
static void hide_todo(struct findings *all)
{
	for (size_t i = 0; i < all->nr; i++)
		all->v[i].known |= all->v[i].todo;
}

bool known_mark(struct merged *m, const char *baseline, const char *rev, const char *source)
{
	struct baseline *b = baseline ? baseline_read(baseline) : NULL;
	struct diff *diff = rev && (b || !baseline) ? read_diff(rev, source) : NULL;
	bool ok = (b || !baseline) && (diff || !rev);

	if (baseline || rev)
		hide_todo(&m->report.findings);
	if (ok && b) {
		struct comparison c = baseline_compare(b, &m->report);

		if (diff)
			filter_unknown_files(b, diff, m, &c);
		tell_comparison(&c);
	} else if (ok && diff) {
		struct share s = caused_by(diff, m);

		/* who hands patches over takes every line for a complaint */
		if (strcmp(rev, "-") || isatty(STDERR_FILENO))
			tell_share(&s);
	}
	if (b)
		baseline_free(b);
	if (diff)
		diff_free(diff);
	return ok;
}
