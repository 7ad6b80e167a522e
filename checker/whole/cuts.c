// SPDX-License-Identifier: MIT
/*
 * cuts.c - what removing an include takes, and what it saves
 */
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "repair.h"
#include "util.h"

#define MAX_ROUNDS 8
#define MAX_TRIES 40		/* with fewer links each time */

/* ---- the planner ---- */

static void list_units_of(struct planner *p)
{
	const struct web *w = p->w;

	p->units_of = xmalloc((w->nr_files + 1) * sizeof(*p->units_of));
	for (size_t i = 0; i < w->nr_units; i++) {
		for (size_t t = 0; t < w->units[i].nr; t++) {
			struct units_of *of = &p->units_of[w->units[i].texts[t]->file];

			GROW_PLAIN(of->v, of->nr);
			of->v[of->nr++] = i;
		}
	}
}

static bool may_go(const struct web *w, unsigned nr)
{
	const struct web_link *link = &w->links[nr];

	return link->to != NO_FILE && !link->wanted && !link->keep &&
		repair_is_ours(w, link->from) && !w->files[link->to].forced;
}

/* Does the file need what the directive leads to, and would have to put it back? */
static bool is_needed(const struct web *w, const struct need_list *list,
		      const struct web_link *link)
{
	const char *public = w->files[link->to].public;

	for (size_t i = 0; public && !strcmp(public, link->spelled) && i < list->nr; i++) {
		const struct need *need = &list->v[i];

		if (need->by == link->to && !need->absent && !need->others)
			return true;
	}
	return false;
}

/* Most directives are there for a name of their own header: these need not be tried. */
static void forbid_needed(struct planner *p)
{
	const struct web *w = p->w;

	for (size_t t = 0; t < w->nr_texts; t++) {
		const struct web_file *file = &w->files[w->texts[t].file];
		const struct need_list *list = p->needs->of_text[t];

		for (; list; list = list->next) {
			for (unsigned nr = 0; nr < file->nr_links; nr++) {
				unsigned link = file->first_link + nr;

				if (p->allowed[link] && is_needed(w, list, &w->links[link]))
					p->allowed[link] = 0;
			}
		}
	}
}

struct planner *planner_open(const struct web *w, const struct needs *n)
{
	struct planner *p = xmalloc(sizeof(*p));

	p->w = w;
	p->needs = n;
	p->edits.cut = xmalloc((w->nr_links + 1) * sizeof(*p->edits.cut));
	p->edits.added = xmalloc((w->nr_files + 1) * sizeof(*p->edits.added));
	p->allowed = xmalloc(w->nr_links + 1);
	for (unsigned i = 0; i < w->nr_links; i++)
		p->allowed[i] = may_go(w, i);
	forbid_needed(p);
	order_open(&p->order, w, &p->edits);
	list_units_of(p);
	p->lines = xmalloc((w->nr_units + 1) * sizeof(*p->lines));
	p->before = xmalloc((w->nr_units + 1) * sizeof(*p->before));
	p->again = xmalloc((w->nr_units + 1) * sizeof(*p->again));
	p->tried = xmalloc((w->nr_units + 1) * sizeof(*p->tried));
	p->touched = xmalloc((w->nr_units + 1) * sizeof(*p->touched));
	p->is_touched = xmalloc(w->nr_units + 1);
	p->is_checked = xmalloc(w->nr_units + 1);
	for (size_t i = 0; i < w->nr_units; i++) {
		order_read(&p->order, &w->units[i]);
		p->lines[i] = p->before[i] = p->order.lines;
		p->again[i] = p->order.again;
		p->total += p->order.lines;
	}
	return p;
}

void planner_close(struct planner *p)
{
	for (size_t i = 0; i < p->nr_cuts; i++)
		cut_free(&p->cuts[i]);
	for (unsigned i = 0; i < p->w->nr_files; i++) {
		free(p->edits.added[i].v);
		free(p->units_of[i].v);
	}
	order_close(&p->order);
	free(p->cuts);
	free(p->edits.cut);
	free(p->edits.added);
	free(p->allowed);
	free(p->units_of);
	free(p->lines);
	free(p->before);
	free(p->again);
	free(p->tried);
	free(p->touched);
	free(p->is_touched);
	free(p->is_checked);
	free(p);
}

