/* SPDX-License-Identifier: MIT */
/*
 * page.h - what the page shows of the include graph
 */
#ifndef PAGE_H
#define PAGE_H

#include "html.h"
#include "merge.h"

/*
 * Fill in the files of @page and what they cost, and the plan of @steps cuts, unless that is 0; the
 * strings are @m's. page_free() gives it back.
 */
void page_find(const struct merged *m, struct page *page, unsigned steps);
void page_free(struct page *page);

#endif
