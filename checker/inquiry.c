// SPDX-License-Identifier: MIT
/*
 * inquiry.c - fkh-report's questions about the include graph: --cost, --why, --plan
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cost.h"
#include "inquiry.h"
#include "plan.h"
#include "steps.h"
#include "util.h"
#include "web.h"
#include "why.h"

static unsigned parse_steps(const char *number)
{
	char *end;
	unsigned long n = strtoul(number, &end, 10);

	if (*end || !n || n > 100000)
		fatal("--steps: '%s' is no number from 1 to 100000", number);
	return n;
}

static enum question question_of(const struct asked *a)
{
	if (!!a->cost + a->why + a->plan > 1)
		fatal("--cost, --why and --plan exclude each other");
	if (a->cost && *a->cost && strcmp(a->cost, "macros"))
		fatal("--cost: '%s' is not macros", a->cost);
	if (a->cost)
		return *a->cost ? ASK_MACROS : ASK_COST;
	return a->why ? ASK_WHY : a->plan ? ASK_PLAN : NO_QUESTION;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static int take_names(struct inquiry *q, char **args, int nr)
{
	int stores = 0;

	for (int i = 0; i < nr; i++) {
		if (!q->about || is_folder(args[i])) {
			args[stores++] = args[i];
		} else {
			GROW_PLAIN(q->names, q->nr_names);
			q->names[q->nr_names++] = args[i];
		}
	}
	return stores;
}

/* Beside a page there is the plan of the build, with each header's, and no answer in words. */
static void go_beside(struct inquiry *q, const struct asked *a)
{
	if (!a->page || q->about == NO_QUESTION)
		return;
	if (!a->plan)
		fatal("--html has what headers cost; --cost and --why are asked without it");
	if (a->json || a->drop || q->nr_names)
		fatal("--html with --plan takes no HEADER, --drop and --json");
	q->about = NO_QUESTION;
	q->beside = true;
}

int inquiry_parse(struct inquiry *q, const struct asked *a, char **args, int nr)
{
	int stores;

	*q = (struct inquiry){ .about = question_of(a), .json = a->json, .drop = a->drop };
	stores = take_names(q, args, nr);
	q->steps = a->steps ? parse_steps(a->steps) : 50;
	if (a->drop && (!a->plan || !q->nr_names))
		fatal("--drop is for --plan HEADER");
	if (a->steps && !a->plan)
		fatal("--steps is for --plan");
	if (a->json && !a->plan && !a->cost)
		fatal("--json is for --cost and --plan");
	if (a->json)
		need_json(plan_print_json && cost_print_json, "--json");
	if (a->why && !q->nr_names)
		fatal("--why needs a HEADER");
	go_beside(q, a);
	return stores;
}

/* A store each is read by itself: merged, the older sources would not count. */
static int compare(const struct inquiry *q)
{
	struct merged before, after;
	int rc = merge_stores(q->stores, 1, &before) | merge_stores(q->stores + 1, 1, &after);

	if (!rc) {
		struct web *old = web_build(&before), *new = web_build(&after);

		rc = cost_compare(stdout, old, new, q->names, q->nr_names);
		web_free(old);
		web_free(new);
	}
	merged_free(&before);
	merged_free(&after);
	return rc;
}

static int print_steps(const struct inquiry *q, const struct merged *m, struct planner *p)
{
	struct series series = { .from = q->author, .signoff = q->signoff };
	int rc = steps_into(&series, p, m, q->source, q->stores, q->nr_stores);

	series_print(stdout, &series);
	series_free(&series);
	return rc;
}

/* The header, or -1 after saying that no unit includes it. */
static long header_named(const struct web *w, const char *name)
{
	unsigned file = web_find_spelled(w, name);

	if (file != NO_FILE)
		return file;
	say("%s: no unit includes it", name);
	return -1;
}

/* Of one header: words, unless cuts are wanted. */
static int plan_header(const struct inquiry *q, struct planner *p, bool words)
{
	long file = header_named(p->w, q->names[0]);

	if (file < 0)
		return -1;
	return words ? plan_print_header(stdout, p, file, q->drop) :
		plan_make_header(p, file, q->drop);
}

static int print_plan(const struct inquiry *q, const struct merged *m, struct planner *p)
{
	if (q->series)
		return print_steps(q, m, p);
	if (q->json)
		plan_print_json(stdout, p);
	else
		plan_print(stdout, p);
	return 0;
}

static int plan(const struct inquiry *q, const struct merged *m, const struct web *w)
{
	struct needs *needs = needs_find(w);
	struct planner *p = planner_open(w, needs);
	bool words = q->nr_names && !q->series && !q->json;
	int rc = 0;

	if (q->nr_names)
		rc = plan_header(q, p, words);
	else
		cuts_choose(p, q->steps);
	if (!rc && !words)
		rc = print_plan(q, m, p);
	planner_close(p);
	needs_free(w, needs);
	return rc;
}

static int why(const struct inquiry *q, const struct web *w)
{
	long file = header_named(w, q->names[0]);
	struct needs *needs;
	int rc;

	if (file < 0)
		return -1;
	needs = needs_find(w);
	rc = why_print(stdout, w, needs, file, q->nr_names > 1 ? q->names[1] : NULL);
	needs_free(w, needs);
	return rc;
}

int inquire(const struct inquiry *q, const struct merged *m)
{
	struct web *w;
	int rc = 0;

	if (q->about == ASK_COST && q->nr_stores == 2)
		return compare(q);
	w = web_build(m);
	if (q->about == ASK_MACROS)
		cost_macros(stdout, w);
	else if (q->about == ASK_WHY)
		rc = why(q, w);
	else if (q->about == ASK_PLAN)
		rc = plan(q, m, w);
	else if (q->json)
		rc = cost_print_json(stdout, w, q->names, q->nr_names);
	else
		rc = cost_print(stdout, w, q->names, q->nr_names);
	web_free(w);
	return rc;
}
