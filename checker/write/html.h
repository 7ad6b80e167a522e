/* SPDX-License-Identifier: MIT */
/*
 * html.h - a report to look at: one page that needs nothing else
 */
#ifndef HTML_H
#define HTML_H

#include "json.h"
#include "report.h"

/* An #include of a file. */
struct page_include {
	unsigned to;			/* index in page.files */
	unsigned long only;		/* lines that it alone brings; 0 where it is not known */
};

struct page_file {
	const char *name;
	bool unit;			/* it is a C file that was checked */
	unsigned units;			/* that read it, or are it */
	unsigned headers;		/* that it brings, and itself */
	unsigned long lines;		/* that the compiler gets for it, as of gcc -E -P */
	struct page_include *includes;
	size_t nr_includes;
};

/* What the page shows beside the report. */
struct page {
	struct page_file *files;	/* sorted by name */
	size_t nr_files;
	unsigned partial, failed;	/* of the units */
	const char *folder;		/* page.html, page.css, page.js are there */
	const char *layout;		/* dagre.min.js, which lays pictures out; NULL: none */
};

/*
 * Write the page, without the findings that are known. Whatever bytes names hold, they are text
 * in it. @path is as output_write() takes it. Returns 0, or -1 with errno set; a part of the page
 * that cannot be read ends the program.
 */
int report_html(const char *path, const struct report *r, const struct page *page) WITH_JSON;

#endif
