// SPDX-License-Identifier: MIT
/*
 * certain.c - which findings of a partial unit are certain
 */
#include <stdlib.h>
#include <string.h>

#include "certain.h"
#include "errors.h"
#include "unit.h"

/* The stream of the file's first reading; -1 if there is none. */
static int first_stream(const char *file)
{
	size_t i;

	for (i = 0; i < unit.streams.nr; i++) {
		if (unit.streams.v[i] && !strcmp(unit.streams.v[i]->name, file))
			return i;
	}
	return -1;
}

static bool keep_certain_places(struct finding *f)
{
	int stream = first_stream(f->file);
	size_t i, nr = 0;

	for (i = 0; i < f->nr_places; i++) {
		struct position pos = {
			.stream = stream, .line = f->places[i].line, .pos = f->places[i].column,
		};

		if (stream >= 0 && errors_is_before(pos))
			f->places[nr++] = f->places[i];
		else
			free(f->places[i].name);
	}
	f->nr_places = nr;
	return nr;
}

static bool wants_to_remove(const struct finding *f)
{
	return f->fix && !strchr("+?", *f->fix);
}

void keep_certain(struct findings *findings)
{
	size_t i, nr = 0;

	if (!errors.partial)
		return;
	for (i = 0; i < findings->nr; i++) {
		struct finding *f = &findings->v[i];

		if (!wants_to_remove(f) && keep_certain_places(f))
			findings->v[nr++] = *f;
		else
			finding_free(f);
	}
	findings->nr = nr;
}
