/* SPDX-License-Identifier: MIT */
/*
 * shown.h - of which files a report is
 */
#ifndef SHOWN_H
#define SHOWN_H

#include <stdbool.h>

#include "report.h"

struct shown {
	const char *paths;		/* GLOB,...; NULL: any */
	const char *const *folders;	/* modules' (NULL at the end): their own files; NULL: any */
};

/*
 * Is @file, as reports name it, to be shown? One of the paths matches it or a folder that it is in,
 * "*" any characters, slashes too; and it is in one of the folders.
 */
bool shown_file(const struct shown *s, const char *file);

/* Leave in @r the findings, the files that pass and the unchecked ones that are to be shown. */
void shown_only(struct report *r, const struct shown *s);

#endif
