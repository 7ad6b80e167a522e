/* SPDX-License-Identifier: MIT */
/*
 * store.h - the records of a build, a folder that grows by whole files only
 *
 *   DIR/header/a/bcdef012345.xml        one per thing learned about a header
 *   DIR/unit/kernel/fork.c.xml          one per unit, replaced when it is checked again
 *   DIR/unit/lib/cmdline.c@stub.xml     the same for another object
 *   DIR/valid/0123456789abcdef.xml      rules (their hash) that need not be validated again
 *
 *   DIR/tree/0123456789abcdef           the path of an object tree that units are of (its hash)
 *
 * A header record's name is the hash of its bytes, so that it is written once
 * however many units learn the same; unit records name the ones they rely on.
 * Every file is written beside its place and renamed into it: a reader, a
 * parallel make or a killed process never leaves half a record. Stores merge
 * by copying one over the other.
 */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>

#include "facts.h"

#define STORE_ID_LEN 12		/* hex digits of a record's id */

/*
 * Write what @f says of a header unless it is there already. @id takes the
 * record's id and a NUL. Returns 0, or -1 with errno set and nothing changed.
 */
int store_header(const char *dir, const struct facts *f, char id[STORE_ID_LEN + 1]);

/* Write or replace a unit's record. Returns 0, or -1 with errno set and the old record whole. */
int store_unit(const char *dir, const struct unit_facts *u);

/* Were rules of that digest() found valid before? And note that they were, if that can be done. */
bool store_has_valid(const char *dir, const char *digest);
void store_add_valid(const char *dir, const char *digest);

/*
 * Note that units are compiled in @tree, an absolute path. That a store has no such note costs
 * only what fkh-report knows of units that were not checked: no error.
 */
void store_note_tree(const char *dir, const char *tree);

/* Call @fn with each of them, sorted by name of the note; they may be gone. */
void store_each_tree(const char *dir, void (*fn)(const char *tree, void *data), void *data);

/* Where the record is, or would be, of that unit: as unit_facts' name and object. To be freed. */
char *store_unit_path(const char *dir, const char *name, const char *object);

/*
 * Read a record. Returns 0, or -1 after printing "FILE:LINE: why" on stderr:
 * truncated, not of this format version, not valid. Nothing outside the file is read.
 */
int store_read_header(const char *dir, const char *id, struct facts *f);
int store_read_unit(const char *path, struct unit_facts *u);

/*
 * Call @fn with the path of every unit record of @dir, sorted by name. Stops
 * and returns what @fn returns if that is not 0; -1 with errno set if the
 * folder is not a store.
 */
int store_each_unit(const char *dir, int (*fn)(const char *path, void *data), void *data);

#endif
