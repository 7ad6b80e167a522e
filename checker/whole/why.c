// SPDX-License-Identifier: MIT
/*
 * why.c - how files come to read a header, and what to cut so that they do not
 *
 * The fewest links that lead to it are a minimum cut of the unit's include graph: as many as there
 * are ways that share no link, which are looked for one after the other (Ford and Fulkerson).
 * A link whose file needs what it leads to is not to be cut: any number of ways may go through it.
 */
#include <stdlib.h>
#include <string.h>

#include "order.h"
#include "util.h"
#include "why.h"

#define MAX_CHAINS 5		/* as many are shown */
#define MAX_NAMES 4		/* of a link */
#define MAX_CUT 32		/* more links than that nobody cuts */
#define MAX_SHOWN 40

/* One unit's graph, and the flow through its links. */
struct flow {
	const struct web *w;
	const struct web_text **texts;	/* of each file in the unit; NULL: none */
	unsigned *used;			/* of each link: how many ways go through it */
	bool *needed;			/* of each link: it stays */
	unsigned *by;			/* of each file the link that it was reached by */
	bool *back;			/* and was that against its direction? */
	unsigned *queue;
	unsigned **into, *nr_into;	/* of each file, the links that lead to it */
};

static unsigned link_target(const struct flow *f, unsigned link)
{
	const struct web_link *l = &f->w->links[link];
	const struct web_text *text = f->texts[l->from];

	return text ? text->to[link - f->w->files[l->from].first_link] : NO_FILE;
}

static void open_flow(struct flow *f, const struct web *w, const struct web_unit *unit)
{
	size_t nr = w->nr_files + 1;

	*f = (struct flow){
		.w = w,
		.texts = xmalloc(nr * sizeof(*f->texts)),
		.used = xmalloc((w->nr_links + 1) * sizeof(*f->used)),
		.needed = xmalloc(w->nr_links + 1),
		.by = xmalloc(nr * sizeof(*f->by)),
		.back = xmalloc(nr),
		.queue = xmalloc(nr * sizeof(*f->queue)),
		.into = xmalloc(nr * sizeof(*f->into)),
		.nr_into = xmalloc(nr * sizeof(*f->nr_into)),
	};
	for (size_t i = 0; i < unit->nr; i++)
		f->texts[unit->texts[i]->file] = unit->texts[i];
	for (unsigned link = 0; link < w->nr_links; link++) {
		unsigned to = link_target(f, link);

		if (to == NO_FILE)
			continue;
		GROW_PLAIN(f->into[to], f->nr_into[to]);
		f->into[to][f->nr_into[to]++] = link;
	}
}

static void close_flow(struct flow *f)
{
	for (unsigned i = 0; i < f->w->nr_files; i++)
		free(f->into[i]);
	free(f->into);
	free(f->nr_into);
	free(f->texts);
	free(f->used);
	free(f->needed);
	free(f->by);
	free(f->back);
	free(f->queue);
}

/* Go on from @file: along links that have room for a way, and back along those that one uses. */
static unsigned spread(struct flow *f, unsigned file, unsigned nr)
{
	const struct web_file *this = &f->w->files[file];

	for (unsigned i = 0; f->texts[file] && i < this->nr_links; i++) {
		unsigned link = this->first_link + i, to = link_target(f, link);

		if (to == NO_FILE || (f->used[link] && !f->needed[link]) || f->by[to] != NO_FILE)
			continue;
		f->by[to] = link;
		f->back[to] = false;
		f->queue[nr++] = to;
	}
	for (unsigned i = 0; i < f->nr_into[file]; i++) {
		unsigned link = f->into[file][i], from = f->w->links[link].from;

		if (!f->used[link] || f->by[from] != NO_FILE)
			continue;
		f->by[from] = link;
		f->back[from] = true;
		f->queue[nr++] = from;
	}
	return nr;
}

