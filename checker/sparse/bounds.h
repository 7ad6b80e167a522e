/* SPDX-License-Identifier: MIT */
/*
 * bounds.h - where sparse has no limit, or one that it does not check
 *
 * These end the unit by sparse's error_die(). Memory has its limit in allocators.c, the length
 * of a flag in fkh-check.c.
 */
#ifndef BOUNDS_H
#define BOUNDS_H

struct position;
struct stream;
struct token;

/* The #include at @pos (NULL for the C file) opens file @nr of the unit: too many, or too deep? */
void refuse_many_files(int nr, const struct position *pos);

/*
 * Is the name too long that the #include @token of @stream comes to, also by macros, or the path
 * with it? Sparse puts both together in buffers without a look at the end.
 */
void refuse_long_name(const struct stream *stream, struct token *token);

#endif
