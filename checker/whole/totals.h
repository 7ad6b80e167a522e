/* SPDX-License-Identifier: MIT */
/*
 * totals.h - how much a report has of what
 */
#ifndef TOTALS_H
#define TOTALS_H

#include <stdio.h>

#include "merge.h"

/*
 * Print how many units there are, and findings by rule; what is to be done; and of per-task how
 * many places each member has. What is known is not counted.
 */
void totals_print(FILE *to, const struct merged *m);

#endif
