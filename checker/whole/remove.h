/* SPDX-License-Identifier: MIT */
/*
 * remove.h - edits that take an include out
 */
#ifndef REMOVE_H
#define REMOVE_H

#include <stdbool.h>
#include <stddef.h>

struct c_file;
struct finding;
struct patch;
struct place;

/*
 * Remove the include that @f names from @place, with the conditional that has nothing else. False
 * if the line is another one, which is said on stderr.
 */
bool remove_include(struct c_file *s, const struct finding *f, const struct place *place);

/* If nothing is left in the conditional around @line, it goes as well. */
void remove_empty(struct patch *p, size_t line);

#endif
