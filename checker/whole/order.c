// SPDX-License-Identifier: MIT
/*
 * order.c - in which order a unit reads its files, with and without a plan's edits
 */
#include <stdlib.h>
#include <string.h>

#include "order.h"
#include "util.h"

static void find_usual(struct order *o)
{
	const struct web *w = o->w;

	o->usual = xmalloc((w->nr_stores + 1) * sizeof(*o->usual));
	for (unsigned i = 0; i < w->nr_stores; i++)
		o->usual[i] = xmalloc((w->nr_files + 1) * sizeof(**o->usual));
	for (size_t i = 0; i < w->nr_texts; i++) {
		const struct web_text *text = &w->texts[i];
		const struct web_text **usual = &o->usual[text->store][text->file];

		if (!*usual || text->nr_units > (*usual)->nr_units)
			*usual = text;
	}
}

void order_open(struct order *o, const struct web *w, const struct edits *edits)
{
	*o = (struct order){
		.w = w,
		.edits = edits,
		.texts = xmalloc((w->nr_files + 1) * sizeof(*o->texts)),
		.at = xmalloc((w->nr_files + 1) * sizeof(*o->at)),
		.read = xmalloc((w->nr_files + 1) * sizeof(*o->read)),
		.parent = xmalloc((w->nr_files + 1) * sizeof(*o->parent)),
		.why = xmalloc((w->nr_files + 1) * sizeof(*o->why)),
		.parent_slot = xmalloc((w->nr_files + 1) * sizeof(*o->parent_slot)),
	};
	memset(o->at, 0xff, w->nr_files * sizeof(*o->at));
	find_usual(o);
}

void order_close(struct order *o)
{
	for (unsigned i = 0; i < o->w->nr_stores; i++)
		free(o->usual[i]);
	free(o->usual);
	free(o->texts);
	free(o->at);
	free(o->times);
	free(o->read);
	free(o->parent);
	free(o->parent_slot);
	free(o->why);
}

/* What the unit has of the file; of one that it did not read, what others have. */
static const struct web_text *text_in(const struct order *o, unsigned file)
{
	return o->texts[file] ? o->texts[file] : o->usual[o->unit->store][file];
}

unsigned order_target(const struct order *o, const struct added *added)
{
	if (!added->spelled || added->to != NO_FILE)
		return added->spelled ? added->to : NO_FILE;
	return web_target(o->w, o->unit->store, added->spelled);
}

static bool read_file_in(struct order *o, unsigned file, unsigned parent, unsigned slot);

static void read_added(struct order *o, unsigned file, unsigned slot)
{
	const struct file_added *added = o->edits ? &o->edits->added[file] : NULL;

	for (size_t i = 0; added && i < added->nr; i++) {
		const struct added *add = &added->v[i];
		unsigned to = add->slot == slot ? order_target(o, add) : NO_FILE;

		if (read_file_in(o, to, file, slot))
			o->why[to] = add;
	}
}

/* The slots' times have room already: what is read in between may make the array move. */
static void read_slots(struct order *o, const struct web_text *text)
{
	const struct web_file *file = &o->w->files[text->file];

	for (unsigned nr = 0; nr < file->nr_links; nr++) {
		unsigned link = file->first_link + nr;

		if (text->to[nr] != NO_FILE && !(o->edits && o->edits->cut[link]))
			read_file_in(o, text->to[nr], text->file, nr);
		read_added(o, text->file, nr + 1);
		o->times[o->at[text->file] + nr + 1] = o->clock++;
	}
}

/* Tells whether it was read only now. */
static bool read_file_in(struct order *o, unsigned file, unsigned parent, unsigned slot)
{
	const struct web_text *text = file == NO_FILE ? NULL : text_in(o, file);
	size_t slots;

	if (!text || o->at[file] != NEVER) {
		o->again += text && !o->w->files[file].once;
		return false;
	}
	slots = o->w->files[file].nr_links + 1;
	while (o->nr_times + slots > o->max_times)
		o->times = grow(o->times, o->max_times, &o->max_times, sizeof(*o->times));
	o->at[file] = o->nr_times;
	o->parent[file] = parent;
	o->parent_slot[file] = slot;
	o->why[file] = NULL;
	o->nr_times += slots;
	o->read[o->nr_read++] = file;
	o->lines += text->facts->out_lines;
	o->bytes += text->facts->out_bytes;
	for (size_t i = 0; i < slots; i++)
		o->times[o->at[file] + i] = NEVER;
	read_added(o, file, 0);
	o->times[o->at[file]] = o->clock++;
	read_slots(o, text);
	return true;
}

static void forget(struct order *o)
{
	for (size_t i = 0; i < o->nr_read; i++)
		o->at[o->read[i]] = NEVER;
	for (size_t i = 0; o->unit && i < o->unit->nr; i++)
		o->texts[o->unit->texts[i]->file] = NULL;
	o->nr_read = o->nr_times = 0;
	o->clock = 0;
	o->again = 0;
	o->lines = o->bytes = 0;
}

void order_read(struct order *o, const struct web_unit *unit)
{
	forget(o);
	o->unit = unit;
	for (size_t i = 0; i < unit->nr; i++)
		o->texts[unit->texts[i]->file] = unit->texts[i];
	for (size_t i = 1; i < unit->nr; i++) {
		if (unit->texts[i]->facts->forced)
			read_file_in(o, unit->texts[i]->file, NO_FILE, 0);
	}
	read_file_in(o, unit->texts[0]->file, NO_FILE, 0);
}
