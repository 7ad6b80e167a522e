/* SPDX-License-Identifier: MIT */
/*
 * caused.h - which findings a change has caused
 */
#ifndef CAUSED_H
#define CAUSED_H

#include "diff.h"
#include "merge.h"

/* How many findings and errors are of the change, on its lines and elsewhere, and how many not. */
struct share {
	size_t on_lines, elsewhere, others;
};

/*
 * Mark what is not caused by the change @d as known, in the report of @m: records of the tree
 * after the change. Caused is
 *
 *   - what stands on a line that the change wrote: of a finding only these places are left;
 *   - that a name is not declared for a file, where the file or one that it includes lost the
 *     declaration, or an include that led to it;
 *   - that nothing of a header is used, where the file lost the last use of a name of it, or the
 *     header the declaration of one that the file uses, or the include is there twice now;
 *   - that a unit cannot be analysed that the change is in, or what it read so far; of one that
 *     was not analysed at all it is known only where it failed.
 */
struct share caused_by(const struct diff *d, struct merged *m);

/*
 * Mark the findings as known whose file neither is changed nor reads what is. Returns how many of
 * them were not known before.
 */
size_t caused_in_reach(const struct diff *d, struct merged *m);

#endif
