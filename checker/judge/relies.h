/* SPDX-License-Identifier: MIT */
/*
 * relies.h - files that have something only because others were read before them
 */
#ifndef RELIES_H
#define RELIES_H

#include "unit.h"

/*
 * Does a file other than @file rely on one of the set @only, that @file has by @include
 * alone? Until it includes that itself, the include holds it up.
 */
bool relies_on_include(const struct file *file, const struct include *include,
		       const unsigned long *only);

/* Does one of @only read what @file defines before it includes it? Then it is a template. */
bool relies_is_template(const struct file *file, const unsigned long *only);

#endif
