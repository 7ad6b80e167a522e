/* SPDX-License-Identifier: MIT */
/*
 * pragma.h - what a file says to tools like this one: the pragmas of include-what-you-use
 *
 * A comment that begins with "IWYU pragma:", as in "#include <linux/foo.h> // IWYU pragma: keep".
 * See https://github.com/include-what-you-use/include-what-you-use/blob/master/docs/IWYUPragmas.md
 */
#ifndef PRAGMA_H
#define PRAGMA_H

#include "unit.h"

enum pragma_kind {
	PRAGMA_ALWAYS_KEEP,		/* includes of this file are never redundant */
	PRAGMA_PRIVATE,			/* only the header that it names, if any, includes it */
	PRAGMA_NO_INCLUDE,		/* it is not to include that header */
	PRAGMA_NO_FORWARD_DECLARE,	/* nor to declare that structure ahead */
};

/*
 * Fill in @file's pragmas, and keep and export of its includes, which are there already. @bytes
 * are the file's.
 */
void pragma_scan(struct file *file, const char *bytes, size_t size);

/* The pragma of that kind about @about (NULL: about anything), or NULL. */
const struct pragma *pragma_find(const struct file *file, enum pragma_kind kind, const char *about);

#endif
