/* SPDX-License-Identifier: MIT */
/*
 * knowledge.h - what the rules know of the kernel
 *
 * The knowledge is in rules/NAME.xml, one file for each subject, validated against
 * rules/NAME.rng when it is loaded; patterns are those of fnmatch(3). None is in C.
 */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include <stdbool.h>

#include "finding.h"
#include "unit.h"

/*
 * Load the rules' knowledge from @paths, folders of rules or files. The first stands in the
 * place of the defaults: a folder of all, a file of the one with the same root element. Those
 * after it add to what is there. "default", and none at all, are the defaults, which are those
 * beside the build tree that the program is in, else the installed ones. A mistake ends the
 * program with status 2 and "FILE:LINE: why" on stderr. @store, if not NULL, keeps which rules
 * were valid before.
 */
void knowledge_load(const char *const *paths, size_t nr, const char *store);

/* Take out of @all what is found by a rule that is off for the file. */
void knowledge_drop_off(struct findings *all);

/*
 * What they say of headers. @file is a path from the source root, @header what is
 * between the angle brackets of an #include.
 */
bool knowledge_not_judged(const char *file);	/* not written by hand ... */
const char *knowledge_public(const char *file);	/* the header to include for it, or NULL */
bool knowledge_hidden(const char *header);	/* never to be included directly */
char *knowledge_front(const char *header);	/* "linux/x.h" for "asm/x.h", or NULL; free it */
bool knowledge_interface(const char *file);	/* others rely on all that it includes */
bool knowledge_assembler(const char *macro);	/* tells assembler sources from C */
bool knowledge_set_up(const char *header);	/* only sets things up: never redundant */

/* The folders of host programs, one a call: that behind @previous. NULL: the first, and the end. */
const char *knowledge_host(const char *previous);

/* May a file that includes @header rely on it for what @provided declares? */
bool knowledge_guarantee(const char *header, const char *provided);

/* Is @provided a part of @header, which is included for its parts, too? */
bool knowledge_offers(const char *header, const char *provided);

/* Is a file that writes @name (NULL: any) to include @header, though that has it from elsewhere? */
bool knowledge_named(const char *header, const char *name);

/* A member of struct task_struct that moves to the per-task area. */
struct member_rule {
	char *name;		/* in mainline's structure */
	char *per_task;		/* the name for per_task(), the same if there is no other */
	char *accessor;		/* "task_cpu(task)": where the kernel has one, or NULL */
};

/* The structure that they are in: "task_struct". */
const char *knowledge_member_type(void);

/* The rule for its member @name, or NULL. */
const struct member_rule *knowledge_member(const char *name);

/* Which argument (from 1) of @macro names a member of the area; 0 if it is no such macro. */
unsigned knowledge_declaration(const char *macro);

/* Does the file own the layout, so that it may reach members directly? @function may be NULL. */
bool knowledge_owner(const char *file, const char *function);

#endif
