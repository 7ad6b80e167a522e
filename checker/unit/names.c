// SPDX-License-Identifier: MIT
/*
 * names.c - who declares a name, and who uses it
 */
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "memory.h"
#include "unit.h"
#include "util.h"

struct name *new_name(struct ident *ident)
{
	struct name *name = take(sizeof(*name));

	name->ident = ident;
	vec_push(&unit.names, name);
	return *ident_room(ident) = name;
}

bool is_source(const struct file *file)
{
	return file->main || ends_in(file->name, strlen(file->name), ".c");
}

void push_provider(struct name *name, struct provider provider)
{
	static unsigned order;

	provider.order = order++;
	if (!name->providers.nr) {
		name->providers.v = &name->first;
		name->providers.max = 1;
	} else if (name->providers.v == &name->first) {
		name->providers.max = 4;
		name->providers.v = take(4 * sizeof(provider));
		name->providers.v[0] = name->first;
	} else if (name->providers.nr == 4 && name->providers.max == 4) {	/* not malloc's */
		name->providers.max = 8;
		name->providers.v = memcpy(xrealloc(NULL, 8 * sizeof(provider)),
					   name->providers.v, 4 * sizeof(provider));
	}
	vec_push(&name->providers, provider);
}

void add_provider(struct ident *ident, struct position pos, enum strength as)
{
	struct file *file = file_at(pos);
	struct name *name;
	struct provider *last;

	if (!file)
		return;
	name = name_of(ident, true);
	last = name->providers.nr ? &name->providers.v[name->providers.nr - 1] : NULL;
	if (last && last->file == file && last->as == as)
		return;
	push_provider(name, (struct provider){ file, pos.line, as, false, false, 0 });
}

void add_use(struct position pos, struct ident *ident, enum strength as, enum type tag,
	     struct file *by)
{
	struct file *file = file_at(pos);
	struct name *name;

	if (!file)
		return;
	name = name_of(ident, true);
	if (name->last_user != file) {
		name->last_user = file;
		name->last_uses = 0;
	}
	if (name->last_uses & (1u << as))
		return;
	name->last_uses |= 1u << as;
	vec_push(&file->uses, (struct use){
		.name = name, .as = as, .tag = tag, .line = pos.line, .column = pos.pos, .by = by,
	});
}
