// SPDX-License-Identifier: MIT
/*
 * locate.c - where a name that came out of a macro was written
 */
#include "locate.h"

struct search {
	const struct ident *ident;
	bool members_only;
	struct written *found;
	size_t nr, max;
};

static void look_at(struct search *s, const struct file *file, const struct word *word)
{
	size_t i;

	if (word->ident != s->ident || (s->members_only && !word->member) || s->nr == s->max)
		return;
	for (i = 0; i < s->nr; i++) {
		if (s->found[i].word == word)
			return;
	}
	s->found[s->nr++] = (struct written){ file, word };
}

/* The words within the parentheses of @macro, however deep. */
static void search_arguments(struct search *s, const struct file *file, const struct word *macro)
{
	size_t own = macro - file->words.v, i, outer;

	for (i = own + 1; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];

		for (outer = word->outer; outer > own + 1; )
			outer = file->words.v[outer - 1].outer;
		if (word->where == IN_CODE && outer != own + 1)
			break;
		if (word->where == IN_CODE)
			look_at(s, file, word);
	}
}

static void search_body(struct search *s, struct position define, int depth)
{
	const struct word *word, *end;

	word = define_words(define, &end);
	for (; word && word < end; word++) {
		struct symbol *inner;

		look_at(s, file_at(define), word);
		inner = depth < 8 ? lookup_symbol(word->ident, NS_MACRO) : NULL;
		if (inner && (inner->pos.stream != define.stream || inner->pos.line != define.line))
			search_body(s, inner->pos, depth + 1);
	}
}

/* Sparse's position is that of "." or "->": the member is the next word. */
static size_t behind(const struct file *file, struct position pos, struct search *s)
{
	const struct word *word = word_behind(file, pos.line, pos.pos);

	if (word && word->ident == s->ident && word->line - pos.line < 3)
		look_at(s, file, word);
	return s->nr;
}

/* The name before the word's "." or "->", as walk.c's last_name() is; NULL in a macro's body. */
static const struct ident *base_of(const struct written *w)
{
	const struct word *word = w->word;

	if (word->where != IN_CODE)
		return NULL;
	while (word-- > w->file->words.v) {
		if (word->where == IN_CODE && word->outer == w->word->outer)
			return word->ident;
	}
	return NULL;
}

static bool is_same(const struct access *a, const struct access *b)
{
	return a->pos.stream == b->pos.stream && a->pos.line == b->pos.line &&
		a->pos.pos == b->pos.pos;
}

/* Is it the name before a member of another structure, at the same place? */
static bool is_others(const struct access *access, const struct ident *base)
{
	const struct access *all = unit.accesses.v, *end = all + unit.accesses.nr, *a = access;

	while (a > all && is_same(a - 1, access))
		a--;
	for (; a < end && is_same(a, access); a++) {
		if (a->member == access->member && a->type != access->type && a->base == base)
			return true;
	}
	return false;
}

/* Of several words keep those that can be meant: "f(a->x, b->x)" is two accesses at one place. */
static void keep_meant(struct search *s, const struct access *access)
{
	bool same = false;
	size_t i, nr = 0;

	for (i = 0; i < s->nr; i++)
		same |= access->base && base_of(&s->found[i]) == access->base;
	for (i = 0; i < s->nr; i++) {
		const struct ident *base = base_of(&s->found[i]);

		if (same ? base == access->base : !base || !is_others(access, base))
			s->found[nr++] = s->found[i];
	}
	s->nr = nr;
}

size_t locate(const struct access *access, struct written *found, size_t max)
{
	struct position pos = access->pos;
	struct search s = { access->member, true, found, 0, max };
	const struct file *file = file_at(pos);
	const struct word *at = file ? word_at(file, pos.line, pos.pos) : NULL;

	if (!file)
		return 0;
	if (!at || !at->expanded)
		return behind(file, pos, &s);
	search_arguments(&s, file, at);
	keep_meant(&s, access);
	if (!s.nr)
		search_body(&s, word_macro(file, at)->pos, 0);
	if (s.nr)
		return s.nr;
	s.members_only = false;
	search_arguments(&s, file, at);
	if (s.nr)
		found[0] = found[s.nr - 1];	/* of container_of(x, struct foo, x) the last */
	else
		search_body(&s, word_macro(file, at)->pos, 0);
	return s.nr ? 1 : 0;
}
