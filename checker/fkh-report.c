// SPDX-License-Identifier: MIT
/*
 * fkh-report - one report from what fkh-check has learned unit by unit
 */
#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <libxml/parser.h>

#include "baseline.h"
#include "caused.h"
#include "data.h"
#include "diff.h"
#include "fix.h"
#include "git.h"
#include "html.h"
#include "kbuild.h"
#include "merge.h"
#include "page.h"
#include "place.h"
#include "relies.h"
#include "rule.h"
#include "sarif.h"
#include "series.h"
#include "show.h"
#include "split.h"
#include "summary.h"
#include "unchecked.h"
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
	"      --help            print this\n"
	"      --version         print the version\n"
	"\n"
	"Exit status: 0 nothing found, 1 something found, 2 the work could not be done.\n";

struct options {
	const char *junit, *sarif, *html;	/* NULL: none */
	bool strict, text, summary, assume_checked, all;
	enum fix fix;		/* 0: no patch */
	bool series, signoff;	/* as patches with messages; signed off */
	const char *source;
	const char *baseline, *diff;	/* only what is not in it, or of it; NULL: all */
	char *only, *with;	/* NULL: all rules, none */
	const char *path;	/* NULL: all files */
	char **stores;
	int nr_stores;
};

/* A report is not there unless all of it is. */
static void flush_output(void)
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
static void parse_fix(struct options *o, const char *list)
{
	char *copy = xcopy(list ? list : "all"), *rest = copy, *what;

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
	{ "junit", offsetof(struct options, junit) },
	{ "sarif", offsetof(struct options, sarif) },
	{ "html", offsetof(struct options, html) },
};

static const char *file_of(const struct options *o, const struct format *format)
{
	return *(const char *const *)((const char *)o + format->file);
}

static bool has_file(const struct options *o)
{
	bool any = false;

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		any |= file_of(o, &formats[i]) != NULL;
	return any;
}

/* Does one of them go to the standard output? Then nothing else does. */
static bool takes_stdout(const struct options *o, bool text)
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

static void parse_options(int argc, char **argv, struct options *o)
{
	enum { JUNIT = 1, STRICT, SARIF, HTML, TEXT, QUIET, SUMMARY, ONLY, WITH, PATH, ALL, FIX, SIGNOFF,
	       ASSUME_CHECKED, SOURCE, BASELINE, DIFF, HELP, VERSION };
	static const struct option names[] = {
		{ "junit", required_argument, NULL, JUNIT },
		{ "junit-strict", no_argument, NULL, STRICT },
		{ "sarif", required_argument, NULL, SARIF },
		{ "html", required_argument, NULL, HTML },
		{ "text", no_argument, NULL, TEXT },
		{ "quiet", no_argument, NULL, QUIET },
		{ "summary", no_argument, NULL, SUMMARY },
		{ "only", required_argument, NULL, ONLY },
		{ "with", required_argument, NULL, WITH },
		{ "path", required_argument, NULL, PATH },
		{ "all", no_argument, NULL, ALL },
		{ "fix", optional_argument, NULL, FIX },
		{ "signoff", no_argument, NULL, SIGNOFF },
		{ "assume-checked", no_argument, NULL, ASSUME_CHECKED },
		{ "source", required_argument, NULL, SOURCE },
		{ "baseline", required_argument, NULL, BASELINE },
		{ "diff", required_argument, NULL, DIFF },
		{ "help", no_argument, NULL, HELP },
		{ "version", no_argument, NULL, VERSION },
		{ 0 }
	};
	static char default_store[] = ".fkh";
	static char *default_stores[] = { default_store };
	bool quiet = false, text = false;
	int option;

	while ((option = getopt_long(argc, argv, "", names, NULL)) != -1) {
		refuse_taken(argv, optind, option == JUNIT);
		switch (option) {
		case JUNIT:
			o->junit = optarg;
			break;
		case STRICT:
			o->strict = true;
			break;
		case SARIF:
			o->sarif = optarg;
			break;
		case HTML:
			o->html = optarg;
			break;
		case TEXT:
			text = true;
			break;
		case QUIET:
			quiet = true;
			break;
		case SUMMARY:
			o->summary = true;
			break;
		case ONLY:
			o->only = optarg;
			break;
		case WITH:
			o->with = optarg;
			break;
		case PATH:
			o->path = optarg;
			break;
		case ALL:
			o->all = true;
			break;
		case FIX:
			parse_fix(o, optarg);
			break;
		case SIGNOFF:
			o->signoff = true;
			break;
		case ASSUME_CHECKED:
			o->assume_checked = true;
			break;
		case SOURCE:
			o->source = optarg;
			break;
		case BASELINE:
			o->baseline = optarg;
			break;
		case DIFF:
			o->diff = optarg;
			break;
		case HELP:
			print_and_exit(usage);
		case VERSION:
			print_and_exit("fkh-report (" FKH_VERSION ")\n");
		default:
			exit(2);	/* getopt has said why */
		}
	}
	if (quiet && text)
		fatal("--quiet and --text exclude each other");
	if (o->strict && !o->junit)
		fatal("--junit-strict needs --junit=FILE");
	if (o->signoff && !o->series)
		fatal("--signoff is for --fix=series");
	if (o->fix && (text || o->summary || has_file(o)))
		fatal("--fix prints a patch and nothing else");
	o->text = !quiet && !o->fix && !takes_stdout(o, text);
	o->stores = optind < argc ? argv + optind : default_stores;
	o->nr_stores = optind < argc ? argc - optind : 1;
	for (int i = 0; i < o->nr_stores; i++) {
		strip_slashes(o->stores[i]);
		o->stores[i] = place_store(o->stores[i], optind < argc);
	}
}

