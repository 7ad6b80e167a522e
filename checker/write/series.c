// SPDX-License-Identifier: MIT
/*
 * series.c - edits as a series of patches, each with its commit message
 */
#include <stdlib.h>
#include <string.h>

#include "series.h"
#include "util.h"

#define WIDTH 72		/* of a message's lines */
#define MAX_ENCODED 75		/* of an encoded word of a header line (RFC 2047) */

unsigned series_add(struct series *s, const char *subject, const char *body)
{
	GROW(s->patches, s->nr, &s->max);
	s->patches[s->nr++] = (struct series_patch){ xcopy(subject), xcopy(body) };
	return s->nr;
}

static bool is_named(const void *item, const char *name, size_t len)
{
	const struct patch *p = item;

	return strlen(p->name) == len && !memcmp(p->name, name, len);
}

struct patch *series_file(struct series *s, const char *root, const char *name)
{
	size_t len = strlen(name);
	unsigned long long hash = hash_bytes(name, len);
	struct patch *p = table_find(&s->names, hash, is_named, name, len);
	char *path;
	int rc;

	if (p)
		return p;
	p = xmalloc(sizeof(*p));
	path = xformat("%s/%s", root, name);
	rc = patch_open(p, path, xcopy(name));
	free(path);
	if (rc) {
		free((char *)p->name);
		free(p);
		return NULL;
	}
	if (!s->names.least)
		s->names.least = 64;
	table_enter(&s->names, hash, is_named, name, len, p);
	GROW(s->files, s->nr_files, &s->max_files);
	s->files[s->nr_files++] = p;
	return p;
}

static int cmp_file(const void *a, const void *b)
{
	return strcmp((*(struct patch *const *)a)->name, (*(struct patch *const *)b)->name);
}

static bool is_empty(const struct series *s, unsigned step)
{
	for (size_t i = 0; i < s->nr_files; i++) {
		if (patch_has_step(s->files[i], step))
			return false;
	}
	return true;
}

/* ---- the message ---- */

static bool is_plain(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] < ' ' || text[i] > '~')
			return false;
	}
	return true;
}

/* One byte of an encoded word. How many columns it takes. */
static size_t put_encoded(FILE *to, unsigned char c)
{
	bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

	if (plain)
		return fputc(c, to) == EOF ? 0 : 1;
	fprintf(to, "=%02X", c);
	return 3;
}

/* The value of a header line: what is not ASCII goes into encoded words, a character in one. */
static void put_header(FILE *to, const char *text, size_t len)
{
	static const char start[] = "=?UTF-8?q?";
	size_t used = 0;

	if (is_plain(text, len)) {
		fprintf(to, "%.*s", (int)len, text);
		return;
	}
	for (size_t i = 0; i < len; i++) {
		bool follows = ((unsigned char)text[i] & 0xc0) == 0x80;

		if (used && !follows && used + 4 * 3 + 2 > MAX_ENCODED) {
			fputs("?=\n ", to);
			used = 0;
		}
		if (!used)
			used = fprintf(to, "%s", start);
		used += put_encoded(to, text[i]);
	}
	fputs("?=", to);
}

/* The name is encoded, the address is not. */
static void put_from(FILE *to, const char *from)
{
	const char *address = strrchr(from, '<');
	size_t len = address ? (size_t)(address - from) : strlen(from);

	while (len && from[len - 1] == ' ')
		len--;
	fputs("From: ", to);
	put_header(to, from, len);
	fprintf(to, "%s%s\n", address ? " " : "", address ? address : "");
}

static size_t width(const char *text, size_t len)
{
	size_t columns = 0;

	for (size_t i = 0; i < len; i++)
		columns += ((unsigned char)text[i] & 0xc0) != 0x80;
	return columns;
}

/* The words of one line, wrapped; @used columns of the present line are taken. */
static size_t put_words(FILE *to, const char *line, size_t len, size_t used)
{
	while (len) {
		size_t word = 0, columns;

		while (word < len && line[word] != ' ')
			word++;
		columns = width(line, word);
		if (used && used + 1 + columns > WIDTH) {
			fputc('\n', to);
			used = 0;
		}
		if (word)
			fprintf(to, "%s%.*s", used ? " " : "", (int)word, line);
		used += !!used + columns;
		line += word + (word < len);
		len -= word + (word < len);
	}
	return used;
}

/* git am ends the message at such a line, or takes it for the next mail. */
static bool is_separator(const char *line)
{
	return !strncmp(line, "---", 3) || !strncmp(line, "diff -", 6) ||
		!strncmp(line, "Index: ", 7) || !strncmp(line, "From ", 5);
}

static void put_body(FILE *to, const char *body)
{
	size_t used = 0;

	for (size_t len; *body; body += len + (body[len] == '\n')) {
		len = strcspn(body, "\n");
		if (len && *body != ' ' && !is_separator(body)) {
			used = put_words(to, body, len, used);
			continue;
		}
		if (used)
			fputc('\n', to);
		used = 0;
		fprintf(to, "%s%.*s\n", len && *body != ' ' ? " " : "", (int)len, body);
	}
	if (used)
		fputc('\n', to);
}

/* ---- the mailbox ---- */

static size_t digits(size_t n)
{
	return snprintf(NULL, 0, "%zu", n);
}

static void put_head(FILE *to, const struct series *s, const struct series_patch *p, size_t nr,
		     size_t of)
{
	/* the date is that of git format-patch: it tells file(1) and git what this is */
	fputs("From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n", to);
	put_from(to, s->from);
	fputs("Subject: ", to);
	if (of > 1)
		fprintf(to, "[PATCH %0*zu/%zu] ", (int)digits(of), nr, of);
	else
		fputs("[PATCH] ", to);
	put_header(to, p->subject, strlen(p->subject));
	fputs("\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
	      "Content-Transfer-Encoding: 8bit\n\n", to);
}

static void put_patch(FILE *to, const struct series *s, unsigned step)
{
	for (size_t i = 0; i < s->nr_files; i++) {
		const char *name = s->files[i]->name;

		if (!patch_has_step(s->files[i], step))
			continue;
		fprintf(to, "diff --git a/%s b/%s\n", name, name);
		patch_print_step(to, s->files[i], step);
	}
}

size_t series_print(FILE *to, struct series *s)
{
	size_t of = 0, nr = 0;

	if (s->nr_files)
		qsort(s->files, s->nr_files, sizeof(struct patch *), cmp_file);
	for (size_t i = 0; i < s->nr; i++)
		of += !is_empty(s, i + 1);
	for (size_t i = 0; i < s->nr; i++) {
		if (is_empty(s, i + 1))
			continue;
		put_head(to, s, &s->patches[i], ++nr, of);
		put_body(to, s->patches[i].body);
		if (s->signoff)
			fprintf(to, "\nSigned-off-by: %s\n", s->from);
		fputs("---\n\n", to);
		put_patch(to, s, i + 1);
		fputs("-- \n" FKH_VERSION "\n\n", to);
	}
	return of;
}

void series_free(struct series *s)
{
	for (size_t i = 0; i < s->nr; i++) {
		free(s->patches[i].subject);
		free(s->patches[i].body);
	}
	for (size_t i = 0; i < s->nr_files; i++) {
		char *name = (char *)s->files[i]->name;

		patch_close(s->files[i]);
		free(name);
		free(s->files[i]);
	}
	free(s->patches);
	free(s->files);
	free(s->names.entries);
	*s = (struct series){ 0 };
}
