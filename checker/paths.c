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

#include "paths.h"
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

static xmlHashTablePtr by_path;		/* path as sparse spells it -> struct known */
static xmlHashTablePtr by_name;		/* name -> the same */

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
	by_path = xmlHashCreate(4096);
	by_name = xmlHashCreate(4096);
	if (!by_path || !by_name)
		fatal("out of memory");
	add_root(&next, getenv("KBUILD_EXTMOD"));
	add_root(&next, getenv("abs_objtree"));
	add_root(&next, getenv("objtree"));
	add_root(&next, srctree ? srctree : getenv("srctree"));
	add_root(&next, ".");
}

static void enter(xmlHashTablePtr table, const char *key, struct known *known)
{
	if (xmlHashAddEntry(table, (const xmlChar *)key, known))
		fatal("out of memory");
}

static struct known *known_of(const char *path)
{
	const struct root *root;
	struct known *known;
	const char *rest;
	char *full;

	if (!by_path)
		start();
	known = xmlHashLookup(by_path, (const xmlChar *)path);
	if (known)
		return known;
	full = absolute(path);
	rest = full;
	for (root = roots; root->path; root++) {
		if (!strncmp(full, root->path, root->len) && full[root->len] == '/') {
			rest = full + root->len + 1;
			break;
		}
	}
	known = xmlHashLookup(by_name, (const xmlChar *)rest);
	if (!known) {
		known = xmalloc(sizeof(*known));
		known->name = xcopy(rest);
		enter(by_name, rest, known);
	}
	enter(by_path, path, known);
	free(full);
	return known;
}

const char *path_name(const char *path)
{
	return known_of(path)->name;
}

struct file **path_file(const char *path)
{
	return &known_of(path)->file;
}

bool path_may_exist(const char *path)
{
	static xmlHashTablePtr folders;		/* "" if it is there, NULL if not asked for */
	const char *slash = strrchr(path, '/'), *known;
	char folder[PATH_MAX];

	if (!slash || slash - path + 1 >= PATH_MAX)
		return true;
	*(char *)mempcpy(folder, path, slash - path + 1) = '\0';
	if (!folders)
		folders = xmlHashCreate(512);
	if (!folders)
		fatal("out of memory");
	known = xmlHashLookup(folders, (const xmlChar *)folder);
	if (!known) {
		known = access(folder, F_OK) ? "not there" : "";
		if (xmlHashAddEntry(folders, (const xmlChar *)folder, (void *)known))
			fatal("out of memory");
	}
	return !*known;
}

const char *path_build(void)
{
	const char *module = getenv("KBUILD_EXTMOD");

	return module && *module ? module : ".";
}
