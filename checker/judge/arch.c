// SPDX-License-Identifier: MIT
/*
 * arch.c - what the architectures and the programs of the source tree have
 */
#include <dirent.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arch.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

/* Where the tree is that the file is in: its path without its name, "" or with a slash behind. */
static char *tree_of(const struct file *file)
{
	size_t path = strlen(file->path), name = strlen(file->name);

	if (path < name || strcmp(file->path + path - name, file->name))
		return xcopy("");
	return xformat("%.*s", (int)(path - name), file->path);
}

/* Does a line "KIND-y += ... NAME ..." of the Kbuild file say so? */
static bool line_lists(char *line, const char *name)
{
	char *word, *rest;

	word = strtok_r(line, " \t", &rest);
	if (!word || !ends_in(word, strlen(word), "-y"))
		return false;
	while ((word = strtok_r(NULL, " \t", &rest))) {
		if (!strcmp(word, name))
			return true;
	}
	return false;
}

static bool kbuild_lists(const char *tree, const char *folder, const char *name)
{
	char *path = xformat("%s%s/Kbuild", tree, folder), *text, *line, *rest;
	bool found = false;
	size_t len;

	text = read_file(path, &len);
	for (line = text ? strtok_r(text, "\n", &rest) : NULL; line && !found;
	     line = strtok_r(NULL, "\n", &rest))
		found = line_lists(line, name);
	free(text);
	free(path);
	return found;
}

static bool folder_has(const char *tree, const char *folder, const char *name)
{
	char *path = xformat("%s%s/%s", tree, folder, name);
	bool has = !access(path, F_OK);

	free(path);
	return has || kbuild_lists(tree, folder, name);
}

static bool arch_has(const char *tree, const char *arch, const char *name)
{
	static const char *const folders[] = { "include/asm", "include/uapi/asm" };
	bool has = false;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(folders) && !has; i++) {
		char *folder = xformat("arch/%s/%s", arch, folders[i]);

		has = folder_has(tree, folder, name);
		free(folder);
	}
	return has;
}

/* User-mode Linux takes what it lacks from the architecture that it runs on. */
static int is_arch(const struct dirent *entry)
{
	return *entry->d_name != '.' && strcmp(entry->d_name, "um") && entry->d_type != DT_REG;
}

static bool find_out(const char *tree, const char *name)
{
	char *path = xformat("%sarch", tree);
	struct dirent **archs;
	bool all = true;
	int nr, i;

	nr = scandir(path, &archs, is_arch, NULL);
	free(path);
	if (nr <= 0)
		return true;
	if (!kbuild_lists(tree, "include/asm-generic", name) &&
	    !kbuild_lists(tree, "include/uapi/asm-generic", name)) {
		for (i = 0; i < nr && all; i++)
			all = arch_has(tree, archs[i]->d_name, name);
	}
	for (i = 0; i < nr; i++)
		free(archs[i]);
	free(archs);
	return all;
}

bool arch_all_have(const struct file *from, const char *header)
{
	static VEC(struct answer { char *header; bool all; }) answers;
	char *tree;
	size_t i;
	bool all;

	for (i = 0; i < answers.nr; i++) {
		if (!strcmp(answers.v[i].header, header))
			return answers.v[i].all;
	}
	tree = tree_of(from);
	all = find_out(tree, base_name(header));
	free(tree);
	vec_push(&answers, (struct answer){ xcopy(header), all });
	return all;
}

/* ---- programs of the build machine ---- */

/* "../../include/linux/x.h" */
static bool mentions(const char *text, const struct file *file)
{
	const char *at = text;
	size_t len = strlen(file->name);

	while ((at = strstr(at, file->name))) {
		if (!at[len] || strchr("\" \t\n", at[len]))
			return true;
		at += len;
	}
	return false;
}

typedef VEC(char *) texts;

static void read_sources(const char *tree, const char *pattern, texts *all)
{
	char *path = xformat("%s%s", tree, pattern);
	glob_t found;
	size_t len, i;

	if (!glob(path, GLOB_NOSORT, NULL, &found)) {
		for (i = 0; i < found.gl_pathc; i++) {
			char *text = read_file(found.gl_pathv[i], &len);

			if (text)
				vec_push(all, text);
		}
		globfree(&found);
	}
	free(path);
}

bool arch_host_reads(const struct file *file)
{
	static texts all;
	static bool known;
	const char *pattern = NULL;
	bool reads = false;
	size_t i;

	if (!known) {
		char *tree = tree_of(file);

		while ((pattern = knowledge_host(pattern)))
			read_sources(tree, pattern, &all);
		free(tree);
		known = true;
	}
	for (i = 0; i < all.nr && !reads; i++)
		reads = mentions(all.v[i], file);
	return reads;
}
