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

#include "certain.h"
#include "closure.h"
#include "conclude.h"
#include "errors.h"
#include "facts.h"
#include "provide.h"
#include "redundant.h"
#include "knowledge.h"
#include "store.h"
#include "unit.h"
#include "used.h"
#include "util.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Of a unit that is partial, or failed, nobody knows what it needs. */
static const char uncertain[] = "uncertain";

static struct include_fact *conclude_includes(struct file *file, bool failed)
{
	struct include_fact *facts = xmalloc((file->includes.nr + 1) * sizeof(*facts));
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct include *include = &file->includes.v[i];
		const char *use = failed ? uncertain : redundant_why_kept(file, i);

		facts[i] = (struct include_fact){
			.spelled = (char *)include->spelled,
			.file = include->target ? (char *)include->target->name : NULL,
			.line = include->line,
			.keep = include->keep,
			.use = (char *)(use || !errors.partial ? use : uncertain),
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
		[USE_STRING] = 'd', [USE_DROPPED] = 'd',
	};

	return letters[as];
}

/* ---- names, in the order of their places ---- */

struct mention {
	struct name *name;
	unsigned line, column;
	unsigned order;			/* of what is at one place */
	char kind;
};

typedef VEC(struct mention) mentions;

/* An enumeration cannot be declared without its enumerators. */
static enum strength strength_of(const struct use *use)
{
	return use->as == USE_TAG && use->tag == SYM_ENUM ? USE_COMPLETE : use->as;
}

static void add_use_of(mentions *all, struct name *name, enum strength as, unsigned line,
		       unsigned column)
{
	vec_push(all, (struct mention){ name, line, column, all->nr, kind_letter(as) });
}

static int by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind - y->kind;
	return x->order < y->order ? -1 : 1;
}

/* Those of one line: few, unless somebody has put all into a macro. */
static void sort_line(struct mention *v, size_t nr)
{
	size_t i, at;

	if (nr > 16) {
		qsort(v, nr, sizeof(*v), by_place);
		return;
	}
	for (i = 1; i < nr; i++) {
		struct mention mention = v[i];

		for (at = i; at && by_place(&v[at - 1], &mention) > 0; at--)
			v[at] = v[at - 1];
		v[at] = mention;
	}
}

/* Sorted by place, until the next call. Dealt out by line, nearly all are where they belong. */
static const struct mention *sort_mentions(const struct mention *v, size_t nr)
{
	static VEC(struct mention) sorted;	/* only their room is used again */
	static VEC(unsigned) ends;
	unsigned line, lines = 0;
	size_t i, same;

	for (i = 0; i < nr; i++)
		lines = v[i].line > lines ? v[i].line : lines;
	vec_reserve(&ends, lines + 2);
	vec_reserve(&sorted, nr);
	memset(ends.v, 0, (lines + 2) * sizeof(*ends.v));
	for (i = 0; i < nr; i++)
		ends.v[v[i].line + 1]++;
	for (line = 1; line <= lines; line++)
		ends.v[line] += ends.v[line - 1];
	for (i = 0; i < nr; i++)
		sorted.v[ends.v[v[i].line]++] = v[i];
	for (i = 0; i < nr; i += same) {
		for (same = 1; i + same < nr && sorted.v[i + same].line == sorted.v[i].line; same++)
			;
		if (same > 1)
			sort_line(sorted.v + i, same);
	}
	return sorted.v;
}

/* In the order of their places, and of each name and kind the first one. */
static struct name_fact *list_names(const struct mention *v, size_t nr, size_t *nr_facts)
{
	static unsigned list;
	struct name_fact *facts = xrealloc(NULL, nr * sizeof(*facts));
	size_t i, n = 0;