bool cut_allowed(const struct planner *p, unsigned link)
{
	return p->allowed[link] && !p->edits.cut[link];
}

void cut_free(struct cut *c)
{
	free(c->links);
	free(c->repairs);
	*c = (struct cut){ 0 };
}

/* ---- trying ---- */

/* The file's edits change what these units read. */
static void touch(struct planner *p, unsigned file)
{
	const struct units_of *of = &p->units_of[file];

	for (size_t i = 0; i < of->nr; i++) {
		unsigned unit = of->v[i];

		p->is_checked[unit] = false;
		if (p->is_touched[unit])
			continue;
		p->is_touched[unit] = true;
		p->touched[p->nr_touched++] = unit;
	}
}

static void add_repair(struct planner *p, struct cut *c, struct repair repair)
{
	struct file_added *to = &p->edits.added[repair.file];

	GROW_PLAIN(c->repairs, c->nr_repairs);
	c->repairs[c->nr_repairs++] = repair;
	touch(p, repair.file);
	if (repair.kept) {
		p->edits.cut[repair.kept - 1] = 0;
		return;
	}
	GROW_PLAIN(to->v, to->nr);
	to->v[to->nr++] = repair.add;
}

/* Repair those needs of @file that are tags to be declared, or those that are not. */
static bool repair_some(struct planner *p, struct cut *c, size_t from, unsigned file,
			const struct need_list *list, bool tags)
{
	for (size_t i = 0; i < list->nr; i++) {
		struct repair repair;

		if ((list->v[i].fact->kind == 's') != tags ||
		    need_met(&p->order, file, &list->v[i]))
			continue;
		switch (repair_find(p, c, from, file, &list->v[i], &repair)) {
		case REPAIR_FOUND:
			add_repair(p, c, repair);
			break;
		case REPAIR_PENDING:
			break;
		case CANNOT_REPAIR:
			c->stuck_file = file;
			c->stuck = &list->v[i];
			return false;
		}
	}
	return true;
}

/*
 * Repair what @file misses in the unit that was read when @c had @from repairs: includes first,
 * which may bring the tags as well. Returns whether all of it could be.
 */
static bool repair_file(struct planner *p, struct cut *c, size_t from, unsigned file,
			const struct need_list *list)
{
	return repair_some(p, c, from, file, list, false) &&
		repair_some(p, c, from, file, list, true);
}

static bool check_unit(struct planner *p, struct cut *c, unsigned nr)
{
	const struct web_unit *unit = &p->w->units[nr];
	struct order *o = &p->order;
	size_t before = c->nr_repairs;

	order_read(o, unit);
	p->tried[nr] = o->lines;
	if (o->again > p->again[nr]) {
		c->stuck_file = unit->texts[0]->file;
		return false;
	}
	for (size_t i = 0; i < unit->nr; i++) {
		unsigned file = unit->texts[i]->file;

		if (o->at[file] == NEVER && unit->texts[i]->facts->acts) {
			c->stuck_file = file;
			return false;
		}
		if (o->at[file] != NEVER &&
		    !repair_file(p, c, before, file, p->needs->of_unit[nr][i]))
			return false;
	}
	for (size_t i = 0; i < o->nr_read; i++) {
		const struct web_text *text = o->usual[unit->store][o->read[i]];

		if (o->texts[o->read[i]] || !p->needs->of_text[text - p->w->texts])
			continue;
		if (!repair_file(p, c, before, o->read[i], p->needs->of_text[text - p->w->texts]))
			return false;
	}
	p->is_checked[nr] = c->nr_repairs == before;
	return true;
}

void planner_check(struct planner *p, void (*unmet)(void *data, unsigned unit, unsigned file,
						    const struct need *need), void *data)
{
	for (size_t nr = 0; nr < p->w->nr_units; nr++) {
		const struct web_unit *unit = &p->w->units[nr];

		order_read(&p->order, unit);
		for (size_t i = 0; i < unit->nr; i++) {
			const struct need_list *list = p->needs->of_unit[nr][i];
			unsigned file = unit->texts[i]->file;

			for (size_t n = 0; p->order.at[file] != NEVER && n < list->nr; n++) {
				if (!need_met(&p->order, file, &list->v[n]))
					unmet(data, nr, file, &list->v[n]);
			}
		}
	}
}

