/* SPDX-License-Identifier: MIT */
/*
 * diff.h - what a change does to files, from a unified diff
 */
#ifndef DIFF_H
#define DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "table.h"

/* A file that is changed, by its name after the change. */
struct diff_file {
	char *name;
	unsigned *touched;	/* the lines that it has now and had not, sorted */
	size_t nr_touched;
	struct table words;	/* the identifiers of the lines that went: diff_lost() */
	struct table declared;	/* those that they seem to declare: diff_undeclared() */
	char **dropped;		/* what they included and the lines that came do not, as spelled */
	size_t nr_dropped;
	char **included;	/* and the other way round */
	size_t nr_included;
};

struct diff {
	struct diff_file **files;	/* sorted by name */
	size_t nr;
};

/*
 * Read a unified diff with whatever stands around it: the output of git diff and git
 * format-patch, a mailbox of patches that are applied one after the other. Lines are numbered
 * as after the last of them. NULL after saying on stderr why it cannot be
 * ("PROGRAM: FROM:LINE: why"). @text is written to.
 */
struct diff *diff_read(char *text, size_t len, const char *from);

/* The file's changes, or NULL. */
const struct diff_file *diff_find(const struct diff *d, const char *name);

bool diff_touches(const struct diff_file *f, unsigned line);

/* Did a line that went have this identifier? And did it seem to declare it? */
bool diff_lost(const struct diff_file *f, const char *word);
bool diff_undeclared(const struct diff_file *f, const char *word);

void diff_free(struct diff *d);

#endif
