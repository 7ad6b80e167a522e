/* SPDX-License-Identifier: MIT */
/*
 * alone.h - a header read as a unit's only include
 *
 * Where headers include each other, who is read first decides what is there: the
 * closure alone does not tell.
 */
#ifndef ALONE_H
#define ALONE_H

#include "unit.h"

/* What a file would lack, and where. */
struct lack {
	const struct file *file;
	const struct ident *ident;
};

/*
 * Read @header as the only include of a unit (but for what -include brings), with the
 * @nr headers @added behind its includes before @line. Of the files that include @header
 * in turn, and of itself, find one that uses what its closure has but what is not there
 * yet at that moment, or that would define itself what @header is still to define.
 * Returns false if there is none.
 */
bool alone_lacks(const struct file *header, struct file *const *added, size_t nr, unsigned line,
		 struct lack *lack);

#endif
