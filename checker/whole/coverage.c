// SPDX-License-Identifier: MIT
#include <stdlib.h>
#include <string.h>

#include "coverage.h"
#include "util.h"

/* How many includes would go if all were checked, and in how many files they are. */
static void count_left(const struct merged *m, unsigned *includes, unsigned *files)
{
	const struct findings *all = &m->report.findings;
	const char *last = "";

	for (size_t i = 0; i < all->nr; i++) {
		const struct finding *f = &all->v[i];

		if (!f->unread || f->nr_relied)
			continue;
		*includes += f->nr_places;
		*files += strcmp(f->file, last) != 0;
		last = f->file;
	}
}

static const char *s_of(unsigned nr)
{
	return nr == 1 ? "" : "s";
}

static void say_left(const struct coverage *c, const struct merged *m)
{
	unsigned includes = 0, files = 0;

	count_left(m, &includes, &files);
	if (includes)
		say("%u include%s of %u header%s left alone: %u unit%s that read%s "
			"them %s compiled, but not checked", includes, s_of(includes), files,
			s_of(files), c->readers,
			s_of(c->readers), c->readers == 1 ? "s" : "",
			c->readers == 1 ? "was" : "were");
}

static bool is_doubted(const struct merged *m)
{
	for (size_t i = 0; i < m->report.findings.nr; i++) {
		if (m->report.findings.v[i].unread == UNREAD_UNKNOWN)
			return true;
	}
	return false;
}

void coverage_say(const struct coverage *c, const struct merged *m, bool fix)
{
	if (c->gone && is_doubted(m))
		say("%s: no compilation is recorded there any more: who else reads "
			"a header is not known%s", c->gone,
			fix ? ", so headers are left alone (--assume-checked)" : "");
	if (!c->readers)
		return;
	if (fix)
		say_left(c, m);
	say("%u of %u compiled units have not been checked; this checks them: %s",
		c->missing, c->compiled, c->command);
}

void coverage_free(struct coverage *c)
{
	free(c->command);
	free(c->gone);
}
