/* SPDX-License-Identifier: MIT */
/*
 * batch.h - check many recorded units, each in a process of its own
 */
#ifndef BATCH_H
#define BATCH_H

struct options;

/*
 * Check the units that @options' --kbuild or -p names: those of @nr @sources, C files or
 * folders (from the source root, or as paths), or all if @nr is 0. Returns the exit
 * status: the worst of the units', or 2 if one of the sources was never compiled.
 */
int batch_run(const struct options *options, char *const *sources, int nr);

#endif
