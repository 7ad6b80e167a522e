// SPDX-License-Identifier: MIT
/*
 * table.c - a hash table for what each unit looks up hundreds of thousands of times
 */
#include <stdlib.h>

#include "table.h"
#include "util.h"

void table_grow(struct table *t)
{
	struct entry *old = t->entries;
	size_t i, at, size = t->size;

	t->size = size ? 2 * size : t->least;
	t->entries = xmalloc(t->size * sizeof(*t->entries));
	for (i = 0; i < size; i++) {
		if (!old[i].item)
			continue;
		for (at = old[i].hash & (t->size - 1); t->entries[at].item; )
			at = (at + 1) & (t->size - 1);
		t->entries[at] = old[i];
	}
	free(old);
}
