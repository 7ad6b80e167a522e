// SPDX-License-Identifier: MIT
/*
 * spares.c - what another configuration would declare
 */
#include "resolve.h"
#include "unit.h"

static void add_spare(struct file *file, struct ident *ident, unsigned line, enum strength as)
{
	struct name *name = name_of(ident, false);

	if (name && ident != file->guard)
		push_provider(name, (struct provider){ file, line, as, true, false, 0 });
}

/*
 * What branches not taken would declare: what a condition asks for ("#ifndef f ... f()",
 * where f is there already), and typedefs. Not tags: nearly all are those of members and
 * parameters.
 */
static void add_spare_words(struct file *file)
{
	size_t i;

	for (i = 0; i < file->conditions.nr; i++) {
		const struct word *word = &file->words.v[file->conditions.v[i]];
		struct name *name = word->defined ? name_of(word->ident, false) : NULL;

		if (name)
			name->written_in = file;
	}
	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		const struct name *name;

		if (word->where != IN_CODE || word->active || word->outer)
			continue;
		name = name_of(word->ident, false);
		if (name && (word->type || name->written_in == file))
			add_spare(file, word->ident, word->line, USE_SYMBOL);
	}
}

void find_spares(void)
{
	size_t i, d;

	for (i = 0; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		for (d = 0; d < file->defines.nr; d++) {
			if (!file->defines.v[d].active)
				add_spare(file, file->defines.v[d].ident, file->defines.v[d].line,
					  USE_MACRO);
		}
		add_spare_words(file);
	}
}
