/* SPDX-License-Identifier: MIT */
/*
 * tokenize.h - sparse's tokens, of a text that is in memory
 */
#ifndef TOKENIZE_H
#define TOKENIZE_H

#include <stdbool.h>
#include <stddef.h>

struct token;

#define TEXT_SLACK	8

/*
 * The text of the regular file that @fd is at the start of, and is left there: @size bytes
 * and TEXT_SLACK zeros. It is valid until the next call. NULL if it cannot be had.
 */
const char *read_text(int fd, size_t *size);

/*
 * What sparse's tokenize() makes of @text (see read_text()) as stream @stream, with
 * @end behind it; @pragmas says if a comment in it begins with "IWYU". NULL if there is
 * something in it that is better left to sparse.
 */
struct token *tokenize_text(int stream, const char *text, size_t size, struct token *end,
			    bool *pragmas);

#endif
