/* SPDX-License-Identifier: MIT */
/*
 * add.h - edits that add what a file lacks
 */
#ifndef ADD_H
#define ADD_H

#include <stdbool.h>

struct c_file;
struct finding;
struct place;

/* Is what @f adds an include? Else it is a declaration. */
bool add_is_include(const struct finding *f);

/* Can it be added? Not a declaration to what the assembler reads, too. */
bool add_is_possible(const struct c_file *s, const struct finding *f);

/* Add what @f says is missing; why that cannot be is said on stderr. */
void add_line(struct c_file *s, const struct finding *f);

/* What comes in the place of that include: in the order of the others, if they have one. */
void add_parts(struct c_file *s, const struct finding *f, const struct place *place);

#endif
