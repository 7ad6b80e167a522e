// SPDX-License-Identifier: MIT
/*
 * vote.c - the findings of one file, from all that is known of it
 *
 * A unit sees a file in its own company, so each may find something else. Most findings
 * count if anyone has them. That an include is redundant is put to the vote: those who
 * include it must all agree. Of additions that overlap, one is chosen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/hash.h>

#include "rule.h"
#include "util.h"
#include "vote.h"

/* How many variants say something of a line: a text, or that they can judge it (a rule's name). */
struct tally {
	unsigned count;
	const struct variant *last;	/* each has one vote */
};

static bool drops(const struct finding *f)
{
	const struct rule *rule = rule_named(f->rule, strlen(f->rule));

	return rule ? rule->drops : finding_drops(f);
}

static struct tally *get_tally(xmlHashTablePtr votes, unsigned line, const char *text)
{
	char key[16];

	snprintf(key, sizeof(key), "%u", line);
	return xmlHashLookup2(votes, BAD_CAST key, BAD_CAST text);
}

static void vote(xmlHashTablePtr votes, const struct variant *v, unsigned line, const char *text)
{
	struct tally *t = get_tally(votes, line, text);
	char key[16];

	if (!t) {
		t = xmalloc(sizeof(*t));
		snprintf(key, sizeof(key), "%u", line);
		no_memory(xmlHashAddEntry2(votes, BAD_CAST key, BAD_CAST text, t));
	}
	t->count += t->last != v;
	t->last = v;
}

static unsigned votes_for(xmlHashTablePtr votes, unsigned line, const char *text)
{
	const struct tally *t = get_tally(votes, line, text);

	return t ? t->count : 0;
}

/* Who can judge a line by @rule: those that include what it says. */
static void vote_active(xmlHashTablePtr votes, const struct variant *v, const char *rule)
{
	for (size_t i = 0; i < v->facts.nr_includes; i++) {
		const struct include_fact *inc = &v->facts.includes[i];

		if (inc->file)
			vote(votes, v, inc->line, rule);
	}
}

static void vote_findings(xmlHashTablePtr votes, const struct variant *v)
{
	for (size_t i = 0; i < v->facts.findings.nr; i++) {
		const struct finding *f = &v->facts.findings.v[i];

		for (size_t j = 0; drops(f) && j < f->nr_places; j++)
			vote(votes, v, f->places[j].line, f->text);
	}
}

static void free_tally(void *tally, const xmlChar *name)
{
	(void)name;
	free(tally);
}

/* The rules by whose findings an include can go, as bits. */
static unsigned long long dropping_rules(struct variant *const *v, size_t nr, char *const *rules,
					 unsigned nr_rules)
{
	unsigned long long bits = 0;

	for (size_t i = 0; i < nr; i++) {
		for (size_t j = 0; j < v[i]->facts.findings.nr; j++) {
			const struct finding *f = &v[i]->facts.findings.v[j];
			unsigned r = 0;

			while (r < nr_rules && strcmp(rules[r], f->rule))
				r++;
			if (r < nr_rules && drops(f))
				bits |= 1ULL << r;
		}
	}
	return bits;
}

/* All votes of a file's variants; NULL if there is nothing to vote on. */
static xmlHashTablePtr collect_votes(struct variant *const *v, size_t nr, char *const *rules,
				     unsigned nr_rules)
{
	unsigned long long dropping = dropping_rules(v, nr, rules, nr_rules);
	xmlHashTablePtr votes;

	if (!dropping)
		return NULL;
	votes = xmlHashCreate(64);
	no_memory(votes ? 0 : -1);
	for (size_t i = 0; i < nr; i++) {
		/* who did not see all of a unit might use what it includes */
		for (unsigned r = 0; r < nr_rules; r++) {
			if (dropping >> r & 1 && (v[i]->rules >> r & 1 || !v[i]->whole))
				vote_active(votes, v[i], rules[r]);
		}
		vote_findings(votes, v[i]);
	}
	return votes;
}

