/* SPDX-License-Identifier: MIT */
/*
 * finding.h - what a rule has to say, as data
 *
 * Rules make findings, writers show them, the store keeps them. A writer knows
 * nothing of rules: everything that it prints is in here.
 */
#ifndef FINDING_H
#define FINDING_H

#include <stddef.h>
#include <stdbool.h>

/* What a finding proposes to do: the first character of its fix; what follows is the text. */
enum fix_kind {
	FIX_ADD = '+',		/* a line */
	FIX_ADD_MORE = '?',	/* a line, but that alone does not mend it */
	FIX_DECLARE = ':',	/* declarations of the places' names; what follows is for people */
	FIX_REMOVE = '-',	/* an include, by what stands behind the word: "<linux/foo.h>" */
	FIX_REPLACE = '~',	/* that by others: the lines behind it */
};

#define UNREAD_UNKNOWN (~0u)

/* A name that a finding is about, and where the file wants it. */
struct place {
	char *name;		/* as written: "u32", "struct foo", "thread", "foo (in BAR())" */
	unsigned line, column;	/* from 1; column 0 when it is not known */
};

/*
 * One finding. Two findings about the same file that share rule, text and scope
 * are the same finding; their places are merged (see finding_merge()).
 */
struct finding {
	char *rule;		/* "missing-include" */
	char *file;		/* relative to the source root */
	char *text;		/* the message behind the names; never NULL */
	char *note;		/* what else is worth knowing, a line each, or NULL */
	char *scope;		/* the function it is in, or NULL */
	char *fix;		/* what to do, an enum fix_kind and a text, or NULL */
	struct place *places;	/* sorted by line, column, name; at least one */
	size_t nr_places;
	bool todo;		/* this tree cannot do better yet: no failure */
	bool listed;		/* the message starts with the places' names */
	char **relied;		/* who relies on an include to be removed, and what for, sorted
				 * (report only) */
	size_t nr_relied;
	unsigned unread;	/* compiled units that read the file and were not checked, or
				 * UNREAD_UNKNOWN (report only) */
	bool removable;		/* together with all others that are (report only) */
	bool put_back;		/* it was, and is so no more in this round (while choosing) */
	bool known;		/* not this change's: it is shown as no failure (report only) */
	bool settled;		/* its names are its own (while merging) */
	unsigned units;		/* how many units stand behind it (report only) */
	unsigned configs;	/* and how many configurations (report only) */
};

/* A growing array of findings; all strings are owned by it. */
struct findings {
	struct finding *v;
	size_t nr, max;
};

/*
 * The @nr findings at @f, of one file, in so far as they are to-dos of @rule (its name), in words:
 * "17 direct accesses of 8 members ...: --only=per-task lists them". NULL if none is; the caller
 * frees it.
 */
char *finding_todo(const struct finding *f, size_t nr, const char *rule);

/* The line of its first place in the file; it has one. */
unsigned finding_first_line(const struct finding *f);

/* Does it propose to take out an include, whatever comes in its place? */
bool finding_drops(const struct finding *f);

/* How much of a place's name is the name itself: what is behind it says where it comes from. */
size_t finding_name_len(const char *name);

/*
 * Append an empty finding (strings copied) and return it, valid until the next
 * call. Never fails: memory that cannot be had ends the program (exit 2).
 */
struct finding *finding_add(struct findings *all, const char *rule, const char *file,
			    const char *text);

/* Add a place to @f, in any order and as often as it is met: finding_merge() sorts them out. */
void finding_place(struct finding *f, const char *name, unsigned line, unsigned column);

/* Set what mends it: a copy of @line with @sign, an enum fix_kind, before it. */
void finding_fix(struct finding *f, char sign, const char *line);

/* Set or replace the note of @f by a copy of @note (NULL: none). */
void finding_note(struct finding *f, const char *note);

/*
 * Sort by file, line, column, rule, text and scope, and fold findings that are
 * the same into one: places are united (where they are listed, a name keeps its
 * first place only), notes are put together, a line each, and counts added.
 */
void finding_merge(struct findings *all);

/*
 * The message in words, without file and rule: "'u32', 'bool' used but not
 * included: add #include <linux/types.h>". Names beyond @max_names are counted
 * ("and 7 more"); 0 means all. The caller frees it.
 */
char *finding_message(const struct finding *f, unsigned max_names);

/*
 * Who relies on an include that is to be removed, in words: "relied on by a.c, b.h
 * and 7 more: they need their own include first"; NULL if nobody does. At most
 * @max_files are named, 0 means all. The caller frees it.
 */
char *finding_relied(const struct finding *f, unsigned max_files);

/*
 * The key of @f, with its rule and its file: what it is about, "TEXT" or "TEXT in SCOPE()".
 * It outlives moved lines, renamed variables and further places of the same, and is the name
 * in reports that others compare. To be freed.
 */
char *finding_title(const struct finding *f);

/* How many of them are not known, and no to-dos. */
size_t findings_new(const struct findings *all);

/*
 * That units which were compiled have not been asked about it, in words; NULL if all were. The
 * caller frees it.
 */
char *finding_unread(const struct finding *f);

void finding_free(struct finding *f);
void findings_free(struct findings *all);

#endif
