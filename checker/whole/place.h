/* SPDX-License-Identifier: MIT */
/*
 * place.h - where the store is that is meant, and where its sources are
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

/*
 * The store that @given names: itself, or the .fkh of an object tree. If none was @named, and there
 * is none here, that of the only object tree near by whose sources are here (make O=). Ends the
 * program with a line that says where to look if there is none, or more than one. For the life of
 * the process.
 */
char *place_store(char *given, bool named);

/* The source root of the build that @store is of. To be freed. */
char *place_source(const char *store);

/* In an object tree a patch is for another folder: say so on stderr, with the command. */
void place_say_where(const char *source);

#endif
