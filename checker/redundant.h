/* SPDX-License-Identifier: MIT */
/*
 * redundant.h - why an include stays
 */
#ifndef REDUNDANT_H
#define REDUNDANT_H

#include "unit.h"

/*
 * Why include number @nr of @file stays: "used", "load-bearing", "template",
 * "pragma" ...; NULL if it can go as far as this unit shows.
 */
const char *redundant_why_kept(struct file *file, size_t nr);

#endif
