// SPDX-License-Identifier: MIT
#include <stdlib.h>

#include "cost.h"
#include "page.h"
#include "page_plan.h"
#include "util.h"
#include "web.h"

static void add_include(struct page_file *f, const struct web_link *link, struct cost_sum only)
{
	if (link->to == NO_FILE)
		return;
	GROW_PLAIN(f->includes, f->nr_includes);
	f->includes[f->nr_includes++] = (struct page_include){
		link->to, link->line, only.lines, only.headers,
	};
}

static void add_links(struct page_file *f, const struct web *w, unsigned nr)
{
	const struct web_file *file = &w->files[nr];

	for (unsigned i = 0; i < file->nr_links; i++)
		add_include(f, &w->links[file->first_link + i], (struct cost_sum){ 0 });
}

/* What a C file costs is not asked: nobody includes it. */
static struct page_file page_file(const struct web *w, unsigned nr)
{
	const struct web_file *file = &w->files[nr];
	struct page_file f = {
		.name = file->name,
		.unit = file->kind == FILE_UNIT,
		.units = file->nr_units,
	};
	struct cost cost;

	if (f.unit || file->forced || !file->nr_units) {
		add_links(&f, w, nr);
		return f;
	}
	cost = cost_of(w, nr);
	f.headers = cost.alone.headers;
	f.lines = cost.alone.lines;
	f.bytes = cost.alone.bytes;
	for (size_t i = 0; i < cost.nr_includes; i++)
		add_include(&f, &w->links[cost.includes[i].link], cost.includes[i].only);
	cost_free(&cost);
	return f;
}

void page_find(const struct merged *m, struct page *page, unsigned steps)
{
	struct web *w = web_build(m);

	page->files = xmalloc((w->nr_files + 1) * sizeof(*page->files));
	for (unsigned i = 0; i < w->nr_files; i++)
		page->files[page->nr_files++] = page_file(w, i);
	if (steps)
		page->plan = page_plan_find(w, page->files, steps);
	web_free(w);
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->nr_files; i++)
		free(page->files[i].includes);
	page_plan_free(page->plan);
	free(page->files);
	page->plan = NULL;
	page->files = NULL;
	page->nr_files = 0;
}
