// SPDX-License-Identifier: MIT
/*
 * conclude.c - from the unit to the records
 *
 * Whatever is in a header's record must not depend on the unit more than it has to:
 * units that learn the same share one record.
 */
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

static char kind_letter(enum strength as)
{
	static const char letters[] = {
		[USE_MENTION] = 'b', [USE_TAG] = 's', [USE_TYPE] = 't', [USE_SYMBOL] = 'f',
		[USE_ENUMERATOR] = 'e', [USE_MACRO] = 'd', [USE_COMPLETE] = 'c',
		[USE_DEFINITION] = 'i',
		[USE_STRING] = 'd',
	};

	return letters[as];
}

/* ---- names, spelled once for all files ---- */

static int byte_of(const struct name *name, size_t nr)
{
	return nr < name->ident->len ? (unsigned char)name->ident->name[nr] : -1;
}

static void swap(struct name **a, struct name **b)
{
	struct name *name = *a;

	*a = *b;
	*b = name;
}

/* Sort names that agree in their first @common bytes: each byte is looked at for many at once. */
static void sort_names(struct name **v, size_t nr, size_t common)
{
	while (nr > 1) {
		int pivot = byte_of(v[nr / 2], common);
		size_t less = 0, greater = nr, i = 0;

		while (i < greater) {
			int byte = byte_of(v[i], common);

			if (byte < pivot)
				swap(&v[less++], &v[i++]);
			else if (byte > pivot)
				swap(&v[i], &v[--greater]);
			else
				i++;
		}
		sort_names(v, less, common);
		sort_names(v + greater, nr - greater, common);
		if (pivot < 0)
			return;
		v += less;
		nr = greater - less;
		common++;
	}
}

/* The names that records may have, one behind the other in their order. */
static void spell_names(void)
{
	size_t i, size = 0;
	char *to;

	sort_names(unit.names.v, unit.names.nr, 0);
	for (i = 0; i < unit.names.nr; i++)
		size += unit.names.v[i]->ident->len + 1;
	to = xmalloc(size);
	for (i = 0; i < unit.names.nr; i++) {
		struct name *name = unit.names.v[i];

		name->text = to;
		to = mempcpy(to, name->ident->name, name->ident->len) + 1;
	}
}

static int by_name_and_kind(const void *a, const void *b)
{
	const struct name_fact *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;	/* see spell_names() */
	if (x->kind != y->kind)
		return x->kind - y->kind;
	return (x->line > y->line) - (x->line < y->line);
}

typedef VEC(struct name_fact) name_facts;

static void add_fact(name_facts *facts, const struct name *name, enum strength as, unsigned line,
		     unsigned column)
{
	vec_push(facts, (struct name_fact){
		.name = name->text,
		.kind = kind_letter(as),
		.line = line,
		.column = column,
	});
}

static bool is_sorted(const name_facts *facts)
{
	size_t i;

	for (i = 1; i < facts->nr; i++) {
		if (by_name_and_kind(&facts->v[i - 1], &facts->v[i]) > 0)
			return false;
	}
	return true;
}

/* Sort, and keep the first place of each name and kind. Returns how many are left. */
static size_t sort_facts(name_facts *facts)
{
	size_t i, nr = 0;

	if (!is_sorted(facts))		/* declarations came by name, nearly all are */
		qsort(facts->v, facts->nr, sizeof(*facts->v), by_name_and_kind);
	for (i = 0; i < facts->nr; i++) {
		if (!nr || facts->v[nr - 1].name != facts->v[i].name ||
		    facts->v[nr - 1].kind != facts->v[i].kind)
			facts->v[nr++] = facts->v[i];
	}
	return nr;
}

static bool is_own(const struct file *file, const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if (provides(p, use) && p->file == file && p->line <= use->line)
			return true;
	}
	return !use->name->providers.nr;	/* built in */
}

static void conclude_uses(const struct file *file, struct facts *facts)
{
	name_facts uses = { };
	size_t i, p;

	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		if (!is_own(file, use))
			add_fact(&uses, use->name, use->as, use->line, use->column);
	}
	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		bool asks = word->where == IN_CONDITION && word->ident != file->guard;
		const struct name *name = asks ? name_of(word->ident, false) : NULL;

		for (p = 0; name && p < name->providers.nr; p++) {
			if (name->providers.v[p].as == USE_MACRO && !name->providers.v[p].spare &&
			    name->providers.v[p].file != file) {
				add_fact(&uses, name, USE_MENTION, word->line, word->column);
				break;
			}
		}
	}
	facts->nr_uses = sort_facts(&uses);
	facts->uses = uses.v;
}

/* Those of the C file are no provider: where another includes it, it is a header. */
static void conclude_declarations(struct facts *of_files)
{
	name_facts *all = xmalloc(unit.files.nr * sizeof(*all));
	size_t i, p;

	for (i = 0; i < unit.names.nr; i++) {
		const struct name *name = unit.names.v[i];

		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (!by->spare && !by->file->main && by->file->guard != name->ident)
				add_fact(&all[by->file->nr], name, by->as, by->line, 0);
		}
	}
	for (i = 0; i < unit.files.nr; i++) {
		of_files[i].nr_declares = sort_facts(&all[i]);
		of_files[i].declares = all[i].v;
	}
	free(all);
}

/* @all are sorted by file. */
static void copy_findings(struct findings *to, const struct findings *all, const char *file)
{
	size_t low = 0, high = all->nr, mid, i, p;

	while (low < high) {
		mid = (low + high) / 2;
		if (strcmp(all->v[mid].file, file) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (i = low; i < all->nr && !strcmp(all->v[i].file, file); i++) {
		const struct finding *from = &all->v[i];
		struct finding *f;

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
	facts->name = xcopy(file->name);
	facts->identifiers = true;
	facts->content = xcopy(file->content);
	facts->kind = file->main ? FILE_UNIT :
		provide_is_fragment(file) || rules_not_judged(file->name) ? FILE_FRAGMENT :
		FILE_HEADER;
	facts->lines = file->lines;
	facts->tokens = file->tokens;
	facts->forced = file->forced;
	facts->includes = conclude_includes(file);
	facts->nr_includes = file->includes.nr;
	conclude_uses(file, facts);
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
	struct facts *of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	int ret = 0;
	size_t i;

	spell_names();
	conclude_declarations(of_files);
	finding_merge(findings);
	for (i = 0; i < findings->nr; i++)
		findings->v[i].partial = unit.partial;
	facts.seen = xmalloc((unit.files.nr + 1) * sizeof(*facts.seen));
	for (i = 0; i < unit.files.nr && !ret; i++) {
		struct file *file = unit.files.v[i];

		conclude_file(file, findings, &of_files[i]);
		if (file == unit.main) {
			facts.self = of_files[i];
			continue;
		}
		facts.seen[facts.nr_seen] = xmalloc(STORE_ID_LEN + 1);
		ret = store_header(dir, &of_files[i], facts.seen[facts.nr_seen++]);
		facts_free(&of_files[i]);
	}
	free(of_files);
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
