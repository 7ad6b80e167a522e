/* SPDX-License-Identifier: MIT */
/*
 * cycle.h - how a header leads back to the file that is to include it
 */
#ifndef CYCLE_H
#define CYCLE_H

struct file;

/*
 * "a.h -> b.h -> a.h": the shortest way from @file by the include of @header back to itself;
 * the middle of a long one is left out. The caller frees it.
 */
char *cycle_path(const struct file *file, const struct file *header);

#endif
