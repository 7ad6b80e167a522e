/* SPDX-License-Identifier: MIT */
/*
 * util.h - memory, strings and files for both programs
 *
 * The names stay clear of sparse's own (xstrdup, xasprintf, die).
 */
#ifndef UTIL_H
#define UTIL_H

#include <stdbool.h>
#include <stddef.h>

#define FKH_VERSION "fkh-check 0.1"

/* Say why on stderr ("PROGRAM: why") and end the program with status 2. */
void fatal(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Say it on stderr in a line that begins with the program's name. */
void say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Memory, or fatal(). xmalloc() clears it; xcopy() of NULL is NULL. */
void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);
char *xcopy(const char *s);
char *xformat(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* fatal() if @rc, what a hash table of libxml2 returned, is below 0. */
void no_memory(int rc);

/* Room for one more element of the array @v of @nr, of which @max fit. */
void *grow(void *v, size_t nr, size_t *max, size_t size);
#define GROW(v, nr, max) ((v) = grow((v), (nr), (max), sizeof(*(v))))

/* For lists whose capacity is not kept: it is the next power of two of @nr. */
void *grow_plain(void *v, size_t nr, size_t size);
#define GROW_PLAIN(v, nr) ((v) = grow_plain((v), (nr), sizeof(*(v))))

/*
 * Any bytes as UTF-8 that XML can carry and a terminal shows as they are:
 * printable characters stay, a backslash is doubled, every other byte becomes
 * \xNN, and so do the characters in @also (no letter, digit or "_"). escape_to()
 * writes it to @to, at most four times as long and a NUL, and returns where that is.
 * unescape() takes it back, in place; NULL if @s is not an escaped string.
 */
char *escape(const char *s, const char *also);
char *escape_to(char *to, const char *s, const char *also);
char *unescape(char *s);

/* What is behind the last slash of @path. */
const char *base_name(const char *path);

/* Do the @len bytes at @s end in @end? */
bool ends_in(const char *s, size_t len, const char *end);

/* A hash of @len bytes: for names of files, not against an enemy. */
unsigned long long hash_bytes(const void *bytes, size_t len);

/* The digest of a file's bytes, as hex: it tells versions apart, and is no signature. */
#define DIGEST_LEN 16
void digest(char hex[DIGEST_LEN + 1], const char *bytes, size_t size);

/*
 * Give @path these bytes at once: written beside it and renamed, folders made
 * as needed. 0, or -1 with errno set and @path as it was. A temporary file that
 * a killed process leaves starts with a dot.
 */
int replace_file(const char *path, const void *bytes, size_t len);

/* The bytes of @path and a NUL behind them, or NULL with errno set. */
char *read_file(const char *path, size_t *len);

#endif
