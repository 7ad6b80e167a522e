/* SPDX-License-Identifier: MIT */
/*
 * series.h - edits as a series of patches, each with its commit message
 *
 *	struct series s = { .from = "A U Thor <author@example.org>" };
 *	unsigned step = series_add(&s, "mm: include what is used", "Why ...");
 *	struct patch *p = series_file(&s, root, "mm/slab.h");
 *
 *	p->step = step;
 *	patch_add(p, 12, "#include <linux/types.h>");
 *	series_print(stdout, &s);
 *	series_free(&s);
 *
 * The patches come in the order in which they were added; each is for a tree that has those
 * before it.
 */
#ifndef SERIES_H
#define SERIES_H

#include <stdbool.h>
#include <stdio.h>

#include "patch.h"
#include "table.h"

struct series_patch {
	char *subject;		/* without "[PATCH 2/9] " */
	char *body;		/* see series_add() */
};

struct series {
	const char *from;	/* "NAME <ADDRESS>", whose patches these are; not freed */
	bool signoff;		/* sign them off as that one */
	struct series_patch *patches;
	size_t nr, max;
	struct patch **files;
	size_t nr_files, max_files;
	struct table names;	/* private: the files by name */
};

/*
 * One more patch, and the number that its edits bear (patch.step). The @body's paragraphs have
 * a blank line between them, and are wrapped when they are printed but for lines that begin
 * with a blank. Both are copied.
 */
unsigned series_add(struct series *s, const char *subject, const char *body);

/*
 * The edits of the file @name below @root, which is read when it is asked for first. NULL with
 * errno set if it cannot be. It belongs to the series, and @name is copied.
 */
struct patch *series_file(struct series *s, const char *root, const char *name);

/*
 * Print the series as a mailbox, for git am. A patch without edits is left out and not counted.
 * Returns how many patches there were.
 */
size_t series_print(FILE *to, struct series *s);

void series_free(struct series *s);

#endif
