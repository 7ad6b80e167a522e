/* SPDX-License-Identifier: MIT */
/*
 * known.h - what of a report is not new
 */
#ifndef KNOWN_H
#define KNOWN_H

#include <stdbool.h>

#include "merge.h"

/*
 * Mark as known what the older report at @baseline has, or what the change since @rev ("-": the
 * patches on the standard input) has not caused; either may be NULL. @source is the source tree
 * that git is asked in. How much is new is said on stderr. False if there is nothing to go by,
 * which was said, too.
 */
bool known_mark(struct merged *m, const char *baseline, const char *rev, const char *source);

#endif
