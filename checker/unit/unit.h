/* SPDX-License-Identifier: MIT */
/*
 * unit.h - a translation unit as data
 *
 * A unit is one C file with all that it includes. hooks.c listens to sparse,
 * written.c and scan.c keep the text here (files, directives, words), resolve.c and
 * walk.c add the meaning (names, who provides them, who uses them). The rules only read.
 *
 * Words that have a meaning of their own here:
 *	provider	a file that declares a name
 *	use		a file needs a name, with a strength (enum strength)
 *	want		a use that a file's own includes do not satisfy
 *	spare		a provider in a branch not taken: another configuration may have it
 *	meant		the provider that a use refers to, of several that would do
 *	only		what a file gets through one of its includes and nothing else
 *	closure		all files that a file's includes reach
 *	part		a header that belongs to its one includer, or to a larger header
 *	fragment	a header that is not meant to stand alone
 *	front		<linux/x.h> before <asm/x.h>: the one to include
 *	forced		comes by -include, before everything else
 *	template	no guard, and read for its text, after its includer defined a macro for it
 *
 * Everything lives until the process ends: one process checks one unit.
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include <lib.h>
#include <token.h>
#include <symbol.h>

#include "idents.h"
#include "vec.h"

struct file;

/* Where a word stands. */
enum where {
	IN_CODE,
	IN_MACRO_BODY,		/* of a #define; its name and parameters are left out */
	IN_CONDITION,		/* #if, #ifdef, #ifndef, #elif */
	IN_INCLUDE,		/* #include MACRO */
	IN_PRAGMA,		/* and other directives */
};

/* One identifier as written in a file. */
struct word {
	struct ident *ident;
	unsigned line;
	unsigned branch;	/* index in file.branches */
	unsigned outer;		/* 1 + index of the word whose parentheses it is in, 0: none */
	unsigned argument : 8;	/* and which of the arguments it is part of, from 0 */
	unsigned column : 10;	/* from 1 */
	unsigned where : 3;
	unsigned active : 1;	/* not in a branch that was not taken */
	unsigned call : 1;	/* an opening parenthesis follows */
	unsigned member : 1;	/* "." or "->" stands before it */
	unsigned tag : 1;	/* "struct", "union" or "enum" does */
	unsigned defined : 1;	/* operand of #ifdef, #ifndef or defined() */
	unsigned type : 1;	/* the name that a typedef ends in */
	unsigned declared : 1;	/* a type stands before it, most likely */
	unsigned typed : 1;	/* one does, if the word before is no macro */
	unsigned nested : 1;	/* within braces */
	unsigned expanded : 1;	/* word_macro() was expanded here */
};

/* A word that was expanded. */
struct expansion {
	unsigned word;		/* index in file.words */
	struct symbol *macro;
};

/* A macro whose expansions in a file are large. */
struct expanded {
	const struct ident *macro;
	unsigned line;		/* the first */
	unsigned bytes;		/* of all */
};

/* An #include directive. */
struct include {
	struct file *target;	/* NULL: in a branch that was not taken */
	const char *spelled;	/* "<linux/types.h>" */
	unsigned line, column;
	unsigned branch;		/* of the conditionals around it, index in file.branches */
	bool active;
	bool keep;		/* an IWYU pragma, keep or export ... */
	bool export;		/* and who includes the file has it as well */
	bool judged;			/* then kept says why it stays (redundant.h) */
	const char *kept;
};

/* A directive and the words in it. */
struct directive_words {
	unsigned line;
	unsigned first, end;
};

/* A #define (also the not taken ones). */
struct define {
	struct ident *ident;
	unsigned line;
	bool active;
};

/* A branch of an #if. */
struct branch {
	unsigned outer;			/* the one around it, index in file.branches */
	unsigned line;
	struct ident *unless;		/* of "#ifndef UNLESS", else NULL */
	bool passed_over;		/* by such an #ifndef, in a branch that was taken */
};

/* What the file says about itself, or about another one (pragma.h). */
struct pragma {
	int kind;		/* enum pragma_kind */
	char *about;		/* "linux/foo.h", "foo"; NULL: nothing is named */
};

/* A macro of another file that was undefined. */
struct undefinition {
	const struct file *of;
	const struct ident *ident;
};

/* An #error and the condition right around it. */
struct refusal {
	unsigned line;
	size_t first_word, end_word;	/* the condition's words */
};

/* How strongly a name is used. */
enum strength {
	USE_MENTION,		/* in a macro body, a condition, a branch not taken */
	USE_TAG,		/* struct foo where a pointer will do */
	USE_TYPE,		/* a typedef's name */
	USE_SYMBOL,		/* a function or a variable */
	USE_ENUMERATOR,
	USE_MACRO,
	USE_COMPLETE,		/* a struct, union or enum that must be complete */
	USE_DEFINITION,		/* of a static function that is only declared */
	USE_STRING,		/* a macro that is expanded into a string: not missed if absent */
	USE_DROPPED,		/* a macro in an argument that another one drops */
};

/* A file declares a name. */
struct provider {
	struct file *file;
	unsigned line;
	enum strength as : 4;	/* USE_TAG: declared or mentioned, USE_COMPLETE: defined */
	bool spare : 1;		/* in a branch not taken: elsewhere it may be */
	bool alone : 1;		/* USE_TAG: by "struct foo;" */
	unsigned order : 26;	/* push_provider() counts them */
};

/* From a declarator's start, or its type's, to what follows it. */
struct span {
	struct position from, to;
	unsigned declaration;		/* the one at file scope that it is in (unit.declaration) */
};

