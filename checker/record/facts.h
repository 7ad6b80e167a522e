/* SPDX-License-Identifier: MIT */
/*
 * facts.h - what one unit learned about one file
 *
 * This is what the store keeps and what fkh-report decides from, without C.
 * All strings are owned by the structure that holds them.
 */
#ifndef FACTS_H
#define FACTS_H

#include "finding.h"

enum file_kind {
	FILE_UNIT,		/* the C file of a unit */
	FILE_HEADER,		/* meant to stand alone: it is judged */
	FILE_FRAGMENT,		/* is included for its text, or through another header only */
};

/* One #include directive. */
struct include_fact {
	char *spelled;		/* "<linux/types.h>" or "\"sched.h\"", as written */
	char *file;		/* what it resolved to; NULL: not taken here */
	unsigned line;
	bool keep;		/* marked by an IWYU pragma keep or export */
	char *use;		/* why it stays: "used", "relied-on" ...; NULL: it can go */
};

/* One name that the file uses or declares. */
struct name_fact {
	char *name;
	char kind;		/* see use_kinds below */
	unsigned line, column;	/* the first place; column 0: not kept */
};

/* A macro whose expansions in the file are large. */
struct expanded_fact {
	char *name;
	unsigned line;		/* of the first */
	unsigned bytes;		/* of all */
};

struct facts {
	char *name;		/* path relative to the source root */
	char *content;		/* hex digest of the file's bytes */
	enum file_kind kind;
	unsigned lines, tokens;
	unsigned out_lines, out_bytes;	/* of what the compiler gets of it, as of gcc -E -P */
	char *public;		/* what to include for what it declares, "<linux/types.h>", if
				 * that can be done anywhere; else NULL */
	struct include_fact *includes;
	size_t nr_includes;
	bool forced;		/* comes by -include, before everything else */
	bool once;		/* it has a guard: it can be included again */
	bool acts;		/* to read it is enough to have something in the object */
	struct name_fact *uses;	/* but for what the file itself declares before, by place */
	size_t nr_uses;
	struct name_fact *declares;	/* of headers, by line; but for the guard */
	size_t nr_declares;
	struct expanded_fact *expands;
	size_t nr_expands;
	struct findings findings;
	bool borrowed;		/* the unit has strings and findings, and names are identifiers */
};

enum unit_status {
	UNIT_OK,
	UNIT_PARTIAL,		/* sparse reported a syntax error: analysed up to there */
	UNIT_ERROR,		/* could not be analysed at all */
};

/* One translation unit: the C file itself and which version of what it saw. */
struct unit_facts {
	enum unit_status status;
	char *message;		/* sparse's message when the status is not UNIT_OK, or NULL */
	char *object;		/* what it is compiled to if not its own name, or NULL:
				 * one C file may be part of several programs */
	struct facts self;	/* of the C file; for UNIT_ERROR no names, perhaps only its own */
	char **rules;		/* the names of the rules that were run, sorted */
	size_t nr_rules;
	char **seen;		/* record ids (see store.h) of the files it includes, sorted */
	size_t nr_seen;
};

void facts_free(struct facts *f);
void unit_facts_free(struct unit_facts *u);

/* How records spell the enums above (NULL at the end). */
extern const char *const file_kinds[];
extern const char *const unit_statuses[];

/*
 * The kinds of names: 's' a tag that need not be complete, 'c' a complete one,
 * 't' a typedef, 'f' a function or variable, 'e' an enumerator, 'd' a macro, 'b' a
 * macro that only a condition asks for, 'i' the body of a static function. In other
 * configurations, or where a macro is expanded, words may mean something that this unit
 * has no use of: 'm' a name, 'o' a tag. 'p': the file defines the function or variable,
 * and others declare it.
 */
extern const char use_kinds[];

/* To be changed when an older program could not read a record right. */
#define FACTS_FORMAT "5"

/*
 * As an XML document: the same facts make the same bytes. The caller frees
 * them; @len takes how many they are.
 */
char *facts_to_xml(const struct facts *f, size_t *len);
char *unit_facts_to_xml(const struct unit_facts *u, size_t *len);

/*
 * And back. Returns 0, or -1 after printing "@path:LINE: why" on stderr; what
 * was read until then is freed. Nothing but these bytes is read.
 */
int facts_from_xml(const char *path, const char *bytes, size_t len, struct facts *f);
int unit_facts_from_xml(const char *path, const char *bytes, size_t len, struct unit_facts *u);

#endif