static bool is_one_of(const char *rule, const char *const *rules)
{
	while (*rules && strcmp(*rules, rule))
		rules++;
	return *rules;
}

/* The names in @list, which is cut up for it. A rule that nobody ran has not found nothing. */
static const char **parse_rules(const char *option, char *list, const struct merged *m)
{
	const char **rules = NULL;
	size_t nr = 0;
	char *rule;

	while ((rule = strsep(&list, ","))) {
		if (!is_one_of(rule, m->known_rules))
			fatal("%s: no unit was checked for '%s'", option, rule);
		GROW_PLAIN(rules, nr);
		rules[nr++] = rule;
	}
	GROW_PLAIN(rules, nr);
	rules[nr] = NULL;
	return rules;
}

/* Who asks for a rule wants to see what there is to do. */
static void take_todo(struct findings *all, const char *const *rules)
{
	for (size_t i = 0; i < all->nr; i++)
		all->v[i].todo &= !is_one_of(all->v[i].rule, rules);
}

static void filter(struct report *r, const char *const *only)
{
	struct findings kept = { 0 };
	const char **to = (const char **)r->rules;

	for (const char *const *rule = r->rules; *rule; rule++) {
		if (is_one_of(*rule, only))
			*to++ = *rule;
	}
	*to = NULL;
	for (size_t i = 0; i < r->findings.nr; i++) {
		struct finding *f = &r->findings.v[i];

		if (!is_one_of(f->rule, only))
			continue;
		GROW(kept.v, kept.nr, &kept.max);
		kept.v[kept.nr++] = *f;
		*f = (struct finding){ 0 };
	}
	findings_free(&r->findings);
	r->findings = kept;
}

static int cmp_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* How often each string is in @v, which is freed. */
static void print_totals(const char *title, char **v, size_t nr)
{
	size_t same;

	if (nr)
		qsort(v, nr, sizeof(*v), cmp_string);
	printf("%s\n", title);
	for (size_t i = 0; i < nr; i += same) {
		char *shown = escape(v[i], NULL);

		for (same = 1; i + same < nr && !strcmp(v[i], v[i + same]); same++)
			;
		printf("%8zu %s\n", same, shown);
		free(shown);
	}
	for (size_t i = 0; i < nr; i++)
		free(v[i]);
	free(v);
}

/* The to-do list of a migration: how many places for each member. */
static void print_members(const struct findings *all)
{
	char **members = NULL;
	size_t nr = 0, max = 0;

	for (size_t i = 0; i < all->nr; i++) {
		if (strcmp(all->v[i].rule, "per-task") || all->v[i].known)
			continue;
		for (size_t p = 0; p < all->v[i].nr_places; p++) {
			GROW(members, nr, &max);
			members[nr++] = xcopy(all->v[i].places[p].name);
		}
	}
	if (nr)
		print_totals("per-task, by member:", members, nr);
}

static void print_todo(const struct findings *all)
{
	for (size_t i = 0; i < NR_RULES; i++) {
		char *todo = finding_todo(all->v, all->nr, all_rules[i].name);

		if (todo)
			printf("to do: %s\n", todo);
		free(todo);
	}
}

