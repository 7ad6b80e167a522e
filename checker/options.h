/* SPDX-License-Identifier: MIT */
/*
 * options.h - fkh-check's own options, apart from what is sparse's and the compiler's
 */
#ifndef FKH_OPTIONS_H
#define FKH_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "rule.h"

struct options {
	const char **rules;	/* each --rules: file or folder */
	size_t nr_rules;
	const char *out;	/* --out: the store; in a batch NULL for the default */
	const char *only;	/* --only, as given, or NULL */
	const char *with;	/* --with, likewise */
	const char *kbuild;	/* --kbuild: check what was recorded in this object tree */
	const char *database;	/* -p: or in this compile_commands.json */
	bool unchecked;		/* --unchecked: of these, what has no record yet */
	const char *since;	/* --since: of these what the change since that commit touches */
	bool cover;		/* --cover: of those that read a changed header a few */
	bool list;		/* --list: name them instead */
	unsigned jobs;		/* -j: how many at once, for these two */
	const char *junit;	/* --junit: FILE, or NULL */
	bool junit_strict;	/* --junit-strict */
	bool quiet;		/* --quiet: make records and print no findings */
	const char *path;	/* --path: show what is found in these files only, or NULL */
	bool all;		/* --all: of a module's run also what is in the kernel's headers */
	bool werror;		/* --werror */
	bool sparse;		/* --sparse: be sparse, too */
	bool help, version;
	bool rules_on[NR_RULES];
	bool asked[NR_RULES];		/* by name: --only, --with */
	const char *rule_names[NR_RULES + 1];	/* of those, NULL at the end */
};

/*
 * Take our options out of @argv (NULL at the end), and those of $FKH_OPTIONS; the rest is the
 * compiler's or sparse's. Returns the new argc; in a batch only sources are left, from argv[1] on.
 * The options point into @argv. A mistake ends the program with status 2.
 */
int options_parse(struct options *options, char **argv);

void options_help(void);

#endif
