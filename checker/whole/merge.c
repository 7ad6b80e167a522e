// SPDX-License-Identifier: MIT
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <libxml/hash.h>

#include "merge.h"
#include "store.h"
#include "util.h"
#include "vote.h"

#define MAX_RULES 64
#define ALL_RULES (~0ULL)

struct merge {
	struct variant **variants;
	size_t nr_variants, max_variants;
	xmlHashTablePtr headers;	/* of this store: id -> variant, or &unreadable */
	const char *dir;		/* of this store */
	unsigned store;
	size_t nr_records;		/* of units in this store, good or bad */
	char *rules[MAX_RULES];		/* the names of the bits */
	unsigned nr_rules;
	unsigned long long every;	/* the rules that every unit was checked for */
	struct merged *out;
	size_t max_troubles, max_files;
};

static struct variant unreadable;

static unsigned long long rule_bit(struct merge *m, const char *rule)
{
	unsigned i = 0;

	while (i < m->nr_rules && strcmp(m->rules[i], rule))
		i++;
	if (i == MAX_RULES)
		fatal("more than %d rules", MAX_RULES);
	if (i == m->nr_rules)
		m->rules[m->nr_rules++] = xcopy(rule);
	return 1ULL << i;
}

static unsigned long long rules_of(struct merge *m, const struct unit_facts *u)
{
	unsigned long long rules = 0;

	for (size_t i = 0; i < u->nr_rules; i++)
		rules |= rule_bit(m, u->rules[i]);
	return rules;
}

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

/* One more unit, checked at @when for @rules, stands behind @v. */
static void back(struct variant *v, const struct unit_facts *u, const struct timespec *when,
		 unsigned long long rules)
{
	v->units++;
	v->rules |= rules;
	v->whole |= u->status == UNIT_OK;
	if (is_newer(when, &v->newest))
		v->newest = *when;
}

/* Keep @facts (taken over). */
static struct variant *add_variant(struct merge *m, const struct facts *facts)
{
	struct variant *v = xmalloc(sizeof(*v));

	GROW(m->variants, m->nr_variants, &m->max_variants);
	m->variants[m->nr_variants++] = v;
	v->facts = *facts;
	v->store = m->store;
	return v;
}

/* The header record @id, which the unit at @path names; NULL if it cannot be read. */
static struct variant *get_header(struct merge *m, const char *id, const char *path)
{
	struct variant *v = xmlHashLookup(m->headers, BAD_CAST id);
	struct facts facts;

	if (v)
		return v == &unreadable ? NULL : v;
	if (!store_read_header(m->dir, id, &facts)) {
		v = add_variant(m, &facts);
	} else {
		say("%s:1: relies on the header record %s, which cannot be read: "
			"check the unit again", path, id);
		m->out->broken = true;
		v = &unreadable;
	}
	no_memory(xmlHashAddEntry(m->headers, BAD_CAST id, v));
	return v == &unreadable ? NULL : v;
}

static void add_trouble(struct merge *m, const struct unit_facts *u)
{
	struct report *r = &m->out->report;
	bool partial = u->status == UNIT_PARTIAL;
	const char *message = u->message;

	if (!message)
		message = partial ? "syntax error" : "not analysed";
	GROW(r->troubles, r->nr_troubles, &m->max_troubles);
	r->troubles[r->nr_troubles++] = (struct trouble){
		.file = xcopy(u->self.name),
		.message = xcopy(message),
		.partial = partial,
	};
	m->out->partial += partial;
	m->out->failed += !partial;
}

/* Take the unit's facts over. Of one that failed only what it includes is known. */
static void add_unit(struct merge *m, const char *path, struct unit_facts *u,
		     const struct timespec *when)
{
	unsigned long long rules = rules_of(m, u);
	struct variant *self = add_variant(m, &u->self);
	struct merged_unit unit = { .self = &self->facts, .store = m->store };

	back(self, u, when, rules);
	u->self = (struct facts){ 0 };
	unit.seen = xmalloc((u->nr_seen + 1) * sizeof(*unit.seen));
	for (size_t i = 0; i < u->nr_seen; i++) {
		struct variant *v = get_header(m, u->seen[i], path);

		if (!v)
			continue;
		back(v, u, when, rules);
		unit.seen[unit.nr_seen++] = &v->facts;
	}
	if (u->status == UNIT_ERROR) {
		free(unit.seen);
		return;
	}
	m->every &= rules;
	m->out->report.units++;
	GROW(m->out->units, m->out->nr_units, &m->out->max_units);
	m->out->units[m->out->nr_units++] = unit;
}

