/* SPDX-License-Identifier: MIT */
/*
 * spelled.h - an access to a member as its line writes it
 */
#ifndef SPELLED_H
#define SPELLED_H

#include "unit.h"

/*
 * What stands before "->@member" or ".@member" at @line and @column of @file: "current",
 * "rq->curr", "task_of(se)"; @arrow takes which of the two it is. NULL if that is not on the line
 * (a designated initializer, offsetof()) or is too long to be shown. To be freed.
 */
char *spelled_base(const struct file *file, unsigned line, unsigned column, const char *member,
		   bool *arrow);

#endif
