/* SPDX-License-Identifier: MIT */
/*
 * steps.h - a plan as a patch series, in an order in which every step builds
 */
#ifndef STEPS_H
#define STEPS_H

#include "cuts.h"
#include "merge.h"
#include "series.h"

/*
 * Add the planner's cuts to @series, for the source tree below @source: of each first what files
 * are to include or declare themselves, a patch for each subsystem, then the removal. The messages
 * give reason and numbers, and the configurations of @stores. What cannot be edited, and the needs
 * that the edited tree would not meet, are said on stderr, and -1 is returned for these.
 */
int steps_into(struct series *series, struct planner *p, const struct merged *m,
	       const char *source, char *const *stores, int nr_stores);

#endif