/* "NAME", or "NAME@OBJECT": one C file may be several units. */
static char *name_of_unit(const char *name, const char *object)
{
	return object ? xformat("%s@%s", name, object) : xcopy(name);
}

static void remember(struct merge *m, const struct unit_facts *u)
{
	struct merged *out = m->out;

	GROW(out->recorded, out->nr_recorded, &out->max_recorded);
	out->recorded[out->nr_recorded++] = (struct recorded){
		.name = name_of_unit(u->self.name, u->object),
		.store = m->store,
		.rules = u->status == UNIT_ERROR && !u->self.content ? 0 : rules_of(m, u),
	};
}

static int read_unit(const char *path, void *data)
{
	struct merge *m = data;
	struct unit_facts u;
	struct stat st;

	m->nr_records++;
	if (stat(path, &st) || store_read_unit(path, &u)) {
		m->out->broken = true;
		return 0;
	}
	if (u.status != UNIT_OK)
		add_trouble(m, &u);
	remember(m, &u);
	if (u.status != UNIT_ERROR || u.self.content)
		add_unit(m, path, &u, &st.st_mtim);
	unit_facts_free(&u);
	return 0;
}

static int read_store(struct merge *m, const char *dir, unsigned store)
{
	int rc;

	m->dir = dir;
	m->store = store;
	m->nr_records = 0;
	m->headers = xmlHashCreate(1024);
	no_memory(m->headers ? 0 : -1);
	rc = store_each_unit(dir, read_unit, m);
	if (rc)
		say("%s: not a store of fkh-check: %s", dir, strerror(errno));
	else if (!m->nr_records)
		say("%s: no unit was checked", dir);
	xmlHashFree(m->headers, NULL);
	return m->nr_records ? rc : -1;
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static int cmp_variant(const void *x, const void *y)
{
	const struct variant *a = *(struct variant *const *)x;
	const struct variant *b = *(struct variant *const *)y;
	int order = strcmp(a->facts.name, b->facts.name);

	return order ? order : (a->store > b->store) - (a->store < b->store);
}

static bool is_same_content(const struct variant *a, const struct variant *b)
{
	return !strcmp(or_empty(a->facts.content), or_empty(b->facts.content));
}

/* Move those of the newest content to the front, in their order; how many they are. */
static size_t keep_newest(struct variant **v, size_t nr)
{
	const struct variant *best = v[0];
	size_t kept = 0;

	for (size_t i = 1; i < nr; i++) {
		/* At the same time: any, but always the same one. */
		if (is_newer(&v[i]->newest, &best->newest) ||
		    (!is_newer(&best->newest, &v[i]->newest) &&
		     strcmp(or_empty(v[i]->facts.content), or_empty(best->facts.content)) > 0))
			best = v[i];
	}
	for (size_t i = 0; i < nr; i++) {
		struct variant *this = v[i];

		if (is_same_content(this, best)) {
			v[i] = v[kept];
			v[kept++] = this;
		}
	}
	return kept;
}

/* Does a file without findings pass? If it was judged, and not only in parts of units. */
static void add_file(struct merge *m, struct variant *const *v, size_t nr)
{
	struct report *r = &m->out->report;

	for (size_t i = 0; i < nr; i++) {
		if (v[i]->facts.kind == FILE_FRAGMENT || !v[i]->whole)
			continue;
		GROW(r->files, r->nr_files, &m->max_files);
		r->files[r->nr_files++] = v[i]->facts.name;
		return;
	}
}

/* @v is sorted by store, and so are the files then. */
static void add_merged(struct merged *out, struct variant *const *v, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		out->files[out->nr_files++] = (struct merged_file){ &v[i]->facts, v[i]->store };
}

static void merge_files(struct merge *m)
{
	size_t nr;

	m->out->files = xmalloc((m->nr_variants + 1) * sizeof(*m->out->files));
	if (m->nr_variants)
		qsort(m->variants, m->nr_variants, sizeof(*m->variants), cmp_variant);
	for (size_t i = 0; i < m->nr_variants; i += nr) {
		struct variant **v = &m->variants[i];
		size_t kept;

		for (nr = 1; i + nr < m->nr_variants; nr++) {
			if (strcmp(v[nr]->facts.name, v[0]->facts.name))
				break;
		}
		kept = keep_newest(v, nr);
		add_merged(m->out, v, kept);
		add_file(m, v, kept);
		vote_on_file(v, kept, m->rules, m->nr_rules, &m->out->report.findings);
	}
	finding_merge(&m->out->report.findings);
}

static int cmp_trouble(const void *x, const void *y)
{
	const struct trouble *a = x, *b = y;
	int order = strcmp(a->file, b->file);

	if (!order)
		order = strcmp(a->message, b->message);
	return order ? order : a->partial - b->partial;
}

/* Several configurations may have the same trouble with a unit. */
static void merge_troubles(struct report *r)
{
	size_t nr = 0;

	if (r->nr_troubles)
		qsort(r->troubles, r->nr_troubles, sizeof(*r->troubles), cmp_trouble);
	for (size_t i = 0; i < r->nr_troubles; i++) {
		struct trouble *t = &r->troubles[i];

		if (nr && !cmp_trouble(&r->troubles[nr - 1], t)) {
			free(t->file);
			free(t->message);
		} else {
			r->troubles[nr++] = *t;
		}
	}
	r->nr_troubles = nr;
}

static int cmp_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The names of these rules, sorted. */
static const char **rule_names(const struct merge *m, unsigned long long rules)
{
	const char **names = xmalloc((m->nr_rules + 1) * sizeof(*names));
	size_t nr = 0;

	for (unsigned i = 0; i < m->nr_rules; i++) {
		if (rules & 1ULL << i)
			names[nr++] = m->rules[i];
	}
	qsort(names, nr, sizeof(*names), cmp_name);
	return names;
}

static int cmp_recorded(const void *x, const void *y)
{
	const struct recorded *a = x, *b = y;

	return a->store == b->store ? strcmp(a->name, b->name) : a->store < b->store ? -1 : 1;
}

const struct recorded *merge_recorded(const struct merged *m, unsigned store, const char *name,
				      const char *object)
{
	struct recorded key = { .name = name_of_unit(name, object), .store = store };
	const struct recorded *found = m->nr_recorded ?
		bsearch(&key, m->recorded, m->nr_recorded, sizeof(key), cmp_recorded) : NULL;

	free(key.name);
	return found;
}

unsigned long long merge_rule(const struct merged *m, const char *rule)
{
	return rule_bit(m->state, rule);
}

int merge_stores(char *const *stores, int nr, struct merged *out)
{
	struct merge *m = xmalloc(sizeof(*m));
	int rc = 0;

	*out = (struct merged){ .state = m };
	m->out = out;
	m->every = ALL_RULES;
	for (int i = 0; i < nr && !rc; i++)
		rc = read_store(m, stores[i], i);
	/* A rule passes where every unit was checked for it: else we do not know. */
	out->known_rules = rule_names(m, ALL_RULES);
	out->report.rules = rule_names(m, m->every);
	if (out->nr_recorded)
		qsort(out->recorded, out->nr_recorded, sizeof(*out->recorded), cmp_recorded);
	merge_files(m);
	merge_troubles(&out->report);
	return rc;
}

unsigned merged_nr_stores(const struct merged *m)
{
	unsigned nr = 0;

	for (size_t i = 0; i < m->nr_units; i++) {
		if (m->units[i].store >= nr)
			nr = m->units[i].store + 1;
	}
	return nr;
}

const char *merged_content(const struct merged *m, const char *name)
{
	size_t low = 0, high = m->nr_files;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = strcmp(m->files[mid].facts->name, name);

		if (!order)
			return m->files[mid].facts->content;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

void merged_free(struct merged *out)
{
	struct merge *m = out->state;
	struct report *r = &out->report;

	for (size_t i = 0; i < m->nr_variants; i++) {
		facts_free(&m->variants[i]->facts);
		free(m->variants[i]);
	}
	for (size_t i = 0; i < r->nr_troubles; i++) {
		free(r->troubles[i].file);
		free(r->troubles[i].message);
	}
	for (unsigned i = 0; i < m->nr_rules; i++)
		free(m->rules[i]);
	for (size_t i = 0; i < out->nr_units; i++)
		free(out->units[i].seen);
	free(out->units);
	for (size_t i = 0; i < out->nr_recorded; i++)
		free(out->recorded[i].name);
	free(out->recorded);
	free(out->files);
	free(m->variants);
	free(m);
	for (size_t i = 0; i < r->nr_unchecked; i++)
		free(r->unchecked[i]);
	free(r->unchecked);
	free(r->troubles);
	free(r->files);	/* the names are the variants' own */
	free((void *)r->rules);
	free(out->known_rules);
	findings_free(&r->findings);
	*out = (struct merged){ 0 };
}
