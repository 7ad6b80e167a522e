/* SPDX-License-Identifier: MIT */
/*
 * fix.h - findings as a patch
 */
#ifndef FIX_H
#define FIX_H

#include <stdbool.h>
#include <stdio.h>

#include "merge.h"
#include "patch.h"

enum fix {
	FIX_MISSING = 1,	/* what missing-include says to add */
	FIX_REMOVABLE = 2,	/* what can be removed, all at once (see relies.h) */
	FIX_ALL = FIX_MISSING | FIX_REMOVABLE,
	FIX_NARROWER = 4,	/* includes that others take the place of, but for relied on ones */
};

/*
 * Print the patch of what @fix names, for git apply and patch -p1, to be applied in
 * @source, the root of the source tree. A line that is not what the records say is
 * left alone, with a word on stderr. Returns 0, or -1 if a file could not be read.
 */
int fix_print(FILE *to, const struct merged *m, enum fix fix, const char *source);

/* Is @f one of those that @fix names? Removable is what relies_choose() said so of. */
bool fix_is_for(const struct finding *f, enum fix fix);

/* Is the open file @p not the one whose bytes had the digest @content (or NULL) when checked? */
bool fix_refused(const struct patch *p, const char *content);

/* The files that no patch is made of; zero at first. */
struct fix_left {
	char **changed, **foreign;
	size_t nr_changed, nr_foreign;
};

/* @file has changed since it was checked, or is not in the source tree. */
void fix_leave_changed(struct fix_left *left, const char *file);
void fix_leave_foreign(struct fix_left *left, const char *file);

/* Say so on stderr, a line for each reason, and forget it. */
void fix_say_left(struct fix_left *left);

/* Make the edits of what @fix names of @f, all @nr findings of that file. */
void fix_edit(struct patch *p, const struct finding *f, size_t nr, enum fix fix);

/*
 * The edits that mend one finding alone. Files are read in @source once for all findings that
 * follow one another. fixer_fix() returns NULL where there are none: nothing is proposed, somebody
 * relies on the include, or the file has changed since or is not there; what it returns is good
 * until the next call.
 */
struct fixer;

struct fixer *fixer_open(const struct merged *m, const char *source);
const struct patch *fixer_fix(void *fixer, const struct finding *f);
void fixer_close(struct fixer *fixer);

#endif