	list++;
	v = sort_mentions(v, nr);
	for (i = 0; i < nr; i++) {
		const struct mention *m = &v[i];
		unsigned bit = 1u << (m->kind - 'a');

		if (m->name->list != list)
			m->name->kinds = 0;
		m->name->list = list;
		if (!(m->name->kinds & bit))
			facts[n++] = (struct name_fact){
				m->name->ident->name, m->kind, m->line, m->column,
			};
		m->name->kinds |= bit;
	}
	*nr_facts = n;
	return facts;
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

/*
 * Words that may mean something elsewhere, and that a file declares which this one reaches: what
 * else a unit has is its own affair, and the record is to be the same in all.
 */
static void add_open_words(mentions *uses, const struct file *file)
{
	size_t nr, p;
	const unsigned *open = used_open(file, &nr);

	for (size_t i = 0; i < nr; i++) {
		const struct word *word = &file->words.v[open[i]];
		struct name *name = name_of(word->ident, false);

		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (by->spare || !used_may_mean(file, word, by) ||
			    !closure_has(file, by->file))
				continue;
			vec_push(uses, (struct mention){ name, word->line, word->column, uses->nr,
							 word->tag ? 'o' : 'm' });
			break;
		}
	}
}

/* The functions and variables that a C file has and another file declares. */
static void add_own(mentions *uses, const struct file *file)
{
	size_t i, p;

	for (i = 0; i < unit.names.nr && is_source(file); i++) {
		struct name *name = unit.names.v[i];
		const struct provider *own = NULL, *other = NULL;

		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (by->as == USE_SYMBOL && !by->spare)
				*(by->file == file ? &own : &other) = by;
		}
		if (own && other)
			vec_push(uses, (struct mention){ name, own->line, 0, uses->nr, 'p' });
	}
}

static void conclude_uses(const struct file *file, struct facts *facts)
{
	static mentions uses;			/* only its room is used again */
	size_t i, p;

	uses.nr = 0;
	add_open_words(&uses, file);
	add_own(&uses, file);
	for (i = 0; i < file->uses.nr; i++) {
		const struct use *use = &file->uses.v[i];

		if (!is_own(file, use))
			add_use_of(&uses, use->name, strength_of(use), use->line, use->column);
	}
	for (i = 0; i < file->conditions.nr; i++) {
		const struct word *word = &file->words.v[file->conditions.v[i]];
		struct name *name = name_of(word->ident, false);

		for (p = 0; name && word->ident != file->guard && p < name->providers.nr; p++) {
			if (name->providers.v[p].as == USE_MACRO && !name->providers.v[p].spare &&
			    name->providers.v[p].file != file) {
				add_use_of(&uses, name, USE_MENTION, word->line, word->column);
				break;
			}
		}
	}
	facts->uses = list_names(uses.v, uses.nr, &facts->nr_uses);
}

/* Is it in the record? Those of the C file are not: where another includes it, it is a header. */
static bool is_declaration(const struct name *name, const struct provider *by)
{
	return !by->spare && !by->file->main && by->file->guard != name->ident;
}

static void conclude_declarations(struct facts *of_files)
{
	size_t *ends = xmalloc((unit.files.nr + 1) * sizeof(*ends));
	struct mention *dealt;
	size_t i, p;

	for (i = 0; i < unit.names.nr; i++) {
		const struct name *name = unit.names.v[i];

		for (p = 0; p < name->providers.nr; p++)
			ends[name->providers.v[p].file->nr + 1] +=
				is_declaration(name, &name->providers.v[p]);
	}
	for (i = 0; i < unit.files.nr; i++)
		ends[i + 1] += ends[i];
	dealt = xrealloc(NULL, ends[unit.files.nr] * sizeof(*dealt));
	for (i = 0; i < unit.names.nr; i++) {
		struct name *name = unit.names.v[i];

		for (p = 0; p < name->providers.nr; p++) {
			const struct provider *by = &name->providers.v[p];

			if (is_declaration(name, by))
				dealt[ends[by->file->nr]++] = (struct mention){
					name, by->line, 0, by->order, kind_letter(by->as),
				};
		}
	}
	for (i = 0, p = 0; i < unit.files.nr; p = ends[i++])
		of_files[i].declares = list_names(dealt + p, ends[i] - p, &of_files[i].nr_declares);
	free(dealt);
	free(ends);
}

/* Those of @file, lent; @all are sorted by file. */
static struct findings findings_of(const struct findings *all, const char *file)
{
	size_t low = 0, high = all->nr, mid, nr;

