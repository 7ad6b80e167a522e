/* SPDX-License-Identifier: MIT */
/*
 * macro_arg.h - what sparse's preprocessor gives to a macro's own function
 */
#ifndef MACRO_ARG_H
#define MACRO_ARG_H

/*
 * One argument; the layout is sparse's (pre-process.c, 0.6.4 to 0.6.5). Which of its forms are
 * made, the counts of the macro's parameter say.
 */
struct arg {
	struct token *arg;		/* as written; NULL if it is not there at all */
	struct token *expanded;
	struct token *str;
	int n_normal;
	int n_quoted;
	int n_str;
};

#endif
