// SPDX-License-Identifier: MIT
/*
 * alone.c - a header read as a unit's only include
 *
 * The files are read again as the preprocessor would, each once. A clock ticks when
 * one is opened and behind each of its includes, so that every stretch of text
 * between two includes has a time of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "alone.h"
#include "closure.h"
#include "provide.h"
#include "util.h"

/* A file as it is read. */
struct reading {
	unsigned opened;		/* 0: not at all */
	unsigned *after;		/* when each of its includes was done with */
};

struct reader {
	const struct file *header;
	struct file *const *added;
	size_t nr_added;
	size_t before;			/* behind so many of its own includes */
	unsigned added_at;		/* when they were done with */
	struct reading *readings;	/* by the number of the file */
	unsigned *times;		/* room for their times */
	unsigned clock;
};

static void read_file_once(struct reader *r, const struct file *file);

static void read_added(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->nr_added; i++)
		read_file_once(r, r->added[i]);
	r->added_at = ++r->clock;
}

static void read_file_once(struct reader *r, const struct file *file)
{
	struct reading *reading = &r->readings[file->nr];
	bool is_header = file == r->header;
	size_t i;

	if (reading->opened)
		return;
	reading->opened = ++r->clock;
	reading->after = r->times;
	r->times += file->includes.nr;
	for (i = 0; i < file->includes.nr; i++) {
		if (is_header && i == r->before)
			read_added(r);
		if (file->includes.v[i].target)
			read_file_once(r, file->includes.v[i].target);
		reading->after[i] = ++r->clock;
	}
	if (is_header && i == r->before)
		read_added(r);
}

/* The time of @line's stretch of the file. */
static unsigned time_of(const struct reader *r, const struct file *file, unsigned line)
{
	const struct reading *reading = &r->readings[file->nr];
	size_t i = vec_at_line(&file->includes, line);
	unsigned time = i ? reading->after[i - 1] : reading->opened;

	return file == r->header && i == r->before ? r->added_at : time;
}

static bool is_there(const struct reader *r, const struct provider *p, const struct file *file,
		     unsigned line)
{
	unsigned time, now;

	if (!r->readings[p->file->nr].opened)
		return false;
	time = time_of(r, p->file, p->line);
	now = time_of(r, file, line);
	return time < now || (time == now && p->line <= line);
}

/* Does the file's closure have it, while it is not there when the file is read? */
static bool comes_too_late(const struct reader *r, const struct file *file, const struct use *use)
{
	bool has = false;
	size_t i;

	if (!is_missed(use))
		return false;
	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if (p->spare || !provides(p, use))
			continue;
		if (is_there(r, p, file, use->line))
			return false;
		has |= closure_before(file, use->line, p->file, p->line);
	}
	return has;
}

/* "#ifndef X ... #define X": would it do so because the header's own X is not there yet? */
static bool forestalls(const struct reader *r, const struct file *file,
		       const struct branch *branch)
{
	const struct name *name = branch->passed_over && branch->unless != file->guard ?
		name_of(branch->unless, false) : NULL;
	bool own = false;
	size_t i;

	for (i = 0; name && i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->spare || p->as != USE_MACRO)
			continue;
		if (is_there(r, p, file, branch->line))
			return false;
		own |= p->file == r->header;
	}
	return own;
}

static bool lacks(const struct reader *r, const struct file *file, struct lack *lack)
{
	size_t i;

	lack->file = file;
	for (i = 0; i < file->uses.nr; i++) {
		lack->ident = file->uses.v[i].name->ident;
		if (comes_too_late(r, file, &file->uses.v[i]))
			return true;
	}
	for (i = 0; file != r->header && i < file->branches.nr; i++) {
		lack->ident = file->branches.v[i].unless;
		if (forestalls(r, file, &file->branches.v[i]))
			return true;
	}
	return false;
}

bool alone_lacks(const struct file *header, struct file *const *added, size_t nr, unsigned line,
		 struct lack *lack)
{
	struct reader r = { .header = header, .added = added, .nr_added = nr };
	size_t includes = 0, i;
	bool found = false;
	unsigned *times;

	while (r.before < header->includes.nr && header->includes.v[r.before].line < line)
		r.before++;
	r.readings = xmalloc(unit.files.nr * sizeof(*r.readings));
	for (i = 0; i < unit.files.nr; i++)
		includes += unit.files.v[i]->includes.nr;
	r.times = times = xmalloc(includes * sizeof(*times));
	for (i = 0; i < unit.files.nr; i++) {
		if (unit.files.v[i]->forced)
			read_file_once(&r, unit.files.v[i]);
	}
	read_file_once(&r, header);
	for (i = 0; i < unit.files.nr && !found; i++) {
		const struct file *file = unit.files.v[i];

		if (r.readings[i].opened && (file == header || closure_has(file, header)))
			found = lacks(&r, file, lack);
	}
	free(times);
	free(r.readings);
	return found;
}
