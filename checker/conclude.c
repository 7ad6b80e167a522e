/* SPDX-License-Identifier: MIT */
/*
 * conclude.c - from the unit to the records
 *
 * Whatever is in a header's record must not depend on the unit more than it has to:
 * units that learn the same share one record.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conclude.h"
#include "facts.h"
#include "provide.h"
#include "redundant.h"
#include "rules.h"
#include "store.h"
#include "unit.h"
#include "util.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct include_fact *conclude_includes(struct file *file)
{
	struct include_fact *facts = xmalloc((file->includes.nr + 1) * sizeof(*facts));
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct include *include = &file->includes.v[i];

		facts[i] = (struct include_fact){
			.spelled = xcopy(include->spelled),
			.file = include->target ? xcopy(include->target->name) : NULL,
			.line = include->line,
			.keep = include->keep,
			.use = xcopy(redundant_why_kept(file, i)),
		};
	}
	return facts;
}

/* One need while it is being gathered; @key is what it is sorted and grouped by. */
struct need {
	char *key;		/* the providers' names, a line each */
	const struct use *use;
};

static int by_key(const void *a, const void *b)
{
	const struct need *x = a, *y = b;
	const struct ident *i = x->use->name->ident, *j = y->use->name->ident;
	int diff = strcmp(x->key, y->key);

	if (!diff)
		diff = memcmp(i->name, j->name, i->len < j->len ? i->len : j->len);
	if (!diff)
		diff = (int)i->len - (int)j->len;
	return diff ? diff : (int)x->use->as - (int)y->use->as;
}

/* The files that provide what @use wants, sorted, a line each; NULL if it is the file itself or none. */
static char *providers_of(const struct file *file, const struct use *use)
{
	VEC(const char *) from = { };
	size_t i, len = 0;
	char *key = NULL;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if (!provides(p, use))
			continue;
		if (p->file == file || p->file->main)
			goto out;
		vec_push(&from, p->file->name);
		len += strlen(p->file->name) + 1;
	}
	if (!from.nr)
		goto out;
	qsort(from.v, from.nr, sizeof(*from.v), by_name);
	key = xmalloc(len + 1);
	for (i = 0, len = 0; i < from.nr; i++) {
		if (!i || strcmp(from.v[i], from.v[i - 1]))
			len += sprintf(key + len, "%s\n", from.v[i]);
	}
out:
	free(from.v);
	return key;
}

static char use_letter(const struct use *use)
{
	static const char letters[] = {
		[USE_MENTION] = 'b', [USE_TAG] = 's', [USE_TYPE] = 't', [USE_SYMBOL] = 'f',
		[USE_ENUMERATOR] = 'e', [USE_MACRO] = 'd', [USE_COMPLETE] = 'c',
		[USE_MEMBER] = 'm',
	};

	return letters[use->as];
}

static void split_lines(struct need_fact *fact, const char *key)
{
	size_t max = 0;

	for (; *key; key += strcspn(key, "\n") + 1) {
		if (fact->nr_from == max)
			fact->from = vec_grow(fact->from, &max, sizeof(*fact->from));
		fact->from[fact->nr_from++] = xformat("%.*s", (int)strcspn(key, "\n"), key);
	}
}

static void conclude_needs(const struct file *file, struct facts *facts)
{
	VEC(struct need) needs = { };
	size_t i, max = 0, max_uses = 0;

	for (i = 0; i < file->uses.nr; i++) {
		char *key = providers_of(file, &file->uses.v[i]);

		if (key)
			vec_push(&needs, (struct need){ key, &file->uses.v[i] });
	}
	qsort(needs.v, needs.nr, sizeof(*needs.v), by_key);
	for (i = 0; i < needs.nr; i++) {
		const struct use *use = needs.v[i].use;
		struct need_fact *fact;

		if (!i || strcmp(needs.v[i].key, needs.v[i - 1].key)) {
			if (facts->nr_needs == max)
				facts->needs = vec_grow(facts->needs, &max, sizeof(*facts->needs));
			fact = &facts->needs[facts->nr_needs++];
			*fact = (struct need_fact){ };
			split_lines(fact, needs.v[i].key);
			max_uses = 0;
		} else if (use->name == needs.v[i - 1].use->name && use->as == needs.v[i - 1].use->as) {
			continue;
		}
		fact = &facts->needs[facts->nr_needs - 1];
		if (fact->nr_uses == max_uses)
			fact->uses = vec_grow(fact->uses, &max_uses, sizeof(*fact->uses));
		fact->uses[fact->nr_uses++] = (struct use_fact){
			.name = xformat("%.*s", use->name->ident->len, use->name->ident->name),
			.kind = use_letter(use),
			.line = use->line,
			.column = use->column,
		};
	}
	for (i = 0; i < needs.nr; i++)
		free(needs.v[i].key);
	free(needs.v);
}

