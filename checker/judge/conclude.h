/* SPDX-License-Identifier: MIT */
/*
 * conclude.h - from the unit to the records
 */
#ifndef CONCLUDE_H
#define CONCLUDE_H

#include "finding.h"

/*
 * Store what the unit learned of each of its files, and what @findings say, in the
 * store @dir; @rules are the names of the rules that were run, @object what the unit
 * is compiled to if its own name does not say it (see facts.h). Returns 0, or -1
 * with errno set.
 */
int conclude(const char *dir, const char *object, struct findings *findings,
	     const char *const *rules);

/* Store that the unit @name could not be analysed, and why. */
int conclude_error(const char *dir, const char *object, const char *name, const char *why);

#endif
