/* SPDX-License-Identifier: MIT */
/*
 * used.h - which files declare what a file uses
 *
 * This configuration is not the only one, so every word counts: in macro bodies, in
 * conditions, in branches not taken. Both sets live as long as the unit.
 */
#ifndef USED_H
#define USED_H

#include "unit.h"

/*
 * The files that declare what @file means and, where it writes the name, the headers that are to
 * be included for it: a file that writes O_NONBLOCK uses <linux/fcntl.h>, whatever else leads to
 * <asm-generic/fcntl.h>.
 */
const unsigned long *used_meant(const struct file *file);

/* These, and all others that would do as well. */
const unsigned long *used_all(const struct file *file);

/* Is it what the use means, or could mean elsewhere, and not just another that would do? */
bool used_is_meant(const struct provider *by, const struct use *use);

/*
 * The words of @file that may mean something though no use of them has been seen, as indexes in
 * file.words: those in macro bodies, in conditions, in branches not taken, in arguments that a
 * macro drops. Only those that somebody declares.
 */
const unsigned *used_open(const struct file *file, size_t *nr);

/* Could such a word mean what @by declares? */
bool used_may_mean(const struct file *file, const struct word *word, const struct provider *by);

#endif
