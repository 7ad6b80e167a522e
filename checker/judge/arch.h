/* SPDX-License-Identifier: MIT */
/*
 * arch.h - what the architectures and the programs of the source tree have
 */
#ifndef ARCH_H
#define ARCH_H

#include <stdbool.h>

struct file;

/*
 * Does every architecture of the tree that @from is in have @header ("asm/x.h"), of its own
 * (arch/ARCH/include/asm, generic-y) or for all (mandatory-y)? True where there is no arch/.
 * Looked up in the tree once for each header.
 */
bool arch_all_have(const struct file *from, const char *header);

/*
 * Do programs of the build machine read @file, too? Their sources, and the lists of what is
 * copied for them, are named in rules/, and read once: one has to have its path.
 */
bool arch_host_reads(const struct file *file);

#endif