/* All that is known of a name; one for each identifier that matters. */
struct name {
	struct ident *ident;
	unsigned list : 24;		/* conclude.c: the last list it is in ... */
	unsigned open : 8;		/* used.c: as what kinds of word in used_in */
	unsigned kinds : 20;		/* ... and as what */
	unsigned last_uses : 11;	/* see last_user */
	bool undefined : 1;		/* by another than the file that defined it */
	VEC(struct provider) providers;
	struct provider first;		/* room for one, which is all that most names have */
	VEC(struct span) locals;	/* members, parameters and locals of this name */
	struct file *last_user;		/* to keep a use once for each file and strength, by bits */
	const struct file *written_in;	/* the file whose words were marked last */
	const struct file *used_in;	/* the same of the file whose uses were */
	struct file *undefined_in;	/* a file that defined and undefined it again */
};

/* A file uses a name of another (or of itself). */
struct use {
	struct name *name;
	enum strength as : 8;
	enum type tag : 8;		/* SYM_STRUCT, SYM_UNION or SYM_ENUM for tags */
	unsigned column : 16;
	unsigned line;
	struct file *by;		/* the definition that is meant, where only one can be */
};

/* Would the file not compile without it? Definitions may come later, strings are made anyway. */
static inline bool is_missed(const struct use *use)
{
	return use->as != USE_DEFINITION && use->as != USE_STRING && use->as != USE_DROPPED;
}

/* A member of a structure is reached. */
struct access {
	struct position pos;
	struct symbol *type;		/* the structure that has it */
	struct ident *member;
	struct ident *base;		/* the name right before the "." or "->", or NULL */
	struct symbol *function;	/* in which, or NULL */
};

struct file {
	const char *path;		/* as sparse opened it */
	const char *name;		/* relative to the source root */
	unsigned nr;			/* index in unit.files */
	char content[17];		/* digest() of its bytes */
	unsigned lines, tokens;
	unsigned out_lines, out_bytes;	/* of what the preprocessor makes of it (weigh.h) */
	unsigned times_read;		/* 2 and more: no include guard that works */
	bool forced;			/* by -include, or reached from such a file */
	bool main;			/* the C file itself */
	bool inner;			/* starts within a declaration or a function */
	bool template;			/* no guard, and its includer defines a macro for it */
	bool part;			/* of its includer, as missing.c has found out */
	bool seen;			/* by the walk over the tokens */
	bool defines_symbols;		/* that other objects see, or has assembler code */
	signed char fragment;		/* provide_is_fragment(): 1, 0, or -1 when not yet known */
	struct ident *guard;
	VEC(struct include) includes;
	VEC(struct branch) branches;	/* the first is all of the file */
	VEC(struct word) words;
	VEC(unsigned) conditions;	/* which of them are in conditions */
	VEC(struct expansion) expansions;	/* in their order */
	bool code;			/* some are in code */
	VEC(struct directive_words) directives;
	VEC(struct define) defines;
	VEC(struct refusal) refusals;
	VEC(struct use) uses;
	VEC(struct undefinition) undefines;
	VEC(struct pragma) pragmas;
	VEC(struct expanded) expands;
};

struct unit {
	VEC(struct file *) files;	/* in the order of their first reading */
	VEC(struct file *) streams;	/* of each sparse stream its file, or NULL */
	struct file *main;
	VEC(struct access) accesses;	/* members, of the structures asked for */
	VEC(struct name *) names;	/* all that were made */
	/* what the parser has bound and walk.c not seen yet: */
	VEC(struct symbol *) declarations;	/* at file scope: typedefs, functions, variables */
	VEC(struct symbol *) tags;	/* struct, union and enum tags, wherever declared */
	unsigned declaration;		/* how many at file scope the parser is done with */
};

extern struct unit unit;

/* Make the name of @ident, which has none. */
struct name *new_name(struct ident *ident);

/* The name of @ident; made when it is not there yet (@make), else NULL. */
static inline struct name *name_of(struct ident *ident, bool make)
{
	struct name *name = *ident_room(ident);

	return name || !make ? name : new_name(ident);
}

/* Is it the unit's C file, or one that it includes? */
bool is_source(const struct file *file);

/* Set name->written_in for all names that active code of @file, outside of macro bodies, writes. */
void mark_words(const struct file *file);

/* The macro that @word of @file stood for if it was expanded there, else NULL. */
struct symbol *word_macro(const struct file *file, const struct word *word);

/* The word that starts there, or NULL. */
const struct word *word_at(const struct file *file, unsigned line, unsigned column);

/* The first word in code at or after that place, or NULL. */
const struct word *word_behind(const struct file *file, unsigned line, unsigned column);

/* Is @outer read whenever @inner is: is it @inner or a branch around it? */
bool branch_holds(const struct file *file, unsigned outer, unsigned inner);

/*
 * The words of the #define on @line of @file (which may be NULL), or at @pos, from the first up to
 * @end; NULL if it has none.
 */
const struct word *define_words_at(const struct file *file, unsigned line, const struct word **end);
const struct word *define_words(struct position pos, const struct word **end);

/* @name is declared by one more. */
void push_provider(struct name *name, struct provider provider);

/* @file declares or defines @ident on @pos's line; built-in things are passed over. */
void add_provider(struct ident *ident, struct position pos, enum strength as);

/*
 * The file at @pos uses @ident. @by is the file whose definition is meant, where
 * that is known. A file's use of a name is kept once for each strength: the first.
 */
void add_use(struct position pos, struct ident *ident, enum strength as, enum type tag,
	     struct file *by);

/* The file that @pos is in, or NULL for built-in things and the command line. */
static inline struct file *file_at(struct position pos)
{
	return pos.stream < unit.streams.nr ? unit.streams.v[pos.stream] : NULL;
}

#endif
