/* SPDX-License-Identifier: MIT */
/*
 * configuration.h - what a store's build was configured for, in words
 */
#ifndef CONFIGURATION_H
#define CONFIGURATION_H

/*
 * "Linux/x86 6.1.0 (gcc (Debian 12.2.0) 12.2.0)" as the .config of the build tree that @store is
 * in has it; the store's path where it has none. To be freed.
 */
char *configuration_of(const char *store);

#endif
