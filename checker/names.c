// SPDX-License-Identifier: MIT
/*
 * names.c - who declares a name, and who uses it
 */
#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "unit.h"
#include "util.h"

void *vec_grow(void *v, size_t *max, size_t size)
{
	*max = *max ? 2 * *max : 8;
	return xrealloc(v, *max * size);
}

/*
 * What is known of a name hangs on sparse's own symbol chain of the identifier,
 * in a namespace that sparse does not use: no second hash table over identifiers.
 */
struct name *name_of(struct ident *ident, bool make)
{
	struct symbol *sym;

	for (sym = ident->symbols; sym; sym = sym->next_id) {
		if (sym->namespace == NS_ITERATOR)
			return sym->aux;
	}
	if (!make)
		return NULL;
	sym = alloc_symbol((struct position){ 0 }, SYM_NODE);
	sym->namespace = NS_ITERATOR;
	sym->ident = ident;
	sym->aux = xmalloc(sizeof(struct name));
	((struct name *)sym->aux)->ident = ident;
	vec_push(&unit.names, (struct name *)sym->aux);
	sym->next_id = ident->symbols;
	ident->symbols = sym;
	return sym->aux;
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
	vec_push(&name->providers, (struct provider){ file, pos.line, as, false });
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
	vec_push(&file->uses, (struct use){ name, as, tag, pos.line, pos.pos, by });
}
