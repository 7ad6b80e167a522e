/* SPDX-License-Identifier: MIT */
/*
 * baseline.h - what an older report has already
 */
#ifndef BASELINE_H
#define BASELINE_H

#include "report.h"

struct baseline;

/*
 * The findings and errors of the JUnit report at @path that fkh-report wrote. Nothing but that
 * file is read. NULL after saying why on stderr ("PROGRAM: PATH:LINE: why").
 */
struct baseline *baseline_read(const char *path);

/* How a report stands to an older one. */
struct comparison {
	size_t fresh, known;	/* what the older one has not, and has */
	size_t fixed;		/* what it had, of files that were checked for the rule again */
	size_t unseen;		/* and of others */
};

/*
 * Mark what @b has as known in @r: the same rule, file and title (see finding_title()). That is
 * called once for a baseline.
 */
struct comparison baseline_compare(struct baseline *b, struct report *r);

/* Does it say anything of that file, be it that nothing was found? */
bool baseline_has_file(const struct baseline *b, const char *file);

void baseline_free(struct baseline *b);

#endif
