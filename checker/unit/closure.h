/* SPDX-License-Identifier: MIT */
/*
 * closure.h - what a file's own includes reach
 *
 * The graph is that of the active #include directives of the unit, also of those
 * that a guard skipped here. What the command line includes for everybody
 * (-include) is there for all: closure_lines() and closure_before() know it, the
 * sets do not.
 */
#ifndef CLOSURE_H
#define CLOSURE_H

#include "unit.h"

#define NOT_REACHED (~0u)

/*
 * For each file of the unit (by its number) the line of the #include of @file
 * that first reaches it when @file is compiled alone: paths that lead back
 * through @file itself are cut, as its guard cuts them. 0 for what -include
 * brings, NOT_REACHED for the rest, @file among them. Lives as long as the unit.
 */
const unsigned *closure_lines(const struct file *file);

/*
 * For each file its place in the order of reading, if the unit's C file is compiled without its
 * include @without: 0 for the first, NOT_REACHED for those that are not read. @sure: leave out,
 * too, the C file's conditional includes, except those whose condition encloses @without: another
 * configuration may not take them. Valid until the next @without. (Three others replay such an
 * order: judge/alone.c, whole/replay.c, whole/order.c. See alone.h.)
 */
const unsigned *closure_order(const struct include *without, bool sure);

/* What is there for all: the files of -include and all that they reach. */
const unsigned long *closure_common(void);

/*
 * Is line @of of @other read before @line of @file when @file is compiled alone? In
 * @file itself that is any line up to @line.
 */
bool closure_before(const struct file *file, unsigned line, const struct file *other, unsigned of);

/* A set of files: one bit for each, by number. */
#define FILE_BITS (8 * sizeof(unsigned long))

static inline size_t files_words(void)
{
	return unit.files.nr / FILE_BITS + 1;
}

static inline bool files_has(const unsigned long *set, const struct file *file)
{
	return set[file->nr / FILE_BITS] >> file->nr % FILE_BITS & 1;
}

static inline void files_add(unsigned long *set, const struct file *file)
{
	set[file->nr / FILE_BITS] |= 1ul << file->nr % FILE_BITS;
}

static inline void files_remove(unsigned long *set, const struct file *file)
{
	set[file->nr / FILE_BITS] &= ~(1ul << file->nr % FILE_BITS);
}

static inline void files_unite(unsigned long *set, const unsigned long *other)
{
	size_t w;

	for (w = 0; w < files_words(); w++)
		set[w] |= other[w];
}

/*
 * Each file whose bit is in @bits_, an expression of word number @w_ of sets. To leave it early,
 * return: it is two loops.
 */
#define files_each(file_, w_, bits_)							\
	for (size_t w_ = 0; w_ < files_words(); w_++)					\
		for (unsigned long left__ = (bits_);					\
		     left__ && ((file_) = unit.files.v[w_ * FILE_BITS +			\
						       __builtin_ctzl(left__)], true);	\
		     left__ &= left__ - 1)

/* By a file's number: its closure, NULL until it is asked for. NULL until any is. */
extern unsigned long **closure_sets;

/* The closure of @file, of which there is none yet. */
const unsigned long *closure_find(const struct file *file);

/* @file's closure as a set; lives as long as the unit. */
static inline const unsigned long *closure_set(const struct file *file)
{
	const unsigned long *set = closure_sets ? closure_sets[file->nr] : NULL;

	return set ? set : closure_find(file);
}

/* Does @from's closure have @to? A file is in its own only by a cycle. */
static inline bool closure_has(const struct file *from, const struct file *to)
{
	return files_has(closure_set(from), to);
}

#endif
