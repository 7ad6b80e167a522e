/* SPDX-License-Identifier: MIT */
/*
 * repair.h - what a file is to include, or declare, for what it would miss
 */
#ifndef REPAIR_H
#define REPAIR_H

#include "cuts.h"

/* May that file be edited: is it part of the sources, and does it stand alone? */
bool repair_is_ours(const struct web *w, unsigned file);

enum repaired {
	CANNOT_REPAIR,
	REPAIR_PENDING,		/* a later repair of @c already mends it */
	REPAIR_FOUND,
};

/*
 * What mends that @need is not met in @file, in the unit that the planner has read. @from: the
 * number of repairs that @c had when this unit was read; later ones are not in that reading.
 */
enum repaired repair_find(const struct planner *p, const struct cut *c, size_t from,
			  unsigned file, const struct need *need, struct repair *repair);

#endif
