/* SPDX-License-Identifier: MIT */
/*
 * choose.h - the headers that give a file what it wants
 */
#ifndef CHOOSE_H
#define CHOOSE_H

#include "alone.h"
#include "unit.h"

/* A use that is not satisfied, and the headers that could be included for it. */
struct want {
	const struct use *use;
	VEC(struct file *) headers;	/* that one should include for it */
	VEC(struct file *) providers;	/* and what these bring it from */
	bool hidden;			/* one of these is not for others to include */
	struct file *choice;		/* the best of them */
	struct file *given;		/* what is advised for it in the end */
	const struct ident *macro;	/* that is missing itself, and alone brings it ... */
	const struct file *macro_by;	/* ... and where that is defined */
	const struct word *in;		/* the macro that it comes out of, in the file itself */
	bool written;			/* by the file, in code or in a macro of its own */
	bool named;			/* at the place of the use itself */
	/*
	 * not written in the file, nor in the body of the macro that it expands: a type or an
	 * inner macro pulls it in
	 */
	bool aside;
	bool forward;			/* it only has to be declared */
	bool later;			/* comes out of @macro: decide after that has its header */
	bool foreign;			/* no header is to be included for @macro */
	bool brought;			/* already there through the header given for @macro */
	bool settled;
};

/* Only pointers to it are used here. (An enumeration cannot be declared ahead in ISO C.) */
static inline bool is_pointed_to(const struct use *use)
{
	return use->as == USE_TAG && use->tag != SYM_ENUM;
}

/*
 * Fill in the public headers that @file could include for it. False if there are none: the
 * includer is to define it. free_headers() gives back what that took.
 */
bool find_headers(const struct file *file, struct want *want);
void free_headers(struct want *want);

/*
 * Give each of the wants of @file, whose headers are found, what mends it: a header (given), or a
 * forward declaration (forward, and nothing given). Returns whether the file cannot be read alone
 * even so, because a header that is given leads back to it; @lack then says what would lack what.
 */
bool choose_headers(const struct file *file, struct want *wants, size_t nr, struct lack *lack);

#endif
