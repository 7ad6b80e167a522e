// SPDX-License-Identifier: MIT
/*
 * remove.c - edits that take an include out
 */
#include <string.h>

#include "c_file.h"
#include "finding.h"
#include "patch.h"
#include "remove.h"
#include "util.h"

/* Is there a line @step further that is not removed and not blank? Its number, else 0. */
static size_t next_line(const struct patch *p, size_t line, int step)
{
	for (line += step; line >= 1 && line <= p->nr_lines; line += step) {
		if (!p->lines[line].removed && *c_skip_blanks(p->lines[line].text))
			return line;
	}
	return 0;
}

void remove_empty(struct patch *p, size_t line)
{
	size_t first = next_line(p, line, -1), last = next_line(p, line, 1);

	if (!first || !last || !c_opens(p, first) || !c_closes(p, last))
		return;
	patch_remove(p, first);
	patch_remove(p, last);
	remove_empty(p, line);
}

bool remove_include(struct c_file *s, const struct finding *f, const struct place *place)
{
	const char *spelled = f->fix + 1;
	size_t len = strcspn(spelled, "\n");
	struct c_line *line = place->line <= s->patch.nr_lines ? &s->lines[place->line] : NULL;

	if (line && line->kind == INCLUDE && strchr("<\"", *spelled) &&
	    !strncmp(line->what, spelled, len) &&
	    c_is_only_comment(line->what + len)) {
		patch_remove(&s->patch, place->line);
		if (*f->fix == FIX_REMOVE)
			remove_empty(&s->patch, place->line);
		return true;
	}
	say("%s:%u: not removed: this is not #include %.*s alone", f->file,
		place->line, (int)len, spelled);
	return false;
}
