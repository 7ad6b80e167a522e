/* SPDX-License-Identifier: MIT */
/*
 * part.h - headers that are parts of the one file that includes them
 */
#ifndef PART_H
#define PART_H

#include "choose.h"

/*
 * Does @file, which lacks @wants, belong to the file that includes it? Nobody else in the unit
 * includes it, and what it lacks is there before that #include: of that file's own making, or
 * that file is the one to include for what it makes of it. To include that back makes no sense.
 */
bool part_of_includer(struct file *file, const struct want *wants, size_t nr);

#endif
