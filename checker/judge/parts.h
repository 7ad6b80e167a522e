/* SPDX-License-Identifier: MIT */
/*
 * parts.h - what a header offers besides its own: the narrower headers behind it
 *
 * <linux/kernel.h> includes <linux/container_of.h> and uses nothing of it: it is there for those
 * who include <linux/kernel.h>. Who has container_of() that way and loses the include has it only
 * by luck, where something else happens to bring it.
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

/* The same, as the headers and names themselves. parts_free() releases what they hold. */
struct parts parts_of(const struct file *file, const struct include *include,
		      const unsigned long *only);
void parts_free(struct parts *parts);

#endif