/* Read what is touched again until nothing is missing. */
static bool settle(struct planner *p, struct cut *c)
{
	for (unsigned round = 0; round < MAX_ROUNDS; round++) {
		bool all = true;

		for (size_t i = 0; i < p->nr_touched; i++) {
			unsigned unit = p->touched[i];

			if (p->is_checked[unit])
				continue;
			if (!check_unit(p, c, unit))
				return false;
			all &= p->is_checked[unit];
		}
		if (all)
			return true;
	}
	return false;
}

static void put_links(struct planner *p, const struct cut *c, unsigned group)
{
	for (size_t i = 0; i < c->nr_links; i++)
		p->edits.cut[c->links[i]] = group;
}

static void take_back(struct planner *p, const struct cut *c)
{
	put_links(p, c, 0);
	for (size_t i = 0; i < c->nr_repairs; i++) {
		const struct repair *r = &c->repairs[i];

		if (r->kept)
			p->edits.cut[r->kept - 1] = r->cut;
		else
			p->edits.added[r->file].nr--;
	}
	for (size_t i = 0; i < p->nr_touched; i++)
		p->is_touched[p->touched[i]] = false;
	p->nr_touched = 0;
}

static void sum_up(struct planner *p, struct cut *c)
{
	for (size_t i = 0; i < p->nr_touched; i++) {
		unsigned unit = p->touched[i];

		c->saved += (long)p->lines[unit] - (long)p->tried[unit];
		c->units += p->tried[unit] < p->lines[unit];
	}
}

static bool apply(struct planner *p, struct cut *c)
{
	put_links(p, c, p->nr_cuts + 1);
	for (size_t i = 0; i < c->nr_links; i++)
		touch(p, p->w->links[c->links[i]].from);
	if (!settle(p, c))
		return false;
	sum_up(p, c);
	return true;
}

/* Does the file that is stuck lead to @to in the unit that was read, by its own includes? */
static void mark_reached(const struct planner *p, unsigned file, bool *reached)
{
	const struct order *o = &p->order;
	const struct web_file *f = &p->w->files[file];
	const struct web_text *text = o->texts[file] ? o->texts[file] :
		o->usual[o->unit->store][file];

	if (reached[file] || !text)
		return;
	reached[file] = true;
	for (unsigned nr = 0; nr < f->nr_links; nr++) {
		if (text->to[nr] != NO_FILE)
			mark_reached(p, text->to[nr], reached);
	}
	for (size_t i = 0; i < p->edits.added[file].nr; i++) {
		unsigned to = order_target(o, &p->edits.added[file].v[i]);

		if (to != NO_FILE)
			mark_reached(p, to, reached);
	}
}

/*
 * Leave those links alone by which the file that is stuck has what it needs: its own, or else
 * those of the files that it leads to, or else those of this unit. Tells whether any is left.
 */
static bool keep_some(const struct planner *p, const struct cut *c, unsigned *links, size_t *nr)
{
	bool *reached = xmalloc(p->w->nr_files + 1);
	const struct order *o = &p->order;
	size_t before = *nr;

	mark_reached(p, c->stuck_file, reached);
	for (int pass = 0; pass < 3 && *nr == before; pass++) {
		*nr = 0;
		for (size_t i = 0; i < before; i++) {
			unsigned from = p->w->links[links[i]].from;
			bool drop = pass == 0 ? from == c->stuck_file : pass == 1 ? reached[from] :
				o->texts[from] != NULL;

			if (!drop)
				links[(*nr)++] = links[i];
		}
	}
	free(reached);
	return *nr && *nr < before;
}

static unsigned long text_lines(const struct order *o, unsigned file)
{
	const struct web_text *text = o->texts[file] ? o->texts[file] :
		o->usual[o->unit->store][file];

	return text->facts->out_lines;
}

