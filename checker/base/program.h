/* SPDX-License-Identifier: MIT */
/*
 * program.h - run another program and take its output
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stddef.h>

/*
 * What @argv[0], which is looked for in PATH, prints on its standard output with these
 * arguments (NULL at the end): @len bytes and a NUL, to be freed. Its standard input is empty,
 * its standard error ours. @status takes its exit status, 128 and the signal if one ended it.
 * NULL with errno set if it cannot be started.
 */
char *program_output(const char *const *argv, size_t *len, int *status);

#endif
