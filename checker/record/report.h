/* SPDX-License-Identifier: MIT */
/*
 * report.h - findings as text and as JUnit XML
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdio.h>

#include "finding.h"

/* A unit that could not be analysed, or only in part. */
struct trouble {
	char *file;
	char *message;		/* as sparse said it */
	bool partial;
	bool known;		/* as of a finding */
};

/* What it is called, as finding_title() of a finding. */
static inline const char *trouble_title(const struct trouble *t)
{
	return t->partial ? "unit only partly analysed" : "unit could not be analysed";
}

/* All that a report shows. */
struct report {
	struct findings findings;	/* merged and sorted */
	struct trouble *troubles;	/* sorted by file */
	size_t nr_troubles;
	char **files;			/* every file that was judged, sorted, without doubles */
	size_t nr_files;
	char **unchecked;		/* compiled but never checked (unchecked.h), sorted */
	size_t nr_unchecked;
	const char *const *rules;	/* the names of the rules that were run, NULL at the end */
	unsigned units;			/* how many were analysed */
};

/*
 * To-dos (finding.todo) are a note for each file and rule. Of the others one line a finding, or
 * one for each of its places where they are not listed:
 * "FILE:LINE:COLUMN: warning: MESSAGE [fkh:RULE]"; errors as "... error: ...
 * [fkh:error]". Notes follow on lines of their own ("FILE:LINE:COLUMN: note: ...").
 * Bytes that a terminal would act on are shown as \xNN. What is known is left out. On a
 * terminal the severity is in colour, unless $NO_COLOR is set.
 */
void report_text(FILE *to, const struct report *r);

/* The lines of that: of a finding at its first place, and of a trouble. */
void report_finding_line(FILE *to, const struct finding *f, unsigned max_names);
void report_trouble_line(FILE *to, const struct trouble *t);

/*
 * Write JUnit XML: a testsuite per file, a testcase per finding and one that
 * passes for each rule without a finding there; names carry no line numbers. What is
 * known is skipped.
 * @strict leaves out what Jenkins' schema does not know (file, line).
 * @path is replaced at once (written beside and renamed); "-" is stdout.
 * Valid XML whatever bytes names hold. Returns 0, or -1 with errno set.
 */
int report_junit(const char *path, const struct report *r, bool strict);

/* The text in there of what is skipped since it is known begins so. */
extern const char report_known[];

#endif
