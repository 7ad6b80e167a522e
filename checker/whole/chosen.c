// SPDX-License-Identifier: MIT
/*
 * chosen.c - which rules a report is of
 */
#include <stdlib.h>
#include <string.h>

#include "chosen.h"
#include "util.h"

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

void choose_rules(struct merged *m, char *only_list, char *with_list)
{
	if (only_list) {
		const char **only = parse_rules("--only", only_list, m);

		filter(&m->report, only);
		take_todo(&m->report.findings, only);
		free(only);
	}
	if (with_list) {
		const char **with = parse_rules("--with", with_list, m);

		take_todo(&m->report.findings, with);
		free(with);
	}
}