static void print_summary(const struct merged *m)
{
	const struct findings *all = &m->report.findings;
	char **rules = xmalloc((all->nr + 1) * sizeof(*rules));
	size_t nr = 0;

	for (size_t i = 0; i < all->nr; i++) {
		if (!all->v[i].known && !all->v[i].todo)
			rules[nr++] = xcopy(all->v[i].rule);
	}
	printf("units: %u analysed, %u of them only in part; %u could not be analysed\n",
	       m->report.units, m->partial, m->failed);
	printf("findings: %zu\n", nr);
	print_todo(all);
	print_totals("by rule:", rules, nr);
	print_members(all);
}


/* All that comes on standard input, and a NUL. */
static char *read_input(size_t *len)
{
	size_t max = 1 << 16, got;
	char *text = xmalloc(max);

	*len = 0;
	while ((got = fread(text + *len, 1, max - *len - 1, stdin))) {
		*len += got;
		if (max - *len < 2)
			text = xrealloc(text, max *= 2);
	}
	if (ferror(stdin))
		fatal("standard input: %s", strerror(errno));
	text[*len] = '\0';
	return text;
}

static char *diff_since(const struct options *o, size_t *len)
{
	const char *const words[] = { "diff", "--no-color", "--no-ext-diff", "-M", "-U0",
		"--src-prefix=a/", "--dst-prefix=b/", "--relative", "--end-of-options", o->diff,
		"--", NULL };
	char *source = o->source ? xcopy(o->source) : place_source(o->stores[0]);
	char *text = git_output(source, words, len);

	free(source);
	return text;
}

static struct diff *read_diff(const struct options *o)
{
	bool given = !strcmp(o->diff, "-");
	size_t len;
	char *text = given ? read_input(&len) : diff_since(o, &len);
	struct diff *diff = diff_read(text, len, given ? "standard input" : "git diff");

	free(text);
	return diff;
}

static void tell_share(const struct share *s)
{
	fprintf(stderr, "%s: %zu on the lines of the change, %zu that it caused elsewhere; %zu "
		"others\n", program_invocation_short_name, s->on_lines, s->elsewhere, s->others);
}

static void tell_comparison(const struct comparison *c)
{
	fprintf(stderr, "%s: %zu new, %zu known, %zu fixed", program_invocation_short_name,
		c->fresh, c->known, c->fixed);
	if (c->unseen)
		fprintf(stderr, ", %zu not checked now", c->unseen);
	fputc('\n', stderr);
}

/*
 * Of files that the older report does not speak of only what the change @diff caused: they may
 * have been checked for the first time.
 */
static void filter_unknown_files(const struct baseline *b, const struct diff *diff,
				 struct merged *m, struct comparison *c)
{
	struct findings *all = &m->report.findings;
	bool *certain = xmalloc((all->nr + 1) * sizeof(*certain));
	struct share s;

	for (size_t i = 0; i < all->nr; i++) {
		certain[i] = !all->v[i].known && baseline_has_file(b, all->v[i].file);
		all->v[i].known |= certain[i];
	}
	s = caused_by(diff, m);
	for (size_t i = 0; i < all->nr; i++)
		all->v[i].known &= !certain[i];
	free(certain);
	c->fresh -= s.others;
	c->known += s.others;
}

/* What is to be done is nothing that a change has caused, unless it is asked for. */
static void hide_todo(struct findings *all)
{
	for (size_t i = 0; i < all->nr; i++)
		all->v[i].known |= all->v[i].todo;
}

/* Mark what is not to be told as known. False if there is nothing to go by, which was said. */
static bool filter_known(const struct options *o, struct merged *m)
{
	struct baseline *b = o->baseline ? baseline_read(o->baseline) : NULL;
	struct diff *diff = o->diff && (b || !o->baseline) ? read_diff(o) : NULL;
	bool ok = (b || !o->baseline) && (diff || !o->diff);

	if (o->baseline || o->diff)
		hide_todo(&m->report.findings);
	if (ok && b) {
		struct comparison c = baseline_compare(b, &m->report);

		if (diff)
			filter_unknown_files(b, diff, m, &c);
		tell_comparison(&c);
	} else if (ok && diff) {
		struct share s = caused_by(diff, m);

		/* who hands patches over takes every line for a complaint */
		if (strcmp(o->diff, "-") || isatty(STDERR_FILENO))
			tell_share(&s);
	}
	if (b)
		baseline_free(b);
	if (diff)
		diff_free(diff);
	return ok;
}

