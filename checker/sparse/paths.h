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

/* The source root as kbuild gives it: $abs_srctree, $srctree, else the working directory. */
const char *path_source(void);

/* A path as it is spelled. */
struct path {
	int stream;			/* of sparse, the last that read it; -1 at first */
	bool absent;			/* the folder that it would be in is not there */
	struct known *known;		/* paths.c's: what file it is, when that was asked for */
	char spelled[];
};

/* What is known of @path; lives until the process ends. Folders are looked for once. */
struct path *path_of(const char *path);

/* Where the file at @path, whichever way that leads there, is kept; NULL in it at first. */
struct file **path_file(struct path *path);

#endif
