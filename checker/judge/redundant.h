/* SPDX-License-Identifier: MIT */
/*
 * redundant.h - why an include stays
 */
#ifndef REDUNDANT_H
#define REDUNDANT_H

#include "finding.h"
#include "parts.h"
#include "unit.h"

/* Look at include number @nr of @file. */
typedef void check_include_fn(struct findings *findings, struct file *file, size_t nr);

/* All includes that are judged, one after the other. */
void redundant_each(struct findings *findings, check_include_fn *check);

/*
 * Why include number @nr of @file stays: "used", "relied-on", "template", "pragma" ..., "parts"
 * where the file uses only what the header includes or stands for; NULL if it can go as far as
 * this unit shows.
 */
const char *redundant_why_kept(struct file *file, size_t nr);

/* The parts, if only such are used and nothing else holds the include; else none. */
struct parts redundant_parts(struct file *file, size_t nr);

#endif