/* Find a way from @from to @to, the shortest; false if there is none, and what is reached then. */
static bool find_way(struct flow *f, unsigned from, unsigned to)
{
	unsigned nr = 0;

	memset(f->by, 0xff, f->w->nr_files * sizeof(*f->by));
	f->queue[nr++] = from;
	f->by[from] = f->w->nr_links;		/* none, but it has been reached */
	for (unsigned i = 0; i < nr; i++) {
		if (f->queue[i] == to)
			return true;
		nr = spread(f, f->queue[i], nr);
	}
	return false;
}

static void take_way(struct flow *f, unsigned from, unsigned to)
{
	while (to != from) {
		unsigned link = f->by[to];

		f->used[link] += f->back[to] ? -1 : 1;
		to = f->back[to] ? link_target(f, link) : f->w->links[link].from;
	}
}

/* ---- words ---- */

/* Has an earlier need of the list been for the same name of the same file? */
static bool is_named_before(const struct need_list *list, size_t nr)
{
	for (size_t i = 0; i < nr; i++) {
		if (list->v[i].by == list->v[nr].by && !list->v[i].absent &&
		    !strcmp(list->v[i].fact->name, list->v[nr].fact->name))
			return true;
	}
	return false;
}

/* The names that @from needs of what only this link could bring: of the file it leads to. */
static size_t print_names(FILE *to, const struct need_list *list, unsigned target)
{
	size_t shown = 0, nr = 0;

	for (size_t i = 0; list && i < list->nr; i++) {
		if (list->v[i].by != target || list->v[i].absent || is_named_before(list, i))
			continue;
		if (nr++ < MAX_NAMES)
			shown += fprintf(to, "%s%s", shown ? ", " : " for ",
					 list->v[i].fact->name) > 0;
	}
	if (nr > MAX_NAMES)
		fprintf(to, " and more");
	return nr;
}

static const struct need_list *list_of(const struct needs *n, const struct web *w,
				       size_t unit, unsigned file)
{
	const struct web_unit *u = &w->units[unit];

	for (size_t i = 0; i < u->nr; i++) {
		if (u->texts[i]->file == file)
			return n->of_unit[unit][i];
	}
	return NULL;
}

static void mark_behind(const struct flow *f, unsigned file, bool *behind)
{
	const struct web_file *this = &f->w->files[file];

	if (behind[file] || !f->texts[file])
		return;
	behind[file] = true;
	for (unsigned i = 0; i < this->nr_links; i++) {
		unsigned to = f->texts[file]->to[i];

		if (to != NO_FILE)
			mark_behind(f, to, behind);
	}
}

/* What @link alone brings to its file, of all that the file's own includes bring. */
static bool *only_behind(const struct flow *f, unsigned link)
{
	unsigned from = f->w->links[link].from;
	const struct web_file *file = &f->w->files[from];
	bool *others = xmalloc(f->w->nr_files + 1), *behind = xmalloc(f->w->nr_files + 1);

	others[from] = true;
	for (unsigned i = 0; i < file->nr_links; i++) {
		unsigned to = link_target(f, file->first_link + i);

		if (to != NO_FILE && file->first_link + i != link)
			mark_behind(f, to, others);
	}
	mark_behind(f, link_target(f, link), behind);
	for (unsigned i = 0; i < f->w->nr_files; i++)
		behind[i] &= !others[i];
	free(others);
	return behind;
}

/* The first name that the list needs of what only the link brings; NULL if there is none. */
static const struct need *need_behind(const struct flow *f, const struct need_list *list,
				      unsigned link)
{
	bool *behind = only_behind(f, link);
	const struct need *found = NULL;

	for (size_t i = 0; list && i < list->nr && !found; i++) {
		if (behind[list->v[i].by] && !list->v[i].absent)
			found = &list->v[i];
	}
	free(behind);
	return found;
}

static void print_link(FILE *to, const struct flow *f, const struct needs *n, size_t unit,
		       unsigned link)
{
	const struct web_link *l = &f->w->links[link];
	const struct need_list *list = list_of(n, f->w, unit, l->from);
	unsigned target = link_target(f, link);
	const struct need *behind;

	fprintf(to, "\t%s:%u: %s", f->w->files[l->from].name, l->line, l->spelled);

	if (print_names(to, list, target)) {
		fputc('\n', to);
		return;
	}
	behind = need_behind(f, list, link);
	if (behind)
		fprintf(to, " for what it includes: %s of %s\n", behind->fact->name,
			f->w->files[behind->by].name);
	else
		fprintf(to, l->wanted ? " for nothing that names show\n" : " for nothing\n");
}

