// SPDX-License-Identifier: MIT
/*
 * report_options.c - what fkh-report is asked for
 */
#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "place.h"
#include "report_options.h"
#include "sarif.h"
#include "util.h"

static const char usage[] =
	"Usage: fkh-report [OPTION]... [STORE | OBJTREE]...\n"
	"Merge what fkh-check left in each STORE, or the .fkh of OBJTREE (default: here)\n"
	"into one report.\n"
	"\n"
	"      --junit=FILE      write JUnit XML to FILE (- is standard output)\n"
	"      --junit-strict    without what Jenkins' schema does not know\n"
	"      --sarif=FILE      write SARIF 2.1.0 to FILE, for code scanning and editors\n"
	"      --html=FILE       write a page to look at: findings, headers, their cost\n"
	"      --text            print the findings as text (the default)\n"
	"      --quiet           do not print them\n"
	"      --summary         print totals by rule, folder and subsystem, and the\n"
	"                        removals that save most\n"
	"      --fix[=WHAT]      print a patch instead: WHAT is missing (includes to\n"
	"                        add), removable (includes that nobody relies on), all\n"
	"                        (both) or narrower (includes that a part can take the\n"
	"                        place of); with ,series (alone: of all) a patch for each\n"
	"                        subsystem and kind, with messages, for git am\n"
	"      --signoff         sign these off, as git am --signoff does\n"
	"      --assume-checked  as if all that was compiled had been checked\n"
	"      --source=DIR      the source tree that fixes are for (default: where the\n"
	"                        store's build tree says)\n"
	"      --only=RULE,...   report these rules only\n"
	"      --with=RULE,...   report what is to do for these place by place\n"
	"      --path=GLOB,...   report only what is found in these files or folders\n"
	"      --all             of external modules also what is in the kernel's headers\n"
	"      --baseline=FILE   only what this older report (of --junit) does not have\n"
	"      --diff=REV        only what the change since REV caused (-: the diff or\n"
	"                        patches on standard input)\n"
	"      --cost[=macros]   print what headers cost instead: those named behind the\n"
	"                        options, or the dearest; of two STOREs side by side\n"
	"      --why HEADER [FILE]\n"
	"                        print how FILE, or the build, comes to read HEADER, and\n"
	"                        what to cut so that it does not\n"
	"      --plan [HEADER]   print what it takes to remove includes of HEADER, or the\n"
	"                        best cuts of all headers; with --fix=series as patches\n"
	"      --steps=N         so many cuts, chosen together (default: 50)\n"
	"      --drop=INCLUDE    only this one of HEADER's\n"
	"      --json            --cost and --plan as JSON\n"
	"      --help            print this\n"
	"      --version         print the version\n"
	"\n"
	"Exit status: 0 nothing found, 1 something found, 2 the work could not be done.\n";

/* Where each goes; a switch is a bool, the others a string. */
static const struct {
	const char *name;
	int argument;		/* getopt's: no_argument ... */
	size_t to;
} all_options[] = {
#define OPTION(name, argument, member) { name, argument, offsetof(struct report_options, member) }
	OPTION("junit",		 required_argument, junit),
	OPTION("junit-strict",	 no_argument,	    strict),
	OPTION("sarif",		 required_argument, sarif),
	OPTION("html",		 required_argument, html),
	OPTION("text",		 no_argument,	    text),
	OPTION("quiet",		 no_argument,	    quiet),
	OPTION("summary",	 no_argument,	    summary),
	OPTION("only",		 required_argument, only),
	OPTION("with",		 required_argument, with),
	OPTION("path",		 required_argument, path),
	OPTION("all",		 no_argument,	    all),
	OPTION("fix",		 optional_argument, fix_what),
	OPTION("signoff",	 no_argument,	    signoff),
	OPTION("assume-checked", no_argument,	    assume_checked),
	OPTION("source",	 required_argument, source),
	OPTION("baseline",	 required_argument, baseline),
	OPTION("diff",		 required_argument, diff),
	OPTION("cost",		 optional_argument, asked.cost),
	OPTION("why",		 no_argument,	    asked.why),
	OPTION("plan",		 no_argument,	    asked.plan),
	OPTION("steps",		 required_argument, asked.steps),
	OPTION("drop",		 required_argument, asked.drop),
	OPTION("json",		 no_argument,	    asked.json),
	OPTION("help",		 no_argument,	    help),
	OPTION("version",	 no_argument,	    version),
#undef OPTION
};

enum { NR_OPTIONS = sizeof(all_options) / sizeof(*all_options) };

/* A report is not there unless all of it is. */
void flush_output(void)
{
	if (fflush(stdout) || ferror(stdout))
		fatal("standard output: %s", strerror(errno));
}

static void __attribute__((noreturn)) print_and_exit(const char *s)
{
	fputs(s, stdout);
	flush_output();
	exit(0);
}

