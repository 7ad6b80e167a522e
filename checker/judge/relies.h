/* SPDX-License-Identifier: MIT */
/*
 * relies.h - files that have something only because others were read before them
 */
#ifndef RELIES_H
#define RELIES_H

#include "unit.h"

/*
 * @only: the files that @file gets through @include and nothing else. Does another file use
 * names of one of them without including it? Then @include must stay until that other file has
 * its own include. For a C file, whose later includes may bring the same files too late, all
 * that @include reaches counts.
 */
bool relies_on_include(const struct file *file, const struct include *include,
		       const unsigned long *only);

/*
 * Does a file of @only use what @file defines ahead of the #include (as trace headers do)? Then
 * it is included for its text, as a template.
 */
bool relies_is_template(const struct file *file, const unsigned long *only);

#endif
