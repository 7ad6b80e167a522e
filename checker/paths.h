/* SPDX-License-Identifier: MIT */
/*
 * paths.h - files by the names that a report shows
 */
#ifndef PATHS_H
#define PATHS_H

#include <stdbool.h>

struct file;

/*
 * The name of the file at @path: relative to the module's folder
 * ($KBUILD_EXTMOD), the object tree ($abs_objtree) or the source tree
 * ($abs_srctree, $srctree), whichever it is in, else to the working directory;
 * absolute when it is in none. Purely textual: "./a/../b.h" is "b.h", symbolic
 * links are not followed. Owned by this module, the same pointer for the same name.
 */
const char *path_name(const char *path);

/* The folder of the build: $KBUILD_EXTMOD for a module, else the working directory. */
const char *path_build(void);

/* Where the file at @path, whichever way that leads there, is kept; NULL in it at first. */
struct file **path_file(const char *path);

/* Is the folder there that @path would be in? Each is looked for once. */
bool path_may_exist(const char *path);

#endif