static enum fix fix_named(const char *what, bool *series)
{
	if (!strcmp(what, "all"))
		return FIX_ALL;
	if (!strcmp(what, "missing"))
		return FIX_MISSING;
	if (!strcmp(what, "narrower"))
		return FIX_NARROWER;
	if (!strcmp(what, "removable"))
		return FIX_REMOVABLE;
	if (strcmp(what, "series"))
		fatal("--fix: '%s' is none of missing, removable, all, narrower, series", what);
	*series = true;
	return 0;
}

/* A list, as "missing,series"; a series alone is one of all. */
static void parse_fix(struct report_options *o, const char *list)
{
	char *copy = xcopy(list), *rest = copy, *what;

	while ((what = strsep(&rest, ",")))
		o->fix |= fix_named(what, &o->series);
	if (!o->fix)
		o->fix = FIX_ALL;
	free(copy);
}

/* "build/.fkh/" is in build, too. */
static void strip_slashes(char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		path[--len] = '\0';
}

/*
 * "--junit --summary" and "--junit build-x86" lack the file's name; what follows is no value of
 * theirs.
 */
static void refuse_taken(char *const *argv, int next, bool joined)
{
	const char *before = next > 1 ? argv[next - 2] : "";

	if (!optarg || next < 2 || optarg != argv[next - 1])
		return;
	if (joined || (*optarg == '-' && optarg[1]))
		fatal("%s: no value is given: %s=...", before, before);
}

/* A report that goes to a file; NULL: it does not. */
static const struct format {
	const char *name;
	size_t file;
} formats[] = {
	{ "junit", offsetof(struct report_options, junit) },
	{ "sarif", offsetof(struct report_options, sarif) },
	{ "html", offsetof(struct report_options, html) },
};

static const char *file_of(const struct report_options *o, const struct format *format)
{
	return *(const char *const *)((const char *)o + format->file);
}

static bool has_file(const struct report_options *o)
{
	bool any = false;

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		any |= file_of(o, &formats[i]) != NULL;
	return any;
}

/* Does one of them go to the standard output? Then nothing else does. */
static bool takes_stdout(const struct report_options *o, bool text)
{
	const char *other = text ? "text" : o->summary ? "summary" : NULL;
	bool takes = false;

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		const char *file = file_of(o, &formats[i]);

		if (!file || strcmp(file, "-"))
			continue;
		if (other)
			fatal("--%s=- leaves no room for --%s", formats[i].name, other);
		other = formats[i].name;
		takes = true;
	}
	return takes;
}

/* The words of getopt: each means its place in all_options, from 1. */
static const struct option *getopt_words(void)
{
	static struct option words[NR_OPTIONS + 1];

	for (int i = 0; i < NR_OPTIONS; i++) {
		words[i].name = all_options[i].name;
		words[i].has_arg = all_options[i].argument;
		words[i].val = i + 1;
	}
	return words;
}

static void set_option(struct report_options *o, int nr)
{
	void *to = (char *)o + all_options[nr].to;

	if (all_options[nr].argument == no_argument)
		*(bool *)to = true;
	else
		*(const char **)to = optarg ? optarg : "";
}

static void refuse_what_cannot_be(const struct report_options *o)
{
	if (o->sarif)
		need_json(report_sarif, "--sarif");
	if (o->html)
		need_json(report_html, "--html");
	if (o->quiet && o->text)
		fatal("--quiet and --text exclude each other");
	if (o->strict && !o->junit)
		fatal("--junit-strict needs --junit=FILE");
	if (o->signoff && !o->series)
		fatal("--signoff is for --fix=series");
	if (o->fix && (o->text || o->summary || has_file(o)))
		fatal("--fix prints a patch and nothing else");
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* In whatever order they are given: of includes that could go for each other, one order decides. */
static void find_stores(struct report_options *o, char **given, int nr)
{
	static char default_store[] = ".fkh";
	static char *default_stores[] = { default_store };

	o->stores = nr ? given : default_stores;
	o->nr_stores = nr ? nr : 1;
	for (int i = 0; i < o->nr_stores; i++) {
		strip_slashes(o->stores[i]);
		o->stores[i] = place_store(o->stores[i], nr);
	}
	if (!o->asked.cost)		/* which is of one before and one after */
		qsort(o->stores, o->nr_stores, sizeof(*o->stores), by_name);
}

void report_options_parse(struct report_options *o, int argc, char **argv)
{
	const struct option *words = getopt_words();
	int option;

	while ((option = getopt_long(argc, argv, "", words, NULL)) != -1) {
		if (option == '?')
			exit(2);	/* getopt has said why */
		refuse_taken(argv, optind, !strcmp(all_options[option - 1].name, "junit"));
		set_option(o, option - 1);
		if (o->help)
			print_and_exit(usage);
		if (o->version)
			print_and_exit("fkh-report (" FKH_VERSION ")\n");
	}
	if (o->fix_what)
		parse_fix(o, *o->fix_what ? o->fix_what : "all");
	refuse_what_cannot_be(o);
	o->text = !o->quiet && !o->fix && !takes_stdout(o, o->text);
	o->asked.page = o->html;
	find_stores(o, argv + optind,
		    inquiry_parse(&o->inquiry, &o->asked, argv + optind, argc - optind));
}
