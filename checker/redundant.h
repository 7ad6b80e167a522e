/* SPDX-License-Identifier: MIT */
/*
 * redundant.h - why an include stays
 */
#ifndef REDUNDANT_H
#define REDUNDANT_H

#include "parts.h"
#include "unit.h"

/* Are the file's includes judged? Not those of fragments, and what the rules leave out. */
bool redundant_is_judged(struct file *file);

/*
 * Why include number @nr of @file stays: "used", "load-bearing", "template", "pragma" ..., "parts"
 * where the file uses only what the header includes or stands for; NULL if it can go as far as
 * this unit shows.
 */
const char *redundant_why_kept(struct file *file, size_t nr);

/* The parts, if only such are used and nothing else holds the include; else none. */
struct parts redundant_parts(struct file *file, size_t nr);

#endif
