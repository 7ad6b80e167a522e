/* SPDX-License-Identifier: MIT */
/*
 * summary.h - the shape of a report: where the findings are, and which are worth doing first
 */
#ifndef SUMMARY_H
#define SUMMARY_H

#include <stdio.h>

#include "merge.h"

/*
 * Print tables of how many findings each folder and each subsystem has, by rule (of MAINTAINERS
 * below @source; without one only folders), and the includes whose removal saves most, after
 * relies_find(). What is known is not counted.
 */
void summary_print(FILE *to, const struct merged *m, const char *source);

#endif