/* What the edits of this cut alone bring to the unit that was read, by the file that has them. */
static void count_brought(const struct planner *p, unsigned long *brought)
{
	const struct order *o = &p->order;

	for (size_t i = 0; i < o->nr_read; i++) {
		unsigned file = o->read[i], at = file;

		while (at != NO_FILE && !(o->why[at] && o->why[at]->group == p->nr_cuts + 1))
			at = o->parent[at];
		if (at != NO_FILE)
			brought[o->parent[at]] += text_lines(o, file);
	}
}

/* The file whose repairs cost most where units have more to read than before; NO_FILE: none. */
static unsigned find_culprit(struct planner *p)
{
	unsigned long *brought = xmalloc((p->w->nr_files + 1) * sizeof(*brought));
	unsigned most = NO_FILE;

	for (size_t i = 0; i < p->nr_touched; i++) {
		unsigned unit = p->touched[i];

		if (p->tried[unit] <= p->lines[unit])
			continue;
		order_read(&p->order, &p->w->units[unit]);
		count_brought(p, brought);
	}
	for (unsigned i = 0; i < p->w->nr_files; i++) {
		if (brought[i] && (most == NO_FILE || brought[i] > brought[most]))
			most = i;
	}
	free(brought);
	return most;
}

/* The links that are worth trying next; false if there are none. */
static bool try_fewer(struct planner *p, struct cut *c, bool can, unsigned *links, size_t *nr)
{
	if (can) {
		c->stuck_file = find_culprit(p);
		if (c->stuck_file == NO_FILE)
			return false;
	}
	return keep_some(p, c, links, nr);
}

bool cut_try(struct planner *p, unsigned *links, size_t nr, struct cut *best)
{
	bool more = true;

	*best = (struct cut){ 0 };
	for (unsigned round = 0; more && round < MAX_TRIES; round++) {
		struct cut c = { .target = p->w->links[links[0]].to, .nr_links = nr };
		bool can;

		c.links = xmalloc(nr * sizeof(*links));
		memcpy(c.links, links, nr * sizeof(*links));
		can = apply(p, &c);
		more = try_fewer(p, &c, can, links, &nr);
		take_back(p, &c);
		if (can && (!best->nr_links || c.saved > best->saved)) {
			struct cut worse = *best;

			*best = c;
			c = worse;
		}
		if (!best->nr_links && !can) {
			best->stuck = c.stuck;
			best->stuck_file = c.stuck_file;
		}
		cut_free(&c);
	}
	return best->nr_links;
}

/* Take the directives that stay after all out of the cuts that had them. */
static void keep_links(struct planner *p, struct cut *c)
{
	size_t nr = 0;

	for (size_t i = 0; i < c->nr_repairs; i++) {
		const struct repair *r = &c->repairs[i];
		struct cut *from = r->kept ? &p->cuts[r->cut - 1] : NULL;
		size_t left = 0;

		for (size_t l = 0; from && l < from->nr_links; l++) {
			if (from->links[l] != r->kept - 1)
				from->links[left++] = from->links[l];
		}
		if (from) {
			from->nr_links = left;
			p->edits.cut[r->kept - 1] = 0;
			touch(p, r->file);
		} else {
			c->repairs[nr++] = *r;
		}
	}
	c->nr_repairs = nr;
}

void cut_make(struct planner *p, struct cut *c)
{
	keep_links(p, c);
	put_links(p, c, p->nr_cuts + 1);
	for (size_t i = 0; i < c->nr_links; i++)
		touch(p, p->w->links[c->links[i]].from);
	for (size_t i = 0; i < c->nr_repairs; i++) {
		struct file_added *to = &p->edits.added[c->repairs[i].file];

		GROW_PLAIN(to->v, to->nr);
		to->v[to->nr++] = c->repairs[i].add;
		touch(p, c->repairs[i].file);
	}
	for (size_t i = 0; i < p->nr_touched; i++) {
		order_read(&p->order, &p->w->units[p->touched[i]]);
		p->lines[p->touched[i]] = p->order.lines;
		p->is_touched[p->touched[i]] = false;
	}
	p->nr_touched = 0;
	GROW_PLAIN(p->cuts, p->nr_cuts);
	p->cuts[p->nr_cuts++] = *c;
	*c = (struct cut){ 0 };
}
