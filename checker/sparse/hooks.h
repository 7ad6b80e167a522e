/* SPDX-License-Identifier: MIT */
/*
 * hooks.h - run sparse over one unit and record what passes by
 */
#ifndef HOOKS_H
#define HOOKS_H

#include <stdbool.h>

/*
 * Preprocess and parse what sparse's command line @argv names (one C file),
 * recording it in `unit`, then call @judge and @done. With @as_sparse the sparse
 * program itself runs, prints what it always prints, and may end the process as
 * it does; else its messages are dropped.
 *
 * Returns 0, or -1 when the unit could not be parsed or was too much for @judge
 * (@done was not called): errors.message then says why, in most cases with sparse's
 * last word, "FILE:LINE:COLUMN: error: why".
 * Errors that it got over set errors.partial, with the first one as the message.
 */
int hooks_run(int argc, char **argv, bool as_sparse, void (*judge)(void), void (*done)(void));

/* Give back the memory of all tokens, which nobody is to look at any more. */
void hooks_drop_tokens(void);

/* What the parts of it tell each other. */
extern struct hooks {
	bool show_messages;	/* with --sparse */
	bool parsing;		/* sparse is at work: what it says is about the unit */
	bool computing;		/* the parser wants a value: of its tokens none gets lost */
} hooks;

#endif
