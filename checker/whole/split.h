/* SPDX-License-Identifier: MIT */
/*
 * split.h - findings as a patch series: one patch for each subsystem and kind
 */
#ifndef SPLIT_H
#define SPLIT_H

#include "fix.h"
#include "merge.h"
#include "series.h"

/*
 * Add to @series what @fix names, for the source tree below @source: first what is to be added,
 * then what is to go, each sorted by subsystem of MAINTAINERS, or by folder where nobody is named.
 * The messages say what was found and on which of the @stores' configurations. A file that
 * has changed is left alone, with a word on stderr. Returns 0, or -1 if one could not be read.
 */
int split_into(struct series *series, const struct merged *m, enum fix fix, const char *source,
	       char *const *stores, int nr_stores);

#endif
