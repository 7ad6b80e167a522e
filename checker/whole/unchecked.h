/* SPDX-License-Identifier: MIT */
/*
 * unchecked.h - files that were compiled where C=1 does not show them
 */
#ifndef UNCHECKED_H
#define UNCHECKED_H

#include "merge.h"

/*
 * Fill in @m's report.unchecked: C files that kbuild compiled to assembly in the
 * object trees that the @stores are in (asm-offsets.c, bounds.c), by a rule that
 * calls no checker, and that no unit record is of.
 */
void unchecked_find(struct merged *m, char *const *stores, int nr);

#endif
