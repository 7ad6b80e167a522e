/* SPDX-License-Identifier: MIT */
/*
 * git.h - what git knows
 *
 * What git has to complain of, it says itself on stderr; the program ends with status 2 then.
 */
#ifndef GIT_H
#define GIT_H

#include <stddef.h>

/* Who commits here, "NAME <ADDRESS>"; to be freed. */
char *git_author(void);

/*
 * What git @words (NULL at the end), run in the folder @directory (NULL: here), prints: @len
 * bytes and a NUL, to be freed.
 */
char *git_output(const char *directory, const char *const *words, size_t *len);

#endif
