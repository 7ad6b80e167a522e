/* SPDX-License-Identifier: MIT */
/*
 * parts.h - what a header offers besides its own: the narrower headers that it includes for others
 *
 * <linux/kernel.h> includes <linux/container_of.h> and uses nothing of it: it is there for files
 * that include <linux/kernel.h>. Such a file may use container_of(). Without the include it has
 * that only by luck, where something else happens to bring it.
 */
#ifndef PARTS_H
#define PARTS_H

#include "unit.h"

/* Is @file included for what @part has, too? By their names, or since the rules say so. */
bool parts_offers(const struct file *file, const struct file *part);

/*
 * Does @file write a name that it has because the header of @include offers it, and not because of
 * another of its includes, or one of those of @only, that it has by that include alone?
 */
bool parts_written(const struct file *file, const struct include *include,
		   const unsigned long *only);

/* What a file uses of a header that it does not use itself. */
struct parts {
	VEC(struct file *) headers;		/* to include instead, sorted by name */
	VEC(const struct name *) names;		/* that the file writes, in their order */
};

/* As parts_written(), but returns which headers and names these are. parts_free() releases them. */
struct parts parts_of(const struct file *file, const struct include *include,
		      const unsigned long *only);
void parts_free(struct parts *parts);

#endif
