/* SPDX-License-Identifier: MIT */
/*
 * chosen.h - which rules a report is of
 */
#ifndef CHOSEN_H
#define CHOSEN_H

#include "merge.h"

/*
 * Leave in the report what the rules of @only found, and take what the rules of both lists leave to
 * be done place by place. The lists are names with commas between them, or NULL, and are cut up.
 * One that no unit was checked for ends the program.
 */
void choose_rules(struct merged *m, char *only, char *with);

#endif