static void print_way(FILE *to, struct flow *f, const struct needs *n, size_t unit,
		      unsigned from, unsigned file)
{
	unsigned links[256], nr = 0;

	for (unsigned at = file; at != from && nr < 256; at = f->w->links[f->by[at]].from)
		links[nr++] = f->by[at];
	fprintf(to, "%u include%s:\n", nr, nr == 1 ? "" : "s");
	while (nr)
		print_link(to, f, n, unit, links[--nr]);
}

/* Ways that share no link, the shortest first. */
static void print_chains(FILE *to, struct flow *f, const struct needs *n, size_t unit,
			 unsigned from, unsigned file)
{
	unsigned shown = 0;

	while (shown < MAX_CHAINS && find_way(f, from, file)) {
		bool plain = true;

		for (unsigned at = file; at != from && plain; at = f->w->links[f->by[at]].from)
			plain = !f->back[at];
		if (!plain)
			break;
		print_way(to, f, n, unit, from, file);
		take_way(f, from, file);
		shown++;
	}
	memset(f->used, 0, f->w->nr_links * sizeof(*f->used));
}

/* Does the file use what the link leads to, or is it there for reasons that names do not show? */
static void note_needed(struct flow *f, const struct needs *n, size_t unit)
{
	const struct web_unit *u = &f->w->units[unit];

	for (size_t i = 0; i < u->nr; i++) {
		const struct web_file *file = &f->w->files[u->texts[i]->file];
		const struct need_list *list = n->of_unit[unit][i];

		for (unsigned nr = 0; nr < file->nr_links; nr++) {
			unsigned to = u->texts[i]->to[nr], link = file->first_link + nr;

			f->needed[link] = f->w->links[link].wanted;
			for (size_t k = 0; to != NO_FILE && k < list->nr && !f->needed[link]; k++)
				f->needed[link] = list->v[k].by == to && !list->v[k].absent &&
					list->v[k].fact->kind != 's';
		}
	}
}

/* Is every link of the way that was found needed? */
static bool is_all_needed(const struct flow *f, unsigned from, unsigned file)
{
	for (; file != from; file = f->w->links[f->by[file]].from) {
		if (f->back[file] || !f->needed[f->by[file]])
			return false;
	}
	return true;
}

/*
 * The links of a minimum cut, those nearest to the header; their number, 0 if each link of a way
 * is needed.
 */
static unsigned cut_of(struct flow *f, unsigned from, unsigned file, unsigned *cut)
{
	unsigned nr = 0;

	while (find_way(f, from, file)) {
		if (is_all_needed(f, from, file))
			return 0;
		take_way(f, from, file);
	}
	/* from what is still reached to what is not */
	for (unsigned link = 0; link < f->w->nr_links; link++) {
		unsigned to = link_target(f, link);

		if (to != NO_FILE && f->used[link] && f->by[f->w->links[link].from] != NO_FILE &&
		    f->by[to] == NO_FILE && nr < MAX_CUT)
			cut[nr++] = link;
	}
	return nr;
}

static void explain_unit(FILE *to, const struct web *w, const struct needs *n, size_t unit,
			 unsigned file)
{
	unsigned from = w->units[unit].texts[0]->file, cut[MAX_CUT], nr;
	struct flow f;

	open_flow(&f, w, &w->units[unit]);
	fprintf(to, "%s reads %s by\n", w->files[from].name, w->files[file].name);
	print_chains(to, &f, n, unit, from, file);
	note_needed(&f, n, unit);
	nr = cut_of(&f, from, file, cut);
	if (!nr) {
		fprintf(to, "of this way every link is needed: ");
		print_way(to, &f, n, unit, from, file);
	} else {
		fprintf(to, "without %s, which nobody needs, it would not%s:\n",
			nr == 1 ? "this one" : "these",
			nr == MAX_CUT ? " (and there are more)" : "");
	}
	for (unsigned i = 0; i < nr; i++)
		print_link(to, &f, n, unit, cut[i]);
	close_flow(&f);
}

