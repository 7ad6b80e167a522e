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

/* The end of the line at @s becomes the end of the string; the next line, or NULL. */
static char *cut_line(char *s)
{
	char *end = strchr(s, '\n');

	if (end)
		*end++ = '\0';
	return end;
}

/* Find in the text of a .cmd file what is wanted of it: the dependencies come last. */
static void parse_cmd(char *line, struct compiled *c)
{
	char *next, *value;

	for (; line && !c->dependencies; line = next) {
		if (!strncmp(line, "deps_", 5)) {
			c->dependencies = strchr(line, '\n');
			return;
		}
		next = cut_line(line);
		if (!c->command && ((value = value_of(line, "cmd_")) ||
				    (value = value_of(line, "savedcmd_"))))
			c->command = value;
		else if (!c->source)
			c->source = value_of(line, "source_");
	}
}

/* Programs of the build itself (scripts/, tools/) are not the kernel's. */
static bool is_of_kernel(const struct compiled *c)
{
	return c->command && c->source && ends_in(c->source, strlen(c->source), ".c") &&
		strstr(c->command, " -D__KERNEL__ ");
}

static void read_cmd(const char *path, void (*fn)(struct compiled *, void *), void *data)
{
	char *bytes = read_file(path, &(size_t){ 0 });
	struct compiled compiled = { .target = path };

	if (!bytes) {
		say("%s: cannot be read: %s", path,
			strerror(errno));
		return;
	}
	parse_cmd(bytes, &compiled);
	if (is_of_kernel(&compiled))
		fn(&compiled, data);
	free(bytes);
}

/* A line each: "  FILE \", or "$(wildcard include/config/X) \"; an empty one ends them. */
char *kbuild_dependency(struct compiled *c)
{
	char *line = c->dependencies;

	while (line && *line == '\n') {
		char *name = line + 1 + strspn(line + 1, " \t");
		size_t len = strcspn(name, " \n");

		line = name + len + strcspn(name + len, "\n");
		c->dependencies = line;
		if (!len)
			break;
		if (*name != '$' && *name != '\\') {
			c->dependencies = *line ? line : NULL;
			name[len] = '\0';
			return name;
		}
	}
	c->dependencies = NULL;
	return NULL;
}

static bool is_same_but_dashes(const char *source, const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = source[i] == '-' || source[i] == ',' ? '_' : source[i];

		if (c != name[i])
			return false;
	}
	return true;
}

/* The @len bytes at @name, unless they are the source's. */
static char *other_name(const char *name, size_t len, const char *source)
{
	const char *own = base_name(source);

	if (strlen(own) == len + 2 && is_same_but_dashes(own, name, len))
		return NULL;
	return xformat("%.*s", (int)len, name);
}

char *kbuild_object(char *const *argv, size_t argc, const char *source)
{
	static const char define[] = "-DKBUILD_BASENAME=\"";

	for (size_t i = 1; i < argc; i++) {
		if (!strncmp(argv[i], define, strlen(define))) {
			const char *name = argv[i] + strlen(define);

			return other_name(name, strcspn(name, "\""), source);
		}
	}
	return NULL;
}

char *kbuild_object_of(const struct compiled *c)
{
	char *name = xcopy(base_name(c->target) + 1), *object;
	size_t len = strlen(name) - strlen(".o.cmd");

	for (size_t i = 0; i < len; i++) {
		if (name[i] == '-' || name[i] == ',')
			name[i] = '_';
	}
	object = other_name(name, len, c->source);
	free(name);
	return object;
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

static bool is_cmd_file(const FTSENT *entry)
{
	size_t len = strlen(entry->fts_name);

	return (entry->fts_info == FTS_F || entry->fts_info == FTS_NSOK) &&
		*entry->fts_name == '.' && len > strlen(".o.cmd") + 1 &&
		(ends_in(entry->fts_name, len, ".o.cmd") ||
		 ends_in(entry->fts_name, len, ".s.cmd"));
}

int kbuild_each(const char *objtree, void (*fn)(struct compiled *, void *), void *data)
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
		} else if (is_cmd_file(entry)) {
			read_cmd(entry->fts_path, fn, data);
		}
	}
	if (tree)
		fts_close(tree);
	free(roots[0]);
	return rc;
}

struct collected {
	const char *objtree;
	struct commands *commands;
};

static void collect(struct compiled *compiled, void *data)
{
	const struct collected *to = data;
	struct commands *all = to->commands;
	struct command *command;

	GROW(all->v, all->nr, &all->max);
	command = &all->v[all->nr++];
	*command = (struct command){
		.directory = xcopy(to->objtree),
		.source = xcopy(compiled->source),
	};
	undo_make(compiled->command);
	command_split(command, compiled->command);
}

int kbuild_commands(const char *objtree, struct commands *commands)
{
	struct collected to = { objtree, commands };
	int rc = kbuild_each(objtree, collect, &to);

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
