/* SPDX-License-Identifier: MIT */
/*
 * memory.h - memory that lives until the process ends
 *
 * It is not given back, so that it can be taken by moving a pointer. Running out of it
 * ends the program, as in util.h.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

#define PIECE	(2UL << 20)

/* How much there is of it, in bytes. */
extern size_t memory_taken;

/* @size bytes, zero. */
void *take(size_t size);

/* PIECE bytes, zero; this can be given back. */
void *take_piece(void);
void give_back_piece(void *piece);

#endif
