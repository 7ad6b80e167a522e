/* SPDX-License-Identifier: MIT */
/*
 * alone.h - a header read as a unit's only include
 *
 * Where headers include each other, it depends on which is read first what is there: the
 * closure alone does not tell.
 *
 * Four places replay the order in which files are read: this one a header alone in one unit, to
 * see what its advice would break; closure_order() the unit without an include, for relies.c;
 * whole/replay.c all units without the removable includes; whole/order.c all units with a
 * plan's edits.
 */
#ifndef ALONE_H
#define ALONE_H

#include "unit.h"

/* What a file would lack, and where. */
struct lack {
	const struct file *file;
	const struct ident *ident;
};

/*
 * Read @header as the only include of a unit (but for what -include brings), with the
 * @nr headers @added after those of its includes that stand before @line. Of the files that
 * include @header in turn, and of itself, find one that uses what its closure has but what is
 * not there yet at that moment, or that would define itself what @header is still to define.
 * Returns false if there is none.
 */
bool alone_lacks(const struct file *header, struct file *const *added, size_t nr, unsigned line,
		 struct lack *lack);

#endif
