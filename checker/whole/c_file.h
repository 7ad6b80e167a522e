/* SPDX-License-Identifier: MIT */
/*
 * c_file.h - what each line of a C file is, as far as it takes to edit its includes
 */
#ifndef C_FILE_H
#define C_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "patch.h"

/* What a line is, as far as it matters here. */
struct c_line {
	enum { OTHER, INCLUDE, FORWARD } kind;
	unsigned section;	/* the line of the #if around it that counts, 0: none */
	bool plain;		/* no other conditional is around it */
	const char *what;	/* of an include what is behind the word, of a declaration all */
};

struct c_file {
	struct patch patch;
	struct c_line *lines;	/* by number */
	size_t top;		/* behind this line the text of the file begins */
	bool assembler;		/* a condition asks whether the assembler reads it */
};

/* Fill in what the lines of the patch's file are. c_file_close() gives that back, and the patch. */
void c_file_read(struct c_file *s);
void c_file_close(struct c_file *s);

/* Does the line open a conditional, which is not the file's guard? Does it close one? */
bool c_opens(const struct patch *p, size_t line);
bool c_closes(const struct patch *p, size_t line);

const char *c_skip_blanks(const char *s);

/* "struct foo;" or "union foo;", and nothing else */
bool c_is_declaration(const char *text);

/* Is there nothing but a comment in the rest of a line? */
bool c_is_only_comment(const char *rest);

#endif