static int print_series(const struct options *o, const struct merged *m, const char *source)
{
	char *author = git_author();
	struct series series = { .from = author, .signoff = o->signoff };
	int rc = split_into(&series, m, o->fix, source, o->stores, o->nr_stores);

	series_print(stdout, &series);
	series_free(&series);
	free(author);
	return rc;
}

static int print_fix(const struct options *o, struct merged *m)
{
	char *source = o->source ? xcopy(o->source) : place_source(o->stores[0]);
	int rc;

	place_say_where(source);
	relies_choose(m);
	rc = o->series ? print_series(o, m, source) : fix_print(stdout, m, o->fix, source);
	flush_output();
	free(source);
	return rc;
}

static void summarize(const struct options *o, const struct merged *m)
{
	char *source = o->source ? xcopy(o->source) : place_source(o->stores[0]);

	print_summary(m);
	summary_print(stdout, m, source);
	free(source);
}

static int write_sarif(const struct options *o, const struct merged *m)
{
	char *source = o->source ? xcopy(o->source) : place_source(o->stores[0]);
	struct fixer *fixer = fixer_open(m, source);
	int rc = report_sarif(o->sarif, &m->report, fixer_fix, fixer);

	fixer_close(fixer);
	free(source);
	return rc;
}

/* The library is not ours: it is there if "make page" has fetched it. */
static char *find_layout(void)
{
	char *path = data_path("build/page/dagre.min.js", "page/dagre.min.js");

	if (!access(path, R_OK))
		return path;
	fprintf(stderr, "fkh-report: %s: not there, so --html draws no picture; \"make page\" gets it\n",
		path);
	free(path);
	return NULL;
}

static int write_html(const struct options *o, const struct merged *m)
{
	char *folder = data_path("checker/write/page", "page"), *layout = find_layout();
	struct page page = {
		.partial = m->partial,
		.failed = m->failed,
		.folder = folder,
		.layout = layout,
	};
	int rc;

	page_find(m, &page);
	rc = report_html(o->html, &m->report, &page);
	page_free(&page);
	free(layout);
	free(folder);
	return rc;
}

static void render(const struct options *o, const struct merged *m)
{
	if (o->text)
		report_text(stdout, &m->report);
	if (o->summary)
		summarize(o, m);
	flush_output();
	if (o->junit && report_junit(o->junit, &m->report, o->strict))
		fatal("%s: %s", o->junit, strerror(errno));
	if (o->sarif && write_sarif(o, m))
		fatal("%s: %s", o->sarif, strerror(errno));
	if (o->html && write_html(o, m))
		fatal("%s: %s", o->html, strerror(errno));
}

static bool report_fails(const struct report *r)
{
	bool fails = findings_new(&r->findings);

	for (size_t i = 0; i < r->nr_troubles; i++)
		fails |= !r->troubles[i].known;
	return fails;
}

static void choose_rules(const struct options *o, struct merged *m)
{
	if (o->only) {
		const char **only = parse_rules("--only", o->only, m);

		filter(&m->report, only);
		take_todo(&m->report.findings, only);
		free(only);
	}
	if (o->with) {
		const char **with = parse_rules("--with", o->with, m);

		take_todo(&m->report.findings, with);
		free(with);
	}
}

int main(int argc, char **argv)
{
	struct options o = { 0 };
	struct coverage coverage;
	struct shown shown;
	struct merged m;
	char **modules;
	int status;

	parse_options(argc, argv, &o);
	if (merge_stores(o.stores, o.nr_stores, &m)) {
		merged_free(&m);
		return 2;
	}
	choose_rules(&o, &m);
	modules = o.all ? NULL : show_modules(o.stores, o.nr_stores);
	shown = (struct shown){ o.path, (const char *const *)modules };
	show_only(&m, &shown);
	if (!filter_known(&o, &m)) {
		merged_free(&m);
		return 2;
	}
	relies_find(&m);
	coverage = unchecked_find(&m, o.stores, o.nr_stores);
	show_only(&m, &shown);		/* what was not checked, too */
	if (o.assume_checked)
		unchecked_forget(&m);
	else
		coverage_say(&coverage, &m, o.fix);
	if (o.fix && print_fix(&o, &m))
		m.broken = true;
	if (!o.fix)
		render(&o, &m);
	status = m.broken ? 2 : report_fails(&m.report);
	for (size_t i = 0; modules && modules[i]; i++)
		free(modules[i]);
	free(modules);
	coverage_free(&coverage);
	merged_free(&m);
	xmlCleanupParser();
	return status;
}
