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
 * The header that rules/ or @file's own pragma name for what it declares: "linux/types.h"; NULL:
 * none is named.
 */
const char *provide_named(const struct file *file);

/*
 * The public header for what @file declares:
 *
 *	generated/x.h, asm-generic/x.h	<asm/x.h>
 *	asm/x.h				<linux/x.h> if that includes it
 *	uapi/linux/x.h			<linux/x.h>
 *	a fragment			the header that it is part of
 *
 * and so on from there; @file itself when there is no better one.
 */
struct file *provide_public(struct file *file);

/*
 * The header that @from should include for what @provider declares: the public one, or the
 * first that may be included (@near). NULL: there is none.
 *
 * If @from is in include/, it is never a header that only some architectures have; elsewhere
 * outside arch/ only if there is no other. If @from is an interface by the rules (uapi, tools),
 * it is only for what another such file declares. A header that no include path has is only for
 * files that are likewise private.
 */
struct file *provide_for(const struct file *from, struct file *provider, bool near);

/*
 * The only file of the unit that includes @file where it was not read before, and how; NULL if
 * there are several, or none.
 */
struct file *provide_includer(const struct file *file, const struct include **include);

/* Does the name of @file begin with that of @of, as in x_types.h, x-internal.h of x.h? */
bool provide_is_named_after(const struct file *file, const struct file *of);

/* Is another header to be included for what it declares? */
bool provide_is_hidden(struct file *file);

/* Is it one of those that all architectures have in common, in include/? */
bool provide_is_general(const struct file *file);

/* Is @file one that nobody is to include directly, and @header one that does so for others? */
bool provide_is_behind(const struct file *header, struct file *file);

/*
 * May a file that includes @header rely on it for what @other declares? By a guarantee in rules/,
 * or since @header exports it (pragma.h).
 */
bool provide_vouches_for(const struct file *header, const struct file *other);

/*
 * Does including @header stand for including @other? It vouches for it, or
 * includes it and has its name (x.h for x_types.h).
 */
bool provide_stands_for(const struct file *header, const struct file *other);

/* The directive for it as @from would write it: "#include <linux/types.h>". The caller frees it. */
char *provide_directive(const struct file *from, struct file *header);

/* Does a pragma of @from say that it is not to include @header? */
bool provide_is_refused(const struct file *from, struct file *header);

/* Can it be included twice: has it a plain guard, or nothing but an #include of one that has? */
bool provide_is_guarded(const struct file *file);

/*
 * Is the header not meant to stand alone? It starts in the middle of something, is
 * read again and again, or refuses (#error) unless another one was there first.
 */
bool provide_is_fragment(struct file *file);

#endif
