/* SPDX-License-Identifier: MIT */
/*
 * scan.h - a file as written: words, directives, branches
 */
#ifndef SCAN_H
#define SCAN_H

#include "unit.h"

/*
 * Fill in what the text of @file says. @first is its first token, before the
 * preprocessor has touched any; @bytes are the file's, for comments, or NULL.
 */
void scan_text(struct file *file, struct token *first, const char *bytes, size_t size);

#endif
