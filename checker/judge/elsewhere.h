/* SPDX-License-Identifier: MIT */
/*
 * elsewhere.h - would another configuration need the include?
 */
#ifndef ELSEWHERE_H
#define ELSEWHERE_H

#include "unit.h"

/*
 * Does @file ask for a name that nobody declares in this unit (in a branch not taken, a condition,
 * a macro's body), while a header of @only, that it has by the include @nr alone, would declare it
 * in a branch not taken, or by an include in one? Or does it, in a branch not taken, reach a member
 * that only structures of these headers have? For a C file the headers of its own folder that
 * it includes after this one are asked as well: they are parts of it.
 */
bool elsewhere_needs(const struct file *file, size_t nr, const unsigned long *only);

/*
 * Does @file write a name that another file declares here, and @target itself would declare in a
 * branch not taken? Example: here arch/x86 defines prefetch(), elsewhere <linux/prefetch.h> does.
 * So a file that calls it needs <linux/prefetch.h>.
 */
bool elsewhere_has(const struct file *target, const struct file *file);

#endif
