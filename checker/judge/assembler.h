/* SPDX-License-Identifier: MIT */
/*
 * assembler.h - what assembler sources may include
 */
#ifndef ASSEMBLER_H
#define ASSEMBLER_H

#include "unit.h"

/* May assembler sources include it, too? It asks whether they do, or has no C in it. */
bool assembler_reads(const struct file *file);

/* Is the line of @file within "#ifndef __ASSEMBLY__"? */
bool assembler_skips(const struct file *file, unsigned line);

#endif