/* Drop the places of @f that not all agree to; false if none is left. */
static bool keep_agreed(struct finding *f, xmlHashTablePtr votes)
{
	size_t nr = 0;

	for (size_t i = 0; i < f->nr_places; i++) {
		struct place *p = &f->places[i];

		if (votes_for(votes, p->line, f->text) >=
		    votes_for(votes, p->line, f->rule))
			f->places[nr++] = *p;
		else
			free(p->name);
	}
	f->nr_places = nr;
	return nr;
}

/* Move @f to @to and leave it empty. */
static void move_finding(struct findings *to, struct finding *f)
{
	GROW(to->v, to->nr, &to->max);
	to->v[to->nr++] = *f;
	*f = (struct finding){ 0 };
}

static void move_findings(struct findings *to, struct variant *v, xmlHashTablePtr votes)
{
	struct findings *from = &v->facts.findings;

	for (size_t i = 0; i < from->nr; i++) {
		struct finding *f = &from->v[i];

		if (drops(f) && !keep_agreed(f, votes))
			continue;
		f->units = v->units;
		f->configs = 0;
		move_finding(to, f);
	}
}

static bool has_place(const struct finding *f, const char *name)
{
	size_t len = finding_name_len(name);

	for (size_t i = 0; i < f->nr_places; i++) {
		if (finding_name_len(f->places[i].name) == len &&
		    !memcmp(f->places[i].name, name, len))
			return true;
	}
	return false;
}

static void drop_places(struct finding *f, const struct finding *settled)
{
	size_t nr = 0;

	for (size_t i = 0; i < f->nr_places; i++) {
		if (has_place(settled, f->places[i].name))
			free(f->places[i].name);
		else
			f->places[nr++] = f->places[i];
	}
	f->nr_places = nr;
}

static bool is_addition(const struct finding *f)
{
	return f->listed && f->fix && !finding_drops(f) && f->nr_places;
}

/* Of the findings that add something, the one to settle first. */
static struct finding *next_addition(struct findings *all)
{
	struct finding *best = NULL;

	for (size_t i = 0; i < all->nr; i++) {
		struct finding *f = &all->v[i];

		if (!is_addition(f) || f->settled)
			continue;
		if (!best || f->nr_places > best->nr_places ||
		    (f->nr_places == best->nr_places && f->units > best->units))
			best = f;
	}
	return best;
}

/*
 * Units that see a header in different company advise different includes for the
 * same name. Of these findings of one file, the addition that settles most names is
 * kept, and what it settles is taken off the others.
 */
static void settle_additions(struct findings *all)
{
	struct finding *best;
	size_t nr = 0;

	while ((best = next_addition(all))) {
		best->settled = true;
		for (size_t i = 0; i < all->nr; i++) {
			struct finding *f = &all->v[i];

			if (is_addition(f) && !f->settled && !strcmp(f->rule, best->rule))
				drop_places(f, best);
		}
	}
	for (size_t i = 0; i < all->nr; i++) {
		if (all->v[i].nr_places)
			all->v[nr++] = all->v[i];
		else
			finding_free(&all->v[i]);
	}
	all->nr = nr;
}

void vote_on_file(struct variant *const *v, size_t nr, char *const *rules, unsigned nr_rules,
		  struct findings *all)
{
	xmlHashTablePtr votes = collect_votes(v, nr, rules, nr_rules);
	struct findings file = { 0 };

	for (size_t i = 0; i < nr; ) {
		unsigned store = v[i]->store;
		struct findings some = { 0 };

		for (; i < nr && v[i]->store == store; i++)
			move_findings(&some, v[i], votes);
		/* However many of its units say it, a store is one configuration. */
		finding_merge(&some);
		for (size_t j = 0; j < some.nr; j++) {
			some.v[j].configs = 1;
			move_finding(&file, &some.v[j]);
		}
		findings_free(&some);
	}
	finding_merge(&file);
	settle_additions(&file);
	for (size_t j = 0; j < file.nr; j++)
		move_finding(all, &file.v[j]);
	findings_free(&file);
	xmlHashFree(votes, free_tally);
}
