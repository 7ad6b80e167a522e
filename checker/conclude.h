/* SPDX-License-Identifier: MIT */
/*
 * conclude.h - from the unit to the records
 */
#ifndef CONCLUDE_H
#define CONCLUDE_H

#include "finding.h"

/*
 * Store what the unit learned of each of its files, and what @findings say, in the
 * store @dir; @rules are the names of the rules that were run. Returns 0, or -1
 * with errno set.
 */
int conclude(const char *dir, struct findings *findings, const char *const *rules);

/* Store that the unit @name could not be analysed, and why. */
int conclude_error(const char *dir, const char *name, const char *why);

#endif
