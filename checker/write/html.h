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
	unsigned line;
	unsigned long only;		/* lines that it alone brings; 0 where it is not known */
	unsigned only_headers;		/* and headers */
};

struct page_file {
	const char *name;
	bool unit;			/* it is a C file that was checked */
	unsigned units;			/* that read it, or are it */
	unsigned headers;		/* that it brings, and itself */
	unsigned long lines, bytes;	/* that the compiler gets for it, as of gcc -E -P */
	struct page_include *includes;
	size_t nr_includes;
};

/* What a file gets that would miss something else: an include, or a declaration of a tag. */
struct page_edit {
	unsigned file;
	const char *include;		/* "<linux/types.h>", or NULL */
	const char *tag;
	const char *name;		/* what for, */
	unsigned of;			/* declared there */
};

struct page_edits {
	struct page_edit *v;
	size_t nr;
};

struct page_directive {
	unsigned file, line;
};

/* Includes that a plan removes together: all that lead to one header and can go. */
struct page_cut {
	unsigned header;
	long saved;			/* lines over the build */
	unsigned units;			/* that have less to read */
	struct page_directive *removed;
	size_t nr_removed;
	struct page_edits added;
};

/* A name that the file has of what it includes. */
struct page_name {
	const char *name;
	char kind;			/* as in struct name_fact */
	unsigned line;			/* of its use */
};

/* Why an include stays, the first that is so. */
enum page_stay {
	PAGE_GOES,
	PAGE_KEPT,			/* a pragma says so */
	PAGE_UNNAMED,			/* for what names do not show */
	PAGE_NEEDED,			/* the file uses names of it */
	PAGE_FOREIGN,			/* the file is generated, or no header of its own */
	PAGE_STUCK,			/* a file would miss something and cannot get it */
	PAGE_SHARED,			/* the header has all that it brings by others, too */
};

/* What it takes to remove one include of a header alone. */
struct page_try {
	struct page_directive directive;
	enum page_stay stay;
	long saved;			/* if it goes, as in struct page_cut */
	unsigned units;
	struct page_edits added;
	struct page_name *names;	/* if it is needed: the first few, */
	size_t nr_names, more_names;	/* and how many others */
	struct page_edit stuck;		/* if it is stuck: which file misses what */
};

struct page_plan {
	unsigned long lines, needed;	/* of the build: now, and at the least */
	struct page_cut *cuts;		/* in the order in which they are best made */
	size_t nr_cuts;
	struct page_try *tries;		/* of all headers, by file and line */
	size_t nr_tries;
};

/* What the page shows beside the report. */
struct page {
	struct page_file *files;	/* sorted by name */
	size_t nr_files;
	struct page_plan *plan;		/* NULL: none was asked for */
	unsigned partial, failed;	/* of the units */
	const char *folder;		/* has page.html and the rest of write/page/ */
	const char *layout;		/* dagre.min.js, which lays pictures out; NULL: none */
};

/*
 * Write the page, without the findings that are known. Whatever bytes names hold, they are text
 * in it. @path is as output_write() takes it. Returns 0, or -1 with errno set; a part of the page
 * that cannot be read ends the program.
 */
int report_html(const char *path, const struct report *r, const struct page *page) WITH_JSON;

#endif
