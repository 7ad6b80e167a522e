/* SPDX-License-Identifier: MIT */
/*
 * kbuild.h - check what a build recorded, without running make
 */
#ifndef KBUILD_H
#define KBUILD_H

#include <stddef.h>

#include "json.h"

/* A recorded compilation. */
struct command {
	char *directory;	/* where it ran */
	char *source;		/* the C file, as the command names it */
	char **argv;		/* all words of it, the compiler first */
	size_t argc;
};

struct commands {
	struct command *v;
	size_t nr, max;
};

/* A compilation as kbuild recorded it, in its own words and as long as the call lasts. */
struct compiled {
	const char *target;	/* path of the .cmd file: "OBJTREE/kernel/.fork.o.cmd" */
	char *command;		/* as make has it */
	const char *source;	/* from where the compiler ran, or absolute */
	char *dependencies;	/* for kbuild_dependency(); NULL if there are none */
};

/*
 * Call @fn for each compilation of a C file that kbuild recorded in @objtree, to an object
 * (.NAME.o.cmd) or to assembly (.NAME.s.cmd); not for those of programs for the build
 * itself. A file that cannot be read is passed over with a word on stderr. Returns 0, or -1
 * with errno set if @objtree cannot be read.
 */
int kbuild_each(const char *objtree, void (*fn)(struct compiled *, void *), void *data);

/* The next file that the compilation read, but for the source, or NULL. */
char *kbuild_dependency(struct compiled *compiled);

/* All of them as commands, sorted by source. Returns as kbuild_each(). */
int kbuild_commands(const char *objtree, struct commands *commands);

/*
 * The name of what @source is compiled to, if it is not the source's own: one C file may be part
 * of several programs. kbuild has it in KBUILD_BASENAME (with "_" for "-"). To be freed, or NULL.
 */
char *kbuild_object(char *const *argv, size_t argc, const char *source);
/* The same from the name of the .cmd file. */
char *kbuild_object_of(const struct compiled *compiled);

/* The root of the sources of the build in @objtree: kbuild leaves a link. To be freed. */
char *kbuild_source_tree(const char *objtree);

/*
 * The same from a compile_commands.json. Returns 0, or -1 after saying why on stderr
 * ("PROGRAM: FILE:LINE: why" where there is a line).
 */
int json_commands(const char *path, struct commands *commands) WITH_JSON;

void commands_free(struct commands *commands);

/* Split @line as a shell would, quotes and backslashes only, and append it to @command. */
void command_split(struct command *command, const char *line);
void command_append(struct command *command, const char *arg);

/*
 * The flags that kbuild gives a checker beyond the compiler's (CHECKFLAGS), from the
 * .config of @objtree, appended to @command.
 */
void kbuild_check_flags(const char *objtree, struct command *command);

#endif
