// SPDX-License-Identifier: MIT
/*
 * paths.c - files by the names that a report shows
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"
#include "paths.h"
#include "table.h"
#include "util.h"

static struct root {
	char *path;
	size_t len;
} roots[6];				/* ends with a NULL path */

static char *working_directory;

struct known {
	char *name;
	struct file *file;
};

struct folder {
	bool absent;
	char spelled[];
};

static struct table paths = { .least = 4096 };		/* path -> struct path */
static struct table folders = { .least = 256 };		/* folder -> struct folder */
static struct table names = { .least = 1024 };		/* name -> struct known */

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

static void start(void)
{
	struct root *next = roots;
	const char *srctree = getenv("abs_srctree");

	working_directory = getcwd(NULL, 0);
	if (!working_directory)
		fatal("the working directory is gone");
	add_root(&next, getenv("KBUILD_EXTMOD"));
	add_root(&next, getenv("abs_objtree"));
	add_root(&next, getenv("objtree"));
	add_root(&next, srctree ? srctree : getenv("srctree"));
	add_root(&next, ".");
}

static bool is_text(const char *text, const char *key, size_t len)
{
	return !strncmp(text, key, len) && !text[len];
}

static bool is_folder(const void *folder, const char *key, size_t len)
{
	return is_text(((const struct folder *)folder)->spelled, key, len);
}

static bool is_path(const void *path, const char *key, size_t len)
{
	return is_text(((const struct path *)path)->spelled, key, len);
}

static bool is_name(const void *known, const char *key, size_t len)
{
	return is_text(((const struct known *)known)->name, key, len);
}

/* Is the folder not there that @path would be in? */
static bool has_no_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? slash - path + 1 : 0;
	struct folder *folder;
	uint64_t hash;

	if (!slash)
		return false;
	hash = hash_bytes(path, len);
	folder = table_find(&folders, hash, is_folder, path, len);
	if (!folder) {
		folder = take(sizeof(*folder) + len + 1);
		memcpy(folder->spelled, path, len);
		folder->absent = access(folder->spelled, F_OK);
		table_enter(&folders, hash, is_folder, path, len, folder);
	}
	return folder->absent;
}

struct path *path_of(const char *spelled)
{
	size_t len = strlen(spelled);
	uint64_t hash = hash_bytes(spelled, len);
	struct path *path = table_find(&paths, hash, is_path, spelled, len);

	if (path)
		return path;
	path = take(sizeof(*path) + len + 1);
	memcpy(path->spelled, spelled, len);
	path->stream = -1;
	path->absent = has_no_folder(spelled);
	table_enter(&paths, hash, is_path, spelled, len, path);
	return path;
}

static struct known *known_of(struct path *path)
{
	const struct root *root;
	const char *rest;
	uint64_t hash;
	size_t len;
	char *full;

	if (path->known)
		return path->known;
	if (!working_directory)
		start();
	full = absolute(path->spelled);
	rest = full;
	for (root = roots; root->path; root++) {
		if (!strncmp(full, root->path, root->len) && full[root->len] == '/') {
			rest = full + root->len + 1;
			break;
		}
	}
	len = strlen(rest);
	hash = hash_bytes(rest, len);
	path->known = table_find(&names, hash, is_name, rest, len);
	if (!path->known) {
		path->known = xmalloc(sizeof(*path->known));
		path->known->name = xcopy(rest);
		table_enter(&names, hash, is_name, rest, len, path->known);
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

const char *path_source(void)
{
	const char *source = getenv("abs_srctree");

	if (!source)
		source = getenv("srctree");
	return source && *source ? source : ".";
}
