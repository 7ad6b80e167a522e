/* SPDX-License-Identifier: MIT */
/*
 * page_plan.h - what the page shows of the planner
 */
#ifndef PAGE_PLAN_H
#define PAGE_PLAN_H

#include "html.h"
#include "web.h"

/*
 * What it takes to remove each include of each header of @w alone, and the best @steps cuts made
 * together. @files has what w->files cost. The strings are those of what @w was built from. To be
 * given to page_plan_free(), which takes NULL too.
 */
struct page_plan *page_plan_find(const struct web *w, const struct page_file *files,
				 unsigned steps);
void page_plan_free(struct page_plan *plan);

#endif
