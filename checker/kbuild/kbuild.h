/* SPDX-License-Identifier: MIT */
/*
 * kbuild.h - check what a build recorded, without running make
 */
#ifndef KBUILD_H
#define KBUILD_H

#include <stdbool.h>
#include <stddef.h>

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

/*
 * The compilations of C files that kbuild recorded in @objtree, to assembly
 * (.NAME.s.cmd) and, unless @assembly_only, to objects (.NAME.o.cmd), sorted by
 * source; not those of programs for the build itself. A file that cannot be read is
 * passed over with a word on stderr. Returns 0, or -1 with errno set if @objtree
 * cannot be read.
 */
int kbuild_commands(const char *objtree, bool assembly_only, struct commands *commands);

/* The root of the sources of the build in @objtree: kbuild leaves a link. To be freed. */
char *kbuild_source_tree(const char *objtree);

/*
 * The same from a compile_commands.json. Returns 0, or -1 after saying why on stderr
 * ("PROGRAM: FILE:LINE: why" where there is a line).
 */
int json_commands(const char *path, struct commands *commands);

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
