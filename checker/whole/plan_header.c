// SPDX-License-Identifier: MIT
/*
 * plan_header.c - what it takes to make one header cheaper
 */
#include <stdlib.h>
#include <string.h>

#include "plan.h"
#include "util.h"

#define MAX_NAMES 12

/* One of its includes, and what it takes to remove it. */
struct choice {
	unsigned link;
	bool can;
	struct cut cut;
	double score;
};

static int cmp_choice(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->can != y->can)
		return x->can ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->link > y->link) - (x->link < y->link);
}

static bool is_dropped(const struct web_link *link, const char *drop)
{
	size_t len = strlen(link->spelled);

	return !drop || !strcmp(link->spelled, drop) ||
		(len > 2 && strlen(drop) == len - 2 && !strncmp(link->spelled + 1, drop, len - 2));
}

static struct choice *list_choices(struct planner *p, unsigned file, const char *drop, size_t *nr)
{
	const struct web_file *f = &p->w->files[file];
	struct choice *all = xmalloc((f->nr_links + 1) * sizeof(*all));

	*nr = 0;
	for (unsigned i = 0; i < f->nr_links; i++) {
		unsigned link = f->first_link + i;
		struct choice c = { .link = link };

		if (p->w->links[link].to == NO_FILE || !is_dropped(&p->w->links[link], drop))
			continue;
		c.can = cut_allowed(p, link) && cut_try(p, &link, 1, &c.cut);
		c.score = c.can ? c.cut.saved / (1.0 + c.cut.nr_repairs) : 0;
		all[(*nr)++] = c;
	}
	if (*nr)
		qsort(all, *nr, sizeof(*all), cmp_choice);
	return all;
}

/* ---- the names that are the reason ---- */

static const char *what_is(char kind)
{
	switch (kind) {
	case 's':
		return "tag";
	case 'c':
		return "members, or size";
	case 't':
		return "type";
	case 'e':
		return "enumerator";
	case 'd':
	case 'b':
		return "macro";
	case 'f':
	case 'i':
		return "function";
	}
	return "in other configurations, or macros";
}

struct seen {
	const char **v;
	size_t nr;
};

static bool is_new(struct seen *seen, const char *name)
{
	for (size_t i = 0; i < seen->nr; i++) {
		if (!strcmp(seen->v[i], name))
			return false;
	}
	GROW_PLAIN(seen->v, seen->nr);
	seen->v[seen->nr++] = name;
	return true;
}

/* What the header itself has of the file that it includes, in any unit: tags, or the others. */
static void print_some(FILE *to, const struct planner *p, unsigned link, bool tags,
		       struct seen *seen)
{
	const struct web_link *l = &p->w->links[link];

	for (size_t t = 0; t < p->w->nr_texts; t++) {
		const struct need_list *list = p->w->texts[t].file == l->from ?
			p->needs->of_text[t] : NULL;

		for (; list; list = list->next) {
			for (size_t i = 0; i < list->nr; i++) {
				const struct need *need = &list->v[i];

				if (need->by != l->to || need->absent ||
				    (need->fact->kind == 's') != tags ||
				    !is_new(seen, need->fact->name) || seen->nr > MAX_NAMES)
					continue;
				fprintf(to, "\t\tuses %s (%s), line %u\n", need->fact->name,
					what_is(need->fact->kind), need->fact->line);
			}
		}
	}
}

static void print_reasons(FILE *to, const struct planner *p, unsigned link)
{
	struct seen seen = { 0 };

	print_some(to, p, link, false, &seen);
	print_some(to, p, link, true, &seen);
	if (seen.nr > MAX_NAMES)
		fprintf(to, "\t\tand %zu more\n", seen.nr - MAX_NAMES);
	free(seen.v);
}

