/* SPDX-License-Identifier: MIT */
/*
 * locate.h - where a name that came out of a macro was written
 */
#ifndef LOCATE_H
#define LOCATE_H

#include "unit.h"

/* A word as written, with its file. */
struct written {
	const struct file *file;
	const struct word *word;
};

/*
 * Where the member of @access, one of unit.accesses, was written. It came to its
 * position by the macro that stands there, if one does: sparse gives all of an
 * expansion the position of the macro's name. Find the word among the macro's
 * arguments, or else in its body and those of the macros in it. Only those behind
 * "." or "->" count, unless there is none, and of several those behind the same name
 * as the access. Returns how many were put into @found (at most @max); 0 if it was
 * not written at all ("a##b").
 *
 * Where no macro stands, the word is the one behind the position.
 */
size_t locate(const struct access *access, struct written *found, size_t max);

#endif
