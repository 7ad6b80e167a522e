/* SPDX-License-Identifier: MIT */
/*
 * provide.h - from a name to the header that one should include for it
 */
#ifndef PROVIDE_H
#define PROVIDE_H

#include "unit.h"

/* Does a provider of this kind satisfy a use of that strength? */
bool provides(const struct provider *p, const struct use *u);

/* What stands between the brackets: "linux/types.h"; NULL if no include path has the file. */
const char *provide_spelling(const struct file *file);

/*
 * The public header for what @file declares: generated and asm-generic give way to
 * <asm/x.h>, that to <linux/x.h> if it includes it, uapi to the kernel's header of
 * the same name, a fragment to the header that it is part of. @file itself when
 * there is no better one.
 */
struct file *provide_public(struct file *file);

/* The first on the way from @file to its public header that others may include. */
struct file *provide_near(struct file *file);

/* The directive for it as @from would write it: "#include <linux/types.h>". The caller frees it. */
char *provide_directive(const struct file *from, struct file *header);

/*
 * Is the header not meant to stand alone? It starts in the middle of something, is
 * read again and again, or refuses (#error) unless another one was there first.
 */
bool provide_is_fragment(struct file *file);

#endif
