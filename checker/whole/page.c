// SPDX-License-Identifier: MIT
#include <stdlib.h>

#include "cost.h"
#include "page.h"
#include "util.h"
#include "web.h"

static void add_include(struct page_file *f, unsigned to, unsigned long only)
{
	if (to == NO_FILE)
		return;
	GROW_PLAIN(f->includes, f->nr_includes);
	f->includes[f->nr_includes++] = (struct page_include){ to, only };
}

static void add_links(struct page_file *f, const struct web *w, unsigned nr)
{
	const struct web_file *file = &w->files[nr];

	for (unsigned i = 0; i < file->nr_links; i++)
		add_include(f, w->links[file->first_link + i].to, 0);
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
	for (size_t i = 0; i < cost.nr_includes; i++)
		add_include(&f, w->links[cost.includes[i].link].to, cost.includes[i].only.lines);
	cost_free(&cost);
	return f;
}

void page_find(const struct merged *m, struct page *page)
{
	struct web *w = web_build(m);

	page->files = xmalloc((w->nr_files + 1) * sizeof(*page->files));
	for (unsigned i = 0; i < w->nr_files; i++)
		page->files[page->nr_files++] = page_file(w, i);
	web_free(w);
}

void page_free(struct page *page)
{
	for (size_t i = 0; i < page->nr_files; i++)
		free(page->files[i].includes);
	free(page->files);
	page->files = NULL;
	page->nr_files = 0;
}
