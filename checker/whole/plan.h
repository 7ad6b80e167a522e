/* SPDX-License-Identifier: MIT */
/*
 * plan.h - what it takes to make headers cheaper, in words
 */
#ifndef PLAN_H
#define PLAN_H

#include <stdio.h>

#include "cuts.h"
#include "json.h"

/*
 * The cuts that were made, with what they take and save, how much could be cut at most, and
 * what stands in the way: the files that are still read where nothing of them is needed.
 */
void plan_print(FILE *to, struct planner *p);

/*
 * What it takes to remove each include of the header @file (or @drop alone: "<linux/fs.h>" or
 * linux/fs.h), most for the least work first; of those that have to stay what for; and who would
 * do with its types alone. Returns 0, or -1 if there is none, which is said on stderr.
 */
int plan_print_header(FILE *to, struct planner *p, unsigned file, const char *drop);

/* Make those cuts that save lines, or the one named. Returns 0, or -1 if there is none. */
int plan_make_header(struct planner *p, unsigned file, const char *drop);

/* A line of these: what a file gets, and what for. */
void plan_print_repair(FILE *to, const struct web *w, const struct repair *r);

/* The cuts, and the lines of each unit before and after, as JSON. */
void plan_print_json(FILE *to, struct planner *p) WITH_JSON;

#endif
