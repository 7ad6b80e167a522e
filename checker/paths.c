// SPDX-License-Identifier: MIT
/*
 * paths.c - files by the names that a report shows
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/xmlstring.h>
#include <libxml/hash.h>

#include "memory.h"
#include "paths.h"
#include "util.h"

static struct root {
	char *path;
	size_t len;
} roots[6];				/* ends with a NULL path */

static const struct root *source;	/* of them the source root, as far as it is known */
static char *working_directory;

struct known {
	char *name;
	struct file *file;
};

/* Of two, the second table is for paths below the source root, without that. */
static xmlHashTablePtr paths[2];	/* path as sparse spells it -> struct path */
static xmlHashTablePtr folders[2];	/* folder -> "" if it is there */
static xmlHashTablePtr by_name;		/* name -> struct known */

/* Squeeze "//", "/./" and "/x/.." out of the absolute @path, in place. */
static void normalize(char *path)
{
	char *to = path, *from = path;

	while (*from) {
		size_t len;

		from += strspn(from, "/");
		len = strcspn(from, "/");
		if (len == 2 && from[0] == '.' && from[1] == '.') {
			while (to > path && *--to != '/')
				;
		} else if (len && !(len == 1 && *from == '.')) {
			*to++ = '/';
			memmove(to, from, len);
			to += len;
		}
		from += len;
	}
	*to = '\0';
}

static char *absolute(const char *path)
{
	char *full = *path == '/' ? xcopy(path) : xformat("%s/%s", working_directory, path);

	normalize(full);
	return full;
}

static void add_root(struct root **next, const char *path)
{
	if (!path || !*path)
		return;
	(*next)->path = absolute(path);
	(*next)->len = strlen((*next)->path);
	(*next)++;
}

static xmlHashTablePtr new_table(int size)
{
	xmlHashTablePtr table = xmlHashCreate(size);

	if (!table)
		fatal("out of memory");
	return table;
}

static void start(void)
{
	struct root *next = roots;
	const char *srctree = getenv("abs_srctree");
	size_t i;

	working_directory = getcwd(NULL, 0);
	if (!working_directory)
		fatal("the working directory is gone");
	by_name = new_table(4096);
	for (i = 0; i < 2; i++) {
		paths[i] = new_table(4096);
		folders[i] = new_table(256);
	}
	add_root(&next, getenv("KBUILD_EXTMOD"));
	add_root(&next, getenv("abs_objtree"));
	add_root(&next, getenv("objtree"));
	source = next;
	add_root(&next, srctree ? srctree : getenv("srctree"));
	add_root(&next, ".");
}

static void enter(xmlHashTablePtr table, const char *key, const void *value)
{
	if (xmlHashAddEntry(table, (const xmlChar *)key, (void *)value))
		fatal("out of memory");
}

/* What of @path is looked up, and in which of two: most begin alike, and shorter is quicker. */
static const char *key_of(const char *path, xmlHashTablePtr *tables, xmlHashTablePtr *table)
{
	bool is_below = source->path && !strncmp(path, source->path, source->len) &&
			path[source->len] == '/';

	*table = tables[is_below];
	return is_below ? path + source->len : path;
}

/* Is the folder there that @path would be in? */
static bool has_folder(const char *path)
{
	const char *slash = strrchr(path, '/'), *key, *there;
	xmlHashTablePtr table;
	char folder[PATH_MAX];

	if (!slash || slash - path + 1 >= PATH_MAX)
		return true;
	*(char *)mempcpy(folder, path, slash - path + 1) = '\0';
	key = key_of(folder, folders, &table);
	there = xmlHashLookup(table, (const xmlChar *)key);
	if (!there) {
		there = access(folder, F_OK) ? "not there" : "";
		enter(table, key, there);
	}
	return !*there;
}

struct path *path_of(const char *spelled)
{
	size_t size = strlen(spelled) + 1;
	xmlHashTablePtr table;
	struct path *path;
	const char *key;

	if (!by_name)
		start();
	key = key_of(spelled, paths, &table);
	path = xmlHashLookup(table, (const xmlChar *)key);
	if (path)
		return path;
	path = take(sizeof(*path) + size);
	memcpy(path->spelled, spelled, size);
	path->stream = -1;
	path->absent = !has_folder(spelled);
	enter(table, key, path);
	return path;
}

static struct known *known_of(struct path *path)
{
	const struct root *root;
	const char *rest;
	char *full;

	if (path->known)
		return path->known;
	full = absolute(path->spelled);
	rest = full;
	for (root = roots; root->path; root++) {
		if (!strncmp(full, root->path, root->len) && full[root->len] == '/') {
			rest = full + root->len + 1;
			break;
		}
	}
	path->known = xmlHashLookup(by_name, (const xmlChar *)rest);
	if (!path->known) {
		path->known = xmalloc(sizeof(*path->known));
		path->known->name = xcopy(rest);
		enter(by_name, rest, path->known);
	}
	free(full);
	return path->known;
}

const char *path_name(const char *path)
{
	return known_of(path_of(path))->name;
}

struct file **path_file(struct path *path)
{
	return &known_of(path)->file;
}

const char *path_build(void)
{
	const char *module = getenv("KBUILD_EXTMOD");

	return module && *module ? module : ".";
}
