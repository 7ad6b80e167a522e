/* SPDX-License-Identifier: MIT */
/*
 * subsystem.h - whose a file is: the sections of the kernel's MAINTAINERS
 */
#ifndef SUBSYSTEM_H
#define SUBSYSTEM_H

struct subsystems;

/*
 * The MAINTAINERS below the source root @root; NULL with errno set if it cannot be read.
 * Nothing is wrong with lines that are none of it: they are passed over.
 */
struct subsystems *subsystems_read(const char *root);

/*
 * The title of the section that names @file (relative to the root) most closely, as
 * scripts/get_maintainer.pl weighs them (F:, X: and N:, by the depth of the pattern); NULL if
 * there is none but THE REST.
 */
const char *subsystem_of(const struct subsystems *all, const char *file);

void subsystems_free(struct subsystems *all);

#endif
