/* SPDX-License-Identifier: MIT */
/*
 * weigh.h - what the compiler gets of each file when the preprocessor is done
 */
#ifndef WEIGH_H
#define WEIGH_H

struct token;

/*
 * The tokens from @first up to @end come out of the preprocessor: add their lines and bytes to
 * what their files have (file.out_lines, file.out_bytes), as gcc -E -P prints them, and what
 * large expansions take to their macros' (name.expanded). To be asked before the parser or
 * anybody else changes the tokens.
 */
void weigh_tokens(const struct token *first, const struct token *end);

#endif
