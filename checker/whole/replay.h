/* SPDX-License-Identifier: MIT */
/*
 * replay.h - read a unit's files again in the order of their includes
 *
 * For the includes that can be removed together. Three others replay an order of reading:
 * judge/alone.c, closure_order() and order.c; alone.h says what each is for.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdbool.h>

#include "graph.h"
#include "merge.h"

/*
 * Replay every unit with and without the includes of those findings of @all that
 * are removable. Where a name is no longer declared before a file that uses it
 * reads on, the findings that caused it lose the mark. @graphs has the graph of each
 * store. Tells whether any did.
 */
bool replay_units(const struct merged *m, struct graph *const *graphs, struct findings *all);

#endif
