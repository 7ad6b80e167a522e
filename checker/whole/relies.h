/* SPDX-License-Identifier: MIT */
/*
 * relies.h - what would break if a redundant include were removed
 */
#ifndef RELIES_H
#define RELIES_H

#include "merge.h"

/*
 * Fill in, for each redundant include of a header, the files of the build that
 * reach a name they use only through it (finding.relied). Not for what is known, which
 * nobody is shown.
 */
void relies_find(struct merged *m);

/*
 * Mark those findings whose includes can all be removed at once (finding.removable):
 * nobody relies on any, no file loses a provider from its closure, and replayed in
 * the order of its includes, no unit of any configuration reads a name before the
 * file that declares it.
 */
void relies_choose(struct merged *m);

#endif
