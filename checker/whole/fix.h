/* SPDX-License-Identifier: MIT */
/*
 * fix.h - findings as a patch
 */
#ifndef FIX_H
#define FIX_H

#include <stdio.h>

#include "merge.h"

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

#endif
