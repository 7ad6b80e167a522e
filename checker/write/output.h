/* SPDX-License-Identifier: MIT */
/*
 * output.h - where a report goes
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>

/*
 * Give the report @path these bytes: a file is replaced at once (written beside and renamed), a
 * pipe or a device is written to as it is, "-" is stdout. Returns 0, or -1 with errno set.
 */
int output_write(const char *path, const void *bytes, size_t len);

#endif