/* ---- the build ---- */

/* Which units reads the file when those links are gone? */
static unsigned count_readers(struct order *o, const struct web *w, unsigned file)
{
	unsigned nr = 0;

	for (size_t i = 0; i < w->nr_units; i++) {
		order_read(o, &w->units[i]);
		nr += o->at[file] != NEVER;
	}
	return nr;
}

static bool reads(const struct web_unit *unit, unsigned file)
{
	for (size_t i = 0; i < unit->nr; i++) {
		if (unit->texts[i]->file == file)
			return true;
	}
	return false;
}

struct voted {
	unsigned link, votes;
};

static int cmp_votes(const void *a, const void *b)
{
	const struct voted *x = a, *y = b;

	if (x->votes != y->votes)
		return x->votes > y->votes ? -1 : 1;
	return (x->link > y->link) - (x->link < y->link);
}

/* How often each link is in the unit's fewest. */
static struct voted *vote(const struct web *w, const struct needs *n, unsigned file,
			  unsigned *nr_units)
{
	struct voted *votes = xmalloc((w->nr_links + 1) * sizeof(*votes));

	for (unsigned i = 0; i < w->nr_links; i++)
		votes[i].link = i;
	for (size_t i = 0; i < w->nr_units; i++) {
		unsigned from = w->units[i].texts[0]->file, cut[MAX_CUT], nr;
		struct flow f;

		if (!reads(&w->units[i], file) || from == file)
			continue;
		++*nr_units;
		open_flow(&f, w, &w->units[i]);
		note_needed(&f, n, i);
		nr = cut_of(&f, from, file, cut);
		while (nr)
			votes[cut[--nr]].votes++;
		close_flow(&f);
	}
	qsort(votes, w->nr_links, sizeof(*votes), cmp_votes);
	return votes;
}

/* One link after the other, most units first, as long as fewer read the header then. */
static void explain_build(FILE *to, const struct web *w, const struct needs *n, unsigned file)
{
	unsigned nr_units = 0, before;
	struct voted *votes = vote(w, n, file, &nr_units);
	struct edits edits = {
		.cut = xmalloc((w->nr_links + 1) * sizeof(*edits.cut)),
		.added = xmalloc((w->nr_files + 1) * sizeof(*edits.added)),
	};
	struct order o;

	order_open(&o, w, &edits);
	fprintf(to, "%s is read by %u of %zu units; without these links, one after the other, "
		"which no unit needs, by\n", w->files[file].name, nr_units, w->nr_units);
	before = nr_units;
	for (unsigned i = 0; i < w->nr_links && i < MAX_SHOWN && votes[i].votes; i++) {
		const struct web_link *l = &w->links[votes[i].link];
		unsigned now;

		edits.cut[votes[i].link] = 1;
		now = count_readers(&o, w, file);
		if (now < before)
			fprintf(to, "%8u %s:%u: %s\n", now, w->files[l->from].name, l->line,
				l->spelled);
		edits.cut[votes[i].link] = now < before;
		before = now < before ? now : before;
	}
	order_close(&o);
	free(edits.cut);
	free(edits.added);
	free(votes);
}

int why_print(FILE *to, const struct web *w, const struct needs *n, unsigned file,
	      const char *from)
{
	bool any = false;

	if (!from) {
		explain_build(to, w, n, file);
		return 0;
	}
	for (size_t i = 0; i < w->nr_units && !any; i++) {
		if (strcmp(w->files[w->units[i].texts[0]->file].name, from))
			continue;
		any = reads(&w->units[i], file);
		if (any)
			explain_unit(to, w, n, i, file);
	}
	if (!any)
		fprintf(stderr, "%s: does not read %s\n", from, w->files[file].name);
	return any ? 0 : -1;
}