	while (low < high) {
		mid = (low + high) / 2;
		if (strcmp(all->v[mid].file, file) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (nr = 0; low + nr < all->nr && !strcmp(all->v[low + nr].file, file); nr++)
		;
	return (struct findings){ .v = all->v + low, .nr = nr };
}

static void conclude_weight(const struct file *file, struct facts *facts)
{
	size_t i;

	facts->out_lines = file->out_lines;
	facts->out_bytes = file->out_bytes;
	facts->nr_expands = file->expands.nr;
	facts->expands = xmalloc((file->expands.nr + 1) * sizeof(*facts->expands));
	for (i = 0; i < file->expands.nr; i++) {
		const struct expanded *e = &file->expands.v[i];

		facts->expands[i] = (struct expanded_fact){
			(char *)e->macro->name, e->line, e->bytes,
		};
	}
}

/* What others are to include for what the file declares, or NULL. */
static char *public_directive(struct file *file)
{
	struct file *public = file->main ? NULL : provide_public(file);
	const char *spelling = NULL;

	if (public && provide_is_guarded(public) && !provide_is_fragment(public))
		spelling = provide_spelling(public);
	return spelling ? xformat("<%s>", spelling) : NULL;
}

static void conclude_text(struct file *file, bool failed, struct facts *facts)
{
	facts->borrowed = true;
	facts->name = (char *)file->name;
	facts->content = file->content;
	facts->kind = file->main ? FILE_UNIT : FILE_HEADER;
	facts->lines = file->lines;
	facts->tokens = file->tokens;
	facts->forced = file->forced;
	facts->includes = conclude_includes(file, failed);
	facts->nr_includes = file->includes.nr;
}

static void conclude_file(struct file *file, const struct findings *findings,
			  struct facts *facts)
{
	conclude_text(file, false, facts);
	if (!file->main && (provide_is_fragment(file) || file->part ||
			    knowledge_not_judged(file->name)))
		facts->kind = FILE_FRAGMENT;
	conclude_uses(file, facts);
	conclude_weight(file, facts);
	facts->public = public_directive(file);
	facts->once = !file->main && provide_is_guarded(file);
	facts->acts = file->defines_symbols;
	facts->findings = findings_of(findings, file->name);
}

int conclude(const char *dir, const char *object, struct findings *findings,
	     const char *const *rules)
{
	struct unit_facts facts = {
		.object = xcopy(object),
		.status = errors.partial ? UNIT_PARTIAL : UNIT_OK,
		.message = xcopy(errors.message),
	};
	struct facts *of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	int ret = 0;
	size_t i;

	conclude_declarations(of_files);
	keep_certain(findings);
	finding_merge(findings);
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

/* What is known of the files that it has read so far: what they include. */
static int conclude_failed(const char *dir, struct unit_facts *facts)
{
	int ret = 0;
	size_t i;

	facts->seen = xmalloc((unit.files.nr + 1) * sizeof(*facts->seen));
	for (i = 0; i < unit.files.nr && !ret; i++) {
		struct file *file = unit.files.v[i];
		struct facts of_file = { };

		conclude_text(file, true, file == unit.main ? &facts->self : &of_file);
		if (file == unit.main)
			continue;
		facts->seen[facts->nr_seen] = xmalloc(STORE_ID_LEN + 1);
		ret = store_header(dir, &of_file, facts->seen[facts->nr_seen++]);
		facts_free(&of_file);
	}
	qsort(facts->seen, facts->nr_seen, sizeof(*facts->seen), by_name);
	return ret;
}

int conclude_error(const char *dir, const char *object, const char *name, const char *why)
{
	struct unit_facts facts = {
		.object = xcopy(object),
		.status = UNIT_ERROR,
		.message = xcopy(why),
	};
	int ret = 0;

	if (unit.main)
		ret = conclude_failed(dir, &facts);
	else
		facts.self.name = xcopy(name);
	if (!ret)
		ret = store_unit(dir, &facts);
	unit_facts_free(&facts);
	return ret;
}
