/* SPDX-License-Identifier: MIT */
/*
 * why.h - how files come to read a header, and what to cut so that they do not
 */
#ifndef WHY_H
#define WHY_H

#include <stdio.h>

#include "needs.h"
#include "web.h"

/*
 * Print how the C file called @from (NULL: most units) comes to read the header @file: chains of
 * includes, the shortest first, each link with the names for which it is there, or that nothing
 * behind it is used; then the fewest links to cut so that the header is gone. Returns 0, or -1
 * if nobody reads it so, which is said on stderr.
 */
int why_print(FILE *to, const struct web *w, const struct needs *n, unsigned file,
	      const char *from);

#endif