static void print_choice(FILE *to, const struct planner *p, const struct choice *c)
{
	const struct web_link *link = &p->w->links[c->link];

	fprintf(to, "\t%s:%u: %s: ", p->w->files[link->from].name, link->line, link->spelled);
	if (!c->can) {
		fputs(link->wanted ? "stays, for what names do not show\n" : "stays\n", to);
		print_reasons(to, p, c->link);
		if (c->cut.stuck && c->cut.stuck_file != link->from)
			fprintf(to, "\t\t%s needs '%s' of %s, and cannot include it before\n",
				p->w->files[c->cut.stuck_file].name, c->cut.stuck->fact->name,
				p->w->files[c->cut.stuck->by].name);
		return;
	}
	fprintf(to, "%ld lines less in %u units, %zu lines to add\n", c->cut.saved, c->cut.units,
		c->cut.nr_repairs);
	for (size_t i = 0; i < c->cut.nr_repairs; i++) {
		fputc('\t', to);
		plan_print_repair(to, p->w, &c->cut.repairs[i]);
	}
}

/* ---- a split ---- */

struct users {
	unsigned types, all;
};

/* Does the file use only types of @target there? 2: only types, 1: more, 0: nothing. */
static int uses_types(const struct need_list *list, unsigned target)
{
	int found = 0;

	for (size_t i = 0; i < list->nr; i++) {
		if (list->v[i].by != target || list->v[i].absent)
			continue;
		if (!strchr("sctoe", list->v[i].fact->kind))
			return 1;
		found = 2;
	}
	return found;
}

/* Who would do with a header of its types alone: files, and units in which nobody needs more. */
static void print_split(FILE *to, const struct planner *p, unsigned file)
{
	struct users files = { 0 }, units = { 0 };
	bool *more = xmalloc(p->w->nr_files + 1), *types = xmalloc(p->w->nr_files + 1);

	for (size_t u = 0; u < p->w->nr_units; u++) {
		bool any = false, unit_more = false;

		for (size_t t = 0; t < p->w->units[u].nr; t++) {
			int uses = uses_types(p->needs->of_unit[u][t], file);

			any |= uses;
			unit_more |= uses == 1;
			types[p->w->units[u].texts[t]->file] |= uses == 2;
			more[p->w->units[u].texts[t]->file] |= uses == 1;
		}
		units.all += any;
		units.types += any && !unit_more;
	}
	for (unsigned i = 0; i < p->w->nr_files; i++) {
		files.all += types[i] || more[i];
		files.types += types[i] && !more[i];
	}
	fprintf(to, "split: %u of the %u files that use it use only its types; in %u of %u units "
		"all do\n", files.types, files.all, units.types, units.all);
	free(more);
	free(types);
}

int plan_print_header(FILE *to, struct planner *p, unsigned file, const char *drop)
{
	size_t nr;
	struct choice *all = list_choices(p, file, drop, &nr);

	if (!nr)
		fprintf(stderr, "%s: does not include %s\n", p->w->files[file].name,
			drop ? drop : "anything");
	else
		fprintf(to, "%s, read by %u units:\n", p->w->files[file].name,
			p->w->files[file].nr_units);
	for (size_t i = 0; i < nr; i++) {
		print_choice(to, p, &all[i]);
		cut_free(&all[i].cut);
	}
	if (nr && !drop)
		print_split(to, p, file);
	free(all);
	return nr ? 0 : -1;
}

int plan_make_header(struct planner *p, unsigned file, const char *drop)
{
	size_t nr;
	struct choice *all = list_choices(p, file, drop, &nr);
	unsigned made = 0;

	for (size_t i = 0; i < nr; i++) {
		struct cut c = { 0 };
		unsigned link = all[i].link;

		/* what has been cut before may have changed it */
		if (all[i].can && cut_try(p, &link, 1, &c) && (drop || c.saved > 0)) {
			cut_make(p, &c);
			made++;
		}
		cut_free(&c);
		cut_free(&all[i].cut);
	}
	if (!made)
		fprintf(stderr, "%s: nothing can be cut\n", p->w->files[file].name);
	free(all);
	return made ? 0 : -1;
}
