/* SPDX-License-Identifier: MIT */
/*
 * unchecked.h - what was compiled and not checked
 *
 * Only the units that read a header can tell whether its include is needed, so find those never
 * checked. kbuild's .cmd files have all that it compiled, and what each unit read.
 */
#ifndef UNCHECKED_H
#define UNCHECKED_H

#include "coverage.h"
#include "merge.h"

/*
 * For the object trees of the @stores - the folder that each is in, and those that it names -
 * find the C files that kbuild compiled to assembly by a rule that calls no checker
 * (asm-offsets.c, bounds.c) and that no unit record is of: report.unchecked; and count for each
 * finding that takes an include out of a file the compiled units that read the file and were not
 * checked for that rule: finding.unread. Returns the sums; free with coverage_free().
 */
struct coverage unchecked_find(struct merged *m, char *const *stores, int nr);

/* Take all that was compiled as checked. */
void unchecked_forget(struct merged *m);

#endif
