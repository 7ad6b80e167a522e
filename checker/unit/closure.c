// SPDX-License-Identifier: MIT
/*
 * closure.c - what a file's own includes reach
 */
#include <stdlib.h>
#include <string.h>

#include "closure.h"
#include "unit.h"
#include "util.h"

static VEC(const struct file *) todo;

/* Give @line to @from and all behind it that has no line yet; @wall is not passed. */
static void flood(unsigned *lines, const struct file *from, const struct file *wall, unsigned line)
{
	size_t i;

	if (from == wall || lines[from->nr] != NOT_REACHED)
		return;
	lines[from->nr] = line;
	todo.nr = 0;
	vec_push(&todo, from);
	while (todo.nr) {
		const struct file *file = todo.v[--todo.nr];

		for (i = 0; i < file->includes.nr; i++) {
			const struct file *to = file->includes.v[i].target;

			if (!to || to == wall || lines[to->nr] != NOT_REACHED)
				continue;
			lines[to->nr] = line;
			vec_push(&todo, to);
		}
	}
}

const unsigned *closure_lines(const struct file *file)
{
	static unsigned **of_files;		/* made when first asked for */
	unsigned *lines;
	size_t i;

	if (!of_files)
		of_files = xmalloc(unit.files.nr * sizeof(*of_files));
	if (of_files[file->nr])
		return of_files[file->nr];
	lines = xrealloc(NULL, unit.files.nr * sizeof(*lines));
	memset(lines, 0xff, unit.files.nr * sizeof(*lines));
	for (i = 0; i < unit.files.nr; i++) {
		if (unit.files.v[i]->forced)
			flood(lines, unit.files.v[i], file, 0);
	}
	for (i = 0; i < file->includes.nr; i++) {
		if (file->includes.v[i].target)
			flood(lines, file->includes.v[i].target, file, file->includes.v[i].line);
	}
	return of_files[file->nr] = lines;
}

unsigned long **closure_sets;

const unsigned long *closure_find(const struct file *file)
{
	unsigned long **sets, *set;
	size_t i;

	if (!closure_sets)
		closure_sets = xmalloc(unit.files.nr * sizeof(*closure_sets));
	sets = closure_sets;
	set = xmalloc(files_words() * sizeof(*set));
	todo.nr = 0;
	vec_push(&todo, file);
	while (todo.nr) {
		const struct file *from = todo.v[--todo.nr];

		for (i = 0; i < from->includes.nr; i++) {
			const struct file *to = from->includes.v[i].target;

			if (!to || files_has(set, to))
				continue;
			files_add(set, to);
			if (sets[to->nr])
				files_unite(set, sets[to->nr]);
			else
				vec_push(&todo, to);
		}
	}
	return sets[file->nr] = set;
}

static void read_file_once(unsigned *order, unsigned *nr, const struct file *file)
{
	size_t i;

	if (order[file->nr] != NOT_REACHED)
		return;
	order[file->nr] = (*nr)++;
	for (i = 0; i < file->includes.nr; i++) {
		if (file->includes.v[i].target)
			read_file_once(order, nr, file->includes.v[i].target);
	}
}

static void read_unit(unsigned *order, const struct include *without, bool sure)
{
	const struct file *main = unit.main;
	unsigned nr = 0;
	size_t i;

	memset(order, 0xff, unit.files.nr * sizeof(*order));
	for (i = 0; i < unit.files.nr; i++) {
		if (unit.files.v[i]->forced)
			read_file_once(order, &nr, unit.files.v[i]);
	}
	order[main->nr] = nr++;
	for (i = 0; i < main->includes.nr; i++) {
		const struct include *include = &main->includes.v[i];

		if (include->target && include != without &&
		    (!sure || branch_holds(main, include->branch, without->branch)))
			read_file_once(order, &nr, include->target);
	}
}

const unsigned *closure_order(const struct include *without, bool sure)
{
	static const struct include *last[2];
	static unsigned *orders[2];

	if (!orders[sure])
		orders[sure] = xmalloc(unit.files.nr * sizeof(**orders));
	if (last[sure] != without)
		read_unit(orders[sure], without, sure);
	last[sure] = without;
	return orders[sure];
}

const unsigned long *closure_common(void)
{
	static unsigned long *common;		/* made when first asked for */
	size_t i;

	if (common)
		return common;
	common = xmalloc(files_words() * sizeof(*common));
	for (i = 0; i < unit.files.nr; i++) {
		const struct file *file = unit.files.v[i];

		if (!file->forced)
			continue;
		files_add(common, file);
		files_unite(common, closure_set(file));
	}
	return common;
}

bool closure_before(const struct file *file, unsigned line, const struct file *other, unsigned of)
{
	const unsigned long *common = closure_common();

	if (other == file)
		return of <= line;
	if (!files_has(common, file)) {
		if (files_has(common, other))
			return line > 0;
		/* behind its last include all are there */
		if (!file->includes.nr || file->includes.v[file->includes.nr - 1].line < line)
			return closure_has(file, other);
	}
	return closure_lines(file)[other->nr] < line;
}
