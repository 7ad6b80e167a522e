/* SPDX-License-Identifier: MIT */
/*
 * cost.h - what a header costs: the lines that the compiler gets for including it
 *
 * Lines and bytes are those that gcc -E -P prints (no comments, no line markers). What
 * -include brings to all is not counted.
 */
#ifndef COST_H
#define COST_H

#include <stdio.h>

#include "json.h"
#include "web.h"

/* What some files have together. */
struct cost_sum {
	unsigned long lines, bytes;
	unsigned headers;
};

/* The part of a header's cost that one of its includes brings alone. */
struct cost_include {
	unsigned link;			/* in web.links */
	struct cost_sum only;
};

struct cost {
	unsigned file;			/* in web.files */
	struct cost_sum alone;		/* as the only include of a unit; it counts as a header */
	unsigned units;			/* that read it */
	unsigned long paid;		/* lines for all of them, if each had it alone */
	struct cost_include *includes;	/* by line; those that a configuration takes */
	size_t nr_includes;
};

/* The cost of the header @file; cost_free() gives back what it has. */
struct cost cost_of(const struct web *w, unsigned file);
void cost_free(struct cost *c);

/*
 * The costs of the headers called so, to be freed by cost_free_all(). Returns 0, or -1 if one is
 * not known, which is said on stderr.
 */
int cost_find(const struct web *w, char *const *names, size_t nr, struct cost **all);
void cost_free_all(struct cost *all, size_t nr);

/* The costs of all headers, without their includes, the dearest for the build first. */
struct cost *cost_all(const struct web *w, size_t *nr);

/* A table as text: of the headers called @names, with their includes, or (@nr 0) the 50 dearest. */
int cost_print(FILE *to, const struct web *w, char *const *names, size_t nr);

/* The same as JSON, of all headers if none is named. */
int cost_print_json(FILE *to, const struct web *w, char *const *names, size_t nr) WITH_JSON;

/* Two builds side by side: what became dearer, or cheaper, first. */
int cost_compare(FILE *to, const struct web *before, const struct web *after, char *const *names,
		 size_t nr);

/* The macros whose large expansions make most bytes of the build, and where. */
void cost_macros(FILE *to, const struct web *w);

#endif
