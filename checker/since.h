/* SPDX-License-Identifier: MIT */
/*
 * since.h - fkh-check --since: what a change touches, and what is new then
 *
 * The store knows which units read a changed file. What it knew before the change is kept as a
 * report beside it, so that the same question has the same answer when it is asked again.
 */
#ifndef SINCE_H
#define SINCE_H

#include <stdbool.h>
#include <stddef.h>

struct since;

/*
 * What the working tree below @root changes since the commit @rev, and which units of the store
 * @out see it. Ends the program with status 2 if git cannot say, or there is no store.
 */
struct since *since_read(const char *rev, const char *root, const char *out);

/* The rules that --only and --with name, or NULL: what is new of them is told, too. */
void since_ask(struct since *s, const char *only, const char *with);

/*
 * Which of @nr units, by @names (relative to the source root), are to be checked: those that
 * were changed or read what was. With @cover of those that only read it a few, that together
 * have seen it in each of the ways that the store knows, and each header that reads it.
 */
bool *since_wanted(const struct since *s, char *const *names, size_t nr, bool cover);

/* How many files the change has, and how many of these units may read one and have no record. */
size_t since_nr_changed(const struct since *s);
size_t since_nr_unknown(const struct since *s, char *const *names, size_t nr);

/* Before the units are checked: keep what is known if these are the records of that commit. */
void since_keep(const struct since *s);

/* After it: print what is new. Returns fkh-report's exit status. */
int since_report(const struct since *s);

void since_free(struct since *s);

#endif
