/* SPDX-License-Identifier: MIT */
/*
 * coverage.h - how much of what was compiled has been checked
 */
#ifndef COVERAGE_H
#define COVERAGE_H

#include <stdbool.h>

#include "merge.h"

/* How far the units that were compiled have been checked. */
struct coverage {
	unsigned compiled;	/* units, in the object trees that are there */
	unsigned missing;	/* of these, not checked, or not for the rules that count */
	unsigned readers;	/* of the missing, those that read what --fix would change */
	char *command;		/* what checks the missing, or NULL */
	char *gone;		/* an object tree without records of what was compiled, or NULL */
};

/*
 * Say on stderr, a line each, how many units were compiled and not checked, and with @fix how many
 * includes were left alone for it; nothing if they read none of these files.
 */
void coverage_say(const struct coverage *c, const struct merged *m, bool fix);

void coverage_free(struct coverage *c);

#endif
