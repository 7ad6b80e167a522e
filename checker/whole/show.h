/* SPDX-License-Identifier: MIT */
/*
 * show.h - of which files the report of a build is
 */
#ifndef SHOW_H
#define SHOW_H

#include "merge.h"
#include "shown.h"

/*
 * The folders of the external modules that the @stores are of, NULL at the end; NULL unless all are
 * of modules. All to be freed.
 */
char **show_modules(char *const *stores, int nr);

/* Leave in the report only what is about the files shown. */
void show_only(struct merged *m, const struct shown *s);

#endif
