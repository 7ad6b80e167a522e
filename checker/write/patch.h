/* SPDX-License-Identifier: MIT */
/*
 * patch.h - edits of a file by line, printed as a unified diff
 */
#ifndef PATCH_H
#define PATCH_H

#include <stdbool.h>
#include <stdio.h>

#include "util.h"

/* The lines of a file, without their newlines, and what is to become of them. */
struct patch {
	const char *name;		/* relative to the root of the tree */
	char *bytes;
	char content[DIGEST_LEN + 1];	/* their digest */
	struct patch_line {
		const char *text;
		bool removed;
		char **added;		/* lines to come behind it */
		size_t nr_added;
	} *lines;			/* lines[0] stands before the first line */
	size_t nr_lines;		/* without lines[0] */
	bool newline_at_end;
};

/* Read the file at @path. Returns 0, or -1 with errno set. */
int patch_open(struct patch *p, const char *path, const char *name);

/* Add a line (copied) behind line @line and what was added there before; 0: first of all. */
void patch_add(struct patch *p, size_t line, const char *text);

/* Print what git apply and patch -p1 take; nothing if nothing is changed. */
void patch_print(FILE *to, const struct patch *p);

void patch_close(struct patch *p);

#endif
