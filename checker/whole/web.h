/* SPDX-License-Identifier: MIT */
/*
 * web.h - which file includes which, in every unit of all stores
 *
 * Files and #include directives are one and the same in all configurations; what a
 * directive leads to, and what a file has for the compiler, each unit says for itself.
 * Numbers stand for files and directives, so that units can be read again quickly.
 */
#ifndef WEB_H
#define WEB_H

#include <stdbool.h>
#include <libxml/hash.h>

#include "facts.h"
#include "merge.h"

#define NO_FILE (~0u)

struct web_file {
	const char *name;
	const char *public;	/* to include for what it declares, "<linux/types.h>", or NULL */
	enum file_kind kind;
	bool once;		/* it has a guard, wherever it is read */
	bool forced;		/* comes by -include in most units, or with such a file */
	unsigned nr_units;	/* that include it, or are it */
	unsigned first_link, nr_links;	/* its directives, by line */
};

/* A directive; those of a file come one after the other. */
struct web_link {
	unsigned from;
	unsigned line;
	const char *spelled;	/* "<linux/types.h>" */
	unsigned to;		/* what it leads to in most units, or NO_FILE */
	bool wanted;		/* for a reason that names do not show, in some unit */
	bool keep;		/* an IWYU pragma */
};

/* What some units know of a file. */
struct web_text {
	const struct facts *facts;
	unsigned file, store;
	unsigned *to;		/* of each directive; NO_FILE where it is not taken */
	unsigned nr_units;
};

struct web_unit {
	unsigned store;
	struct web_text **texts;	/* the first is the C file's */
	size_t nr;
};

struct web {
	struct web_file *files;		/* by name */
	unsigned nr_files;
	struct web_link *links;
	unsigned nr_links;
	struct web_text *texts;
	size_t nr_texts;
	struct web_unit *units;
	size_t nr_units;
	unsigned nr_stores;
	xmlHashTablePtr *spelled;	/* private: of each store, where "<linux/types.h>" leads */
};

/* The web of all that was merged; it lends the strings of @m. */
struct web *web_build(const struct merged *m);
void web_free(struct web *w);

/* The number of the file of that name, or NO_FILE. */
unsigned web_find(const struct web *w, const char *name);

/*
 * The file that "<linux/types.h>", or a name of it as people write it (linux/types.h,
 * include/linux/types.h), means; NO_FILE if none does.
 */
unsigned web_find_spelled(const struct web *w, const char *name);

/* What "<linux/types.h>" leads to in that store, or NO_FILE. */
unsigned web_target(const struct web *w, unsigned store, const char *spelled);

#endif
