/* SPDX-License-Identifier: MIT */
/*
 * flags.h - a compiler's command line, and what sparse is to see of it
 *
 * Sparse takes a word that is no flag for a C file, knows few of the flags that have an operand,
 * and ends the process at some that it does not know. Facts: gcc's --help=separate and .opt files,
 * clang's own answer to each of its options without one, and sparse's options.c.
 */
#ifndef FLAGS_H
#define FLAGS_H

#include <stdbool.h>

/* Is @next, the word behind @flag (or NULL), its operand, for gcc, clang or sparse? */
bool flag_has_operand(const char *flag, const char *next);

/* Is the long option @flag ("--...") one of gcc's, clang's or sparse's? */
bool flag_is_known(const char *flag);

/* What fkh-check checks. */
struct source {
	const char *path;	/* NULL: no C file is named */
	const char *other;	/* a word that is no flag either, nor an operand; or NULL */
	bool probe;		/* it has no C file's name: somebody tries the checker */
};

/*
 * Of all words @argv (NULL at the end) those that sparse understands: operands stay with their
 * flags or go with them, names are sparse's, what it would misread is gone, @FILE is read.
 * Sets *@source, and *@argc to their number. The result is for the life of the process; its last
 * word is the source.
 */
char **flags_for_sparse(char **argv, int *argc, struct source *source);

#endif
