// SPDX-License-Identifier: MIT
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store.h"
#include "util.h"

#define SUFFIX ".xml"

static char *header_path(const char *dir, const char *id)
{
	const char folder[] = { id[0], '\0' };

	return xformat("%s/header/%s/%s" SUFFIX, dir, folder, id + 1);
}

static void make_id(const char *bytes, size_t len, char id[STORE_ID_LEN + 1])
{
	char hex[DIGEST_LEN + 1];

	digest(hex, bytes, len);
	memcpy(id, hex, STORE_ID_LEN);
	id[STORE_ID_LEN] = '\0';
}

/* Is it there already? A shorter one is what a crash of the machine has left. */
static bool is_stored(const char *path, size_t len)
{
	struct stat st;

	return !stat(path, &st) && (size_t)st.st_size == len;
}

int store_header(const char *dir, const struct facts *f, char id[STORE_ID_LEN + 1])
{
	size_t len;
	char *bytes = facts_to_xml(f, &len);
	char *path;
	int rc = 0;

	make_id(bytes, len, id);
	path = header_path(dir, id);
	if (!is_stored(path, len))
		rc = replace_file(path, bytes, len);
	free(path);
	free(bytes);
	return rc;
}

/* May this part of a path be part of a record's path as it is? */
static bool is_plain(const char *part, size_t len, bool is_last)
{
	if (!len || *part == '.' || *part == '@' || len > NAME_MAX - strlen(SUFFIX))
		return false;
	/* A folder a.c.xml would be in the way of the record of a.c. */
	return is_last || !ends_in(part, len, SUFFIX);
}

/* The record's path: the unit's own where that is safe, else a number in a folder apart. */
static char *unit_path(const char *dir, const char *unit)
{
	char hex[DIGEST_LEN + 1];
	const char *part = unit;
	size_t len;
	bool plain = strlen(unit) <= PATH_MAX / 4;

	for (; plain; part += len + 1) {
		len = strcspn(part, "/");
		plain = is_plain(part, len, !part[len]);
		if (!part[len])
			break;
	}
	if (plain)
		return xformat("%s/unit/%s" SUFFIX, dir, unit);
	digest(hex, unit, strlen(unit));
	return xformat("%s/unit/@/%s" SUFFIX, dir, hex);
}

char *store_unit_path(const char *dir, const char *name, const char *object)
{
	char *unit = object ? xformat("%s@%s", name, object) : xcopy(name);
	char *path = unit_path(dir, unit);

	free(unit);
	return path;
}

int store_unit(const char *dir, const struct unit_facts *u)
{
	size_t len;
	char *bytes = unit_facts_to_xml(u, &len);
	char *path = store_unit_path(dir, u->self.name, u->object);
	int rc = replace_file(path, bytes, len);

	free(path);
	free(bytes);
	return rc;
}

static const char mark[] = "<valid/>\n";

static char *valid_path(const char *dir, const char *digest)
{
	return xformat("%s/valid/%s" SUFFIX, dir, digest);
}

bool store_has_valid(const char *dir, const char *digest)
{
	char *path = valid_path(dir, digest);
	bool has = is_stored(path, strlen(mark));

	free(path);
	return has;
}

void store_add_valid(const char *dir, const char *digest)
{
	char *path = valid_path(dir, digest);

	replace_file(path, mark, strlen(mark));	/* or it is slower */
	free(path);
}

/* read_file(), with the reason printed when it fails. */
static char *read_record(const char *path, size_t *len)
{
	char *bytes = read_file(path, len);

	if (!bytes)
		say("%s:1: cannot be read: %s", path, strerror(errno));
	return bytes;
}

static bool is_id(const char *id)
{
	return strlen(id) == STORE_ID_LEN && strspn(id, "0123456789abcdef") == STORE_ID_LEN;
}

int store_read_header(const char *dir, const char *id, struct facts *f)
{
	char real[STORE_ID_LEN + 1];
	char *path, *bytes;
	size_t len;
	int rc = -1;

	if (!is_id(id)) {
		say("%s:1: '%s' cannot name a record", dir, id);
		return -1;
	}
	path = header_path(dir, id);
	bytes = read_record(path, &len);
	if (bytes)
		rc = facts_from_xml(path, bytes, len, f);
	if (!rc) {
		make_id(bytes, len, real);
		if (strcmp(id, real)) {
			say("%s:1: the record was changed after it was written: "
				"remove it", path);
			facts_free(f);
			rc = -1;
		}
	}
	free(bytes);
	free(path);
	return rc;
}

int store_read_unit(const char *path, struct unit_facts *u)
{
	size_t len;
	char *bytes = read_record(path, &len);
	int rc = bytes ? unit_facts_from_xml(path, bytes, len, u) : -1;

	free(bytes);
	return rc;
}

static int is_visible(const struct dirent *entry)
{
	return *entry->d_name != '.';	/* a temporary file has a dot, see replace_file() */
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Links are not followed: a store lies in its folder. */
static int each_record(const char *folder, int (*fn)(const char *path, void *data), void *data)
{
	struct dirent **entries;
	int nr = scandir(folder, &entries, is_visible, by_bytes);
	int rc = nr < 0 ? -1 : 0;

	for (int i = 0; i < nr; i++) {
		const char *name = entries[i]->d_name;
		char *path = xformat("%s/%s", folder, name);
		struct stat st;

		if (rc || lstat(path, &st))
			;
		else if (S_ISDIR(st.st_mode))
			rc = each_record(path, fn, data);
		else if (S_ISREG(st.st_mode) && ends_in(name, strlen(name), SUFFIX))
			rc = fn(path, data);
		free(path);
		free(entries[i]);
	}
	if (nr >= 0)
		free(entries);
	return rc;
}

int store_each_unit(const char *dir, int (*fn)(const char *path, void *data), void *data)
{
	char *folder = xformat("%s/unit", dir);
	int rc = each_record(folder, fn, data);

	free(folder);
	return rc;
}

/* ---- object trees ---- */

void store_note_tree(const char *dir, const char *tree)
{
	char hex[DIGEST_LEN + 1];
	size_t len = strlen(tree);
	char *path;

	digest(hex, tree, len);
	path = xformat("%s/tree/%s", dir, hex);
	if (!is_stored(path, len))
		replace_file(path, tree, len);
	free(path);
}

void store_each_tree(const char *dir, void (*fn)(const char *tree, void *data), void *data)
{
	char *folder = xformat("%s/tree", dir);
	struct dirent **entries;
	int nr = scandir(folder, &entries, is_visible, by_bytes);

	for (int i = 0; i < nr; i++) {
		char *path = xformat("%s/%s", folder, entries[i]->d_name);
		char *tree = read_file(path, &(size_t){ 0 });

		if (tree && *tree == '/')
			fn(tree, data);
		free(tree);
		free(path);
		free(entries[i]);
	}
	if (nr >= 0)
		free(entries);
	free(folder);
}