static void copy_findings(struct findings *to, const struct findings *all, const char *file)
{
	size_t i, p;

	for (i = 0; i < all->nr; i++) {
		const struct finding *from = &all->v[i];
		struct finding *f;

		if (strcmp(from->file, file))
			continue;
		f = finding_add(to, from->rule, from->file, from->text);
		f->note = xcopy(from->note);
		f->scope = xcopy(from->scope);
		f->fix = xcopy(from->fix);
		f->listed = from->listed;
		f->partial = from->partial;
		for (p = 0; p < from->nr_places; p++)
			finding_place(f, from->places[p].name, from->places[p].line,
				      from->places[p].column);
	}
}

static void conclude_file(struct file *file, const struct findings *findings,
			  struct facts *facts)
{
	*facts = (struct facts){
		.name = xcopy(file->name),
		.content = xcopy(file->content),
		.kind = file->main ? FILE_UNIT :
			provide_is_fragment(file) || rules_not_judged(file->name) ? FILE_FRAGMENT :
			FILE_HEADER,
		.lines = file->lines,
		.tokens = file->tokens,
		.includes = conclude_includes(file),
		.nr_includes = file->includes.nr,
	};
	conclude_needs(file, facts);
	copy_findings(&facts->findings, findings, file->name);
}

int conclude(const char *dir, const char *object, struct findings *findings,
	     const char *const *rules)
{
	struct unit_facts facts = {
		.object = xcopy(object),
		.status = unit.partial ? UNIT_PARTIAL : UNIT_OK,
		.message = xcopy(unit.message),
	};
	int ret = 0;
	size_t i;

	finding_merge(findings);
	for (i = 0; i < findings->nr; i++)
		findings->v[i].partial = unit.partial;
	facts.seen = xmalloc((unit.files.nr + 1) * sizeof(*facts.seen));
	for (i = 0; i < unit.files.nr && !ret; i++) {
		struct file *file = unit.files.v[i];
		struct facts of_file;

		if (file == unit.main) {
			conclude_file(file, findings, &facts.self);
			continue;
		}
		conclude_file(file, findings, &of_file);
		facts.seen[facts.nr_seen] = xmalloc(STORE_ID_LEN + 1);
		ret = store_header(dir, &of_file, facts.seen[facts.nr_seen++]);
		facts_free(&of_file);
	}
	qsort(facts.seen, facts.nr_seen, sizeof(*facts.seen), by_name);
	for (; rules[facts.nr_rules]; facts.nr_rules++)
		;
	facts.rules = xmalloc((facts.nr_rules + 1) * sizeof(*facts.rules));
	for (i = 0; i < facts.nr_rules; i++)
		facts.rules[i] = xcopy(rules[i]);
	qsort(facts.rules, facts.nr_rules, sizeof(*facts.rules), by_name);
	if (!ret)
		ret = store_unit(dir, &facts);
	unit_facts_free(&facts);
	return ret;
}

int conclude_error(const char *dir, const char *object, const char *name, const char *why)
{
	struct unit_facts facts = {
		.object = xcopy(object),
		.status = UNIT_ERROR,
		.message = xcopy(why),
		.self.name = xcopy(name),
	};
	int ret = store_unit(dir, &facts);

	unit_facts_free(&facts);
	return ret;
}
