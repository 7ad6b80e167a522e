// SPDX-License-Identifier: MIT
/*
 * kbuild.c - the commands that kbuild recorded
 *
 * kbuild leaves beside each target a file of make's own syntax:
 *
 *   savedcmd_kernel/fork.o := gcc ... -c -o kernel/fork.o ../kernel/fork.c
 *   source_kernel/fork.o := ../kernel/fork.c
 *
 * (cmd_ before 6.3). What make doubles to keep it from itself, "$$" and "$(pound)",
 * is taken back. Behind the compiler there may be other programs, after ";".
 */
#include <errno.h>
#include <fts.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "kbuild.h"
#include "util.h"

void command_append(struct command *command, const char *arg)
{
	GROW_PLAIN(command->argv, command->argc);
	command->argv[command->argc++] = xcopy(arg);
}

void command_split(struct command *command, const char *line)
{
	char *word = xmalloc(strlen(line) + 1);
	size_t len = 0;
	bool in_word = false;
	char quote = '\0';

	for (; *line; line++) {
		if (quote ? *line == quote : *line == '\'' || *line == '"') {
			quote = quote ? '\0' : *line;
			in_word = true;
		} else if (*line == '\\' && quote != '\'' && line[1]) {
			word[len++] = *++line;
			in_word = true;
		} else if (!quote && strchr(" \t", *line)) {
			word[len] = '\0';
			if (in_word)
				command_append(command, word);
			in_word = false;
			len = 0;
		} else if (!quote && *line == ';') {
			break;
		} else {
			word[len++] = *line;
			in_word = true;
		}
	}
	word[len] = '\0';
	if (in_word)
		command_append(command, word);
	free(word);
}

static void command_free(struct command *command)
{
	for (size_t i = 0; i < command->argc; i++)
		free(command->argv[i]);
	free(command->argv);
	free(command->source);
	free(command->directory);
}

void commands_free(struct commands *commands)
{
	for (size_t i = 0; i < commands->nr; i++)
		command_free(&commands->v[i]);
	free(commands->v);
	*commands = (struct commands){ 0 };
}

/* What is behind " := " if the line sets a variable of this prefix, else NULL. */
static char *value_of(char *line, const char *prefix)
{
	char *value;

	if (strncmp(line, prefix, strlen(prefix)))
		return NULL;
	value = strstr(line, " := ");
	return value ? value + 4 : NULL;
}

static void undo_make(char *s)
{
	static const char pound[] = "$(pound)";
	char *to = s;

	while (*s) {
		if (!strncmp(s, pound, strlen(pound))) {
			*to++ = '#';
			s += strlen(pound);
		} else {
			s += s[0] == '$' && s[1] == '$';
			*to++ = *s++;
		}
	}
	*to = '\0';
}

static void read_cmd(const char *objtree, const char *path, struct commands *commands)
{
	char *bytes = read_file(path, &(size_t){ 0 }), *line, *rest, *source = NULL, *cmd = NULL;
	struct command *command;

	if (!bytes) {
		fprintf(stderr, "%s: %s: cannot be read: %s\n", program_invocation_short_name, path,
			strerror(errno));
		return;
	}
	for (line = strtok_r(bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		if (!cmd)
			cmd = value_of(line, "cmd_");
		if (!cmd)
			cmd = value_of(line, "savedcmd_");
		if (!source)
			source = value_of(line, "source_");
	}
	/* programs of the build itself (scripts/, tools/) are not the kernel's */
	if (cmd && source && ends_in(source, strlen(source), ".c") &&
	    strstr(cmd, " -D__KERNEL__ ")) {
		GROW(commands->v, commands->nr, &commands->max);
		command = &commands->v[commands->nr++];
		*command = (struct command){ .directory = xcopy(objtree), .source = xcopy(source) };
		undo_make(cmd);
		command_split(command, cmd);
	}
	free(bytes);
}

static int cmp_source(const void *a, const void *b)
{
	const struct command *x = a, *y = b;
	int order = strcmp(x->source, y->source);

	for (size_t i = 0; !order && i < x->argc && i < y->argc; i++)
		order = strcmp(x->argv[i], y->argv[i]);
	return order;
}

static int cmp_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

char *kbuild_source_tree(const char *objtree)
{
	char *link = xformat("%s/source", objtree), *tree = NULL;
	struct stat st;

	/* a folder of that name is somebody else's */
	if (!lstat(link, &st) && S_ISLNK(st.st_mode))
		tree = realpath(link, NULL);
	if (!tree)
		tree = realpath(objtree, NULL);
	free(link);
	return tree ? tree : xcopy(objtree);
}

static bool is_cmd_file(const FTSENT *entry, bool assembly_only)
{
	if ((entry->fts_info != FTS_F && entry->fts_info != FTS_NSOK) || *entry->fts_name != '.')
		return false;
	return ends_in(entry->fts_name, strlen(entry->fts_name), ".s.cmd") ||
		(!assembly_only && ends_in(entry->fts_name, strlen(entry->fts_name), ".o.cmd"));
}

int kbuild_commands(const char *objtree, bool assembly_only, struct commands *commands)
{
	char *roots[] = { xcopy(objtree), NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, cmp_name);
	FTSENT *entry;
	int rc = tree ? 0 : -1;

	while (!rc && (entry = fts_read(tree))) {
		if (entry->fts_level == 0 && entry->fts_info != FTS_D &&
		    entry->fts_info != FTS_DP) {
			errno = entry->fts_errno ? entry->fts_errno : ENOTDIR;
			rc = -1;
		} else if (is_cmd_file(entry, assembly_only)) {
			read_cmd(objtree, entry->fts_path, commands);
		}
	}
	if (tree)
		fts_close(tree);
	free(roots[0]);
	if (commands->nr)
		qsort(commands->v, commands->nr, sizeof(*commands->v), cmp_source);
	return rc;
}

/* ---- CHECKFLAGS ---- */

/* Kbuild's own, from the top Makefile: what a kernel that is not this machine's needs. */
void kbuild_check_flags(const char *objtree, struct command *command)
{
	static const char title[] = "# Linux/";
	char *path = xformat("%s/.config", objtree);
	char *config = read_file(path, &(size_t){ 0 });
	char *arch = config ? strstr(config, title) : NULL;

	command_split(command, "-D__linux__ -Dlinux -D__STDC__ -Dunix -D__unix__ -Wbitwise "
		      "-Wno-return-void -Wno-unknown-attribute");
	if (arch) {
		char *flag;

		arch += strlen(title);
		flag = xformat("--arch=%.*s", (int)strcspn(arch, " \n"), arch);
		command_append(command, flag);
		command_append(command, strstr(config, "\nCONFIG_64BIT=y") ? "-m64" : "-m32");
		command_append(command, strstr(config, "\nCONFIG_CPU_BIG_ENDIAN=y") ?
			       "-mbig-endian" : "-mlittle-endian");
		free(flag);
	}
	free(config);
	free(path);
}
