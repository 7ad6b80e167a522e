/* SPDX-License-Identifier: MIT */
/*
 * macro.h - sparse's macros, while its preprocessor runs: they come and go
 */
#ifndef MACRO_H
#define MACRO_H

#include <symbol.h>
#include <token.h>

/* The macro that @ident is now, or NULL. */
static inline struct symbol *macro_of(struct ident *ident)
{
	struct symbol *sym = lookup_symbol(ident, NS_MACRO | NS_UNDEF);

	return sym && sym->namespace == NS_MACRO ? sym : NULL;
}

/*
 * What a macro's own function is called with: one argument; the layout is sparse's
 * (pre-process.c, 0.6.4 to 0.6.5). Which of its forms are made, the counts of the macro's
 * parameter say.
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
