/* SPDX-License-Identifier: MIT */
/*
 * report_options.h - what fkh-report is asked for
 */
#ifndef REPORT_OPTIONS_H
#define REPORT_OPTIONS_H

#include <stdbool.h>

#include "fix.h"
#include "inquiry.h"

struct report_options {
	const char *junit, *sarif, *html;	/* the file that each goes to; NULL: none */
	bool strict, text, quiet, summary, assume_checked, all, help, version;
	const char *fix_what;	/* as given, "" if without a value */
	enum fix fix;		/* 0: no patch */
	bool series, signoff;	/* as patches with messages; signed off */
	const char *source;	/* NULL: where the store's build says */
	const char *baseline, *diff;	/* only what is not in it, or of it; NULL: all */
	char *only, *with;	/* NULL: all rules, none */
	const char *path;	/* NULL: all files */
	struct asked asked;	/* as given */
	struct inquiry inquiry;	/* NO_QUESTION: a report, or a patch */
	char **stores;
	int nr_stores;
};

/*
 * Fill in @o from the command line, whose strings stay in use. What cannot be is said, and ends
 * the program with status 2; --help and --version end it with 0.
 */
void report_options_parse(struct report_options *o, int argc, char **argv);

/* A report is not there unless all of it is: fatal() if the standard output cannot be written. */
void flush_output(void);

#endif
