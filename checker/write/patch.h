/* SPDX-License-Identifier: MIT */
/*
 * patch.h - edits of a file by line, printed as a unified diff
 *
 * The edits may be those of several patches that are applied one after the other. All of
 * them name lines by their number in the file as it was read.
 */
#ifndef PATCH_H
#define PATCH_H

#include <stdbool.h>
#include <stdio.h>

#include "util.h"

/* A line that is to come. */
struct patch_added {
	char *text;
	unsigned step;			/* with this patch, counted from 1 */
};

/* The lines of a file, without their newlines, and what is to become of them. */
struct patch {
	const char *name;		/* relative to the root of the tree */
	char *bytes;
	char content[DIGEST_LEN + 1];	/* their digest */
	unsigned step;			/* whose edits come now; 1 at first */
	struct patch_line {
		const char *text;
		unsigned removed;	/* by this patch; 0: by none */
		struct patch_added *added;	/* to come behind it, in this order */
		size_t nr_added;
	} *lines;			/* lines[0] stands before the first line */
	size_t nr_lines;		/* without lines[0] */
	bool newline_at_end;
	unsigned *steps;		/* whose edits there are, in order of the first one */
	size_t nr_steps;
};

/* Read the file at @path; @name is not copied. Returns 0, or -1 with errno set. */
int patch_open(struct patch *p, const char *path, const char *name);

/* Remove line @line, if no patch did so before. */
void patch_remove(struct patch *p, size_t line);

/* Add a line (copied) behind line @line and what was added there before; 0: first of all. */
void patch_add(struct patch *p, size_t line, const char *text);

/* Take back all edits. */
void patch_reset(struct patch *p);

/* Has the patch that is numbered @step any edit of the file? */
bool patch_has_step(const struct patch *p, unsigned step);

/* Print all edits as what git apply and patch -p1 take; nothing if nothing is changed. */
void patch_print(FILE *to, const struct patch *p);

/* The same of one patch, for a tree that has those before it. */
void patch_print_step(FILE *to, const struct patch *p, unsigned step);

void patch_close(struct patch *p);

#endif
