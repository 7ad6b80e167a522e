/* SPDX-License-Identifier: MIT */
/*
 * allocators.h - sparse's allocators, ours put before them (hooks.c says how)
 */
#ifndef ALLOCATORS_H
#define ALLOCATORS_H

#include <stdbool.h>

/* With @on, a unit for which sparse wants too much memory ends by sparse's die(). Off at first. */
void limit_memory(bool on);

/* Give back the memory of all tokens. */
void drop_tokens(void);

#endif
