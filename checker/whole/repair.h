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
	REPAIR_PENDING,		/* it has got what it takes, since the unit was read */
	REPAIR_FOUND,
};

/*
 * What mends that @file does not meet @need in the unit that the planner has read, when @c had
 * @from repairs.
 */
enum repaired repair_find(const struct planner *p, const struct cut *c, size_t from,
			  unsigned file, const struct need *need, struct repair *repair);

#endif
