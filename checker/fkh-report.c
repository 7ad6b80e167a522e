// SPDX-License-Identifier: MIT
/*
 * fkh-report - one report from what fkh-check has learned unit by unit
 *
 * The stores are merged, what is not asked for is left out, others are asked who relies on what is
 * to go, and the rest is written: each is a call in main().
 */
#include <errno.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <libxml/parser.h>

#include "chosen.h"
#include "data.h"
#include "fix.h"
#include "git.h"
#include "html.h"
#include "known.h"
#include "merge.h"
#include "page.h"
#include "place.h"
#include "relies.h"
#include "report_options.h"
#include "sarif.h"
#include "series.h"
#include "show.h"
#include "split.h"
#include "summary.h"
#include "totals.h"
#include "unchecked.h"
#include "util.h"

static char *source_of(const struct report_options *o)
{
	return o->source ? xcopy(o->source) : place_source(o->stores[0]);
}

static int print_series(const struct report_options *o, const struct merged *m, const char *source)
{
	char *author = git_author();
	struct series series = { .from = author, .signoff = o->signoff };
	int rc = split_into(&series, m, o->fix, source, o->stores, o->nr_stores);

	series_print(stdout, &series);
	series_free(&series);
	free(author);
	return rc;
}

static int print_fix(const struct report_options *o, struct merged *m)
{
	char *source = source_of(o);
	int rc;

	place_say_where(source);
	relies_choose(m);
	rc = o->series ? print_series(o, m, source) : fix_print(stdout, m, o->fix, source);
	flush_output();
	free(source);
	return rc;
}

static void summarize(const struct report_options *o, const struct merged *m)
{
	char *source = source_of(o);

	totals_print(stdout, m);
	summary_print(stdout, m, source);
	free(source);
}

static int write_junit(const struct report_options *o, const struct merged *m)
{
	return report_junit(o->junit, &m->report, o->strict);
}

static int write_sarif(const struct report_options *o, const struct merged *m)
{
	char *source = source_of(o);
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
	say("%s: not there, so --html draws no picture; \"make page\" gets it", path);
	free(path);
	return NULL;
}

static int write_html(const struct report_options *o, const struct merged *m)
{
	char *folder = data_path("checker/write/page", "page"), *layout = find_layout();
	struct page page = {
		.partial = m->partial,
		.failed = m->failed,
		.folder = folder,
		.layout = layout,
	};
	int rc;

	page_find(m, &page, o->inquiry.beside ? o->inquiry.steps : 0);
	rc = report_html(o->html, &m->report, &page);
	page_free(&page);
	free(layout);
	free(folder);
	return rc;
}

/* What a report can be written as, beside text. */
static const struct {
	size_t file;		/* the option that says where to */
	int (*write)(const struct report_options *o, const struct merged *m);
} writers[] = {
	{ offsetof(struct report_options, junit), write_junit },
	{ offsetof(struct report_options, sarif), write_sarif },
	{ offsetof(struct report_options, html), write_html },
};

static void write_report(const struct report_options *o, const struct merged *m)
{
	if (o->text)
		report_text(stdout, &m->report);
	if (o->summary)
		summarize(o, m);
	flush_output();
	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		const char *file = *(const char *const *)((const char *)o + writers[i].file);

		if (file && writers[i].write(o, m))
			fatal("%s: %s", file, strerror(errno));
	}
}

static bool report_fails(const struct report *r)
{
	bool fails = findings_new(&r->findings);

	for (size_t i = 0; i < r->nr_troubles; i++)
		fails |= !r->troubles[i].known;
	return fails;
}

/* Leave in it what is about the files asked for; of modules, their own. */
static void show_wanted(const struct report_options *o, struct merged *m)
{
	char **modules = o->all ? NULL : show_modules(o->stores, o->nr_stores);
	const struct shown shown = { o->path, (const char *const *)modules };

	show_only(m, &shown);
	for (size_t i = 0; modules && modules[i]; i++)
		free(modules[i]);
	free(modules);
}

/* Leave in it what is asked for, and mark what is not new. False if that cannot be told. */
static bool narrow_down(const struct report_options *o, struct merged *m)
{
	char *source = o->diff ? source_of(o) : NULL;
	bool ok;

	choose_rules(m, o->only, o->with);
	show_wanted(o, m);
	ok = known_mark(m, o->baseline, o->diff, source);
	free(source);
	return ok;
}

/* Who relies on what is to go, and who was not asked. */
static void ask_others(const struct report_options *o, struct merged *m)
{
	struct coverage coverage;

	relies_find(m);
	coverage = unchecked_find(m, o->stores, o->nr_stores);
	show_wanted(o, m);		/* what was not checked, too */
	if (o->assume_checked)
		unchecked_forget(m);
	else
		coverage_say(&coverage, m, o->fix);
	coverage_free(&coverage);
}

/* A question is asked instead. Exit status: 0, or 2 where it cannot be answered. */
static int answer(const struct report_options *o, const struct merged *m)
{
	char *source = o->series ? source_of(o) : NULL;
	char *author = o->series ? git_author() : NULL;
	struct inquiry q = o->inquiry;
	int rc;

	q.stores = o->stores;
	q.nr_stores = o->nr_stores;
	q.series = o->series;
	q.source = source;
	q.author = author;
	q.signoff = o->signoff;
	rc = inquire(&q, m);
	flush_output();
	free(author);
	free(source);
	free(q.names);
	return rc || m->broken ? 2 : 0;
}

int main(int argc, char **argv)
{
	struct report_options o = { 0 };
	struct merged m;
	int status = 2;

	report_options_parse(&o, argc, argv);
	if (o.inquiry.about) {
		if (!merge_stores(o.stores, o.nr_stores, &m))
			status = answer(&o, &m);
	} else if (!merge_stores(o.stores, o.nr_stores, &m) && narrow_down(&o, &m)) {
		ask_others(&o, &m);
		if (o.fix)
			m.broken |= print_fix(&o, &m) != 0;
		else
			write_report(&o, &m);
		status = m.broken ? 2 : report_fails(&m.report);
	}
	merged_free(&m);
	xmlCleanupParser();
	return status;
}
