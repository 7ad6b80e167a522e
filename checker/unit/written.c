// SPDX-License-Identifier: MIT
/*
 * written.c - the unit as text
 *
 * Every file is scanned once, when its tokens are still as written: sparse later
 * rewrites them in place (the arguments of a macro get the position of its name).
 * Which branches are taken, and which words are macros, shows only while the
 * preprocessor runs. The macros cannot change between two directives, so at each
 * one the words since the last are settled.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "listen.h"
#include "macro.h"
#include "macros.h"
#include "paths.h"
#include "scan.h"
#include "unit.h"
#include "util.h"

struct unit unit;

struct conditional {
	bool outer;		/* what is around it is active */
	bool taken;		/* one of its branches was */
	bool active;		/* the present one is */
};

/* How far the preprocessor has come in a file. */
struct reading {
	int stream;
	struct file *file;
	size_t next_word;
	size_t next_expansion;
	size_t next_directive;
	size_t next_define;
	VEC(struct conditional) conditionals;
};

static VEC(struct reading) open_files;		/* innermost last */

/* ---- files ---- */

static struct file *file_of_path(struct path *path)
{
	struct file **place = path_file(path), *file = *place;

	if (file)
		return file;
	*place = file = xmalloc(sizeof(*file));
	file->path = path->spelled;
	file->name = path_name(path->spelled);
	file->nr = unit.files.nr;
	file->fragment = -1;
	vec_push(&unit.files, file);
	return file;
}

static bool is_open(const struct file *file)
{
	size_t i;

	for (i = 0; i < open_files.nr; i++) {
		if (open_files.v[i].file == file)
			return true;
	}
	return false;
}

void listen_open(int stream, const char *path, const char *text, size_t size)
{
	struct file *file = file_of_path(path_of(path));
	/* in an include cycle sparse opens a file that it has not read out: its guard holds */
	bool again = file->guard && is_open(file);

	while (unit.streams.nr <= (size_t)stream)
		vec_push(&unit.streams, NULL);
	unit.streams.v[stream] = file;
	vec_push(&open_files, (struct reading){ .stream = stream, .file = file });

	if (again || file->times_read++)
		return;
	if (!unit.main && !strcmp(path, base_filename))
		unit.main = file;
	file->main = file == unit.main;
	digest(file->content, text ? text : "", text ? size : 0);
}

void listen_text(int stream, struct token *first, const char *text, size_t size)
{
	struct file *file = unit.streams.v[stream];

	/* not again where a cycle comes back to it */
	if (file->times_read == 1 && !file->branches.nr)
		scan_text(file, first, text, text ? size : 0);
}

/* ---- what the preprocessor does with it ---- */

static bool is_active(const struct reading *r)
{
	return !r->conditionals.nr || r->conditionals.v[r->conditionals.nr - 1].active;
}

/* The preprocessor takes an unknown name in a condition for 0: gcc's -Wundef complains. */
static bool wants_value(const struct reading *r, const struct word *word)
{
	size_t i;

	if (word->defined)
		return false;
	if (word->call)
		return true;
	if (!Wundef)
		return false;
	/* #if defined(X) && X > 1 */
	for (i = r->next_word; i && r->file->words.v[i - 1].line == word->line; i--) {
		if (r->file->words.v[i - 1].ident == word->ident && r->file->words.v[i - 1].defined)
			return false;
	}
	return true;
}

/* An X-macro list and the like: without a guard, and with words that its includer has defined. */
static void note_template(const struct reading *r, const struct symbol *macro)
{
	const struct reading *includer = r > open_files.v ? r - 1 : NULL;

	if (includer && !r->file->guard && file_at(macro->pos) == includer->file)
		r->file->template = true;
}

/* In a file that is read again, its words have more, or others: they are found from @r on. */
static void note_expansion(struct reading *r, struct symbol *macro)
{
	struct expansion expansion = { r->next_word, macro };
	struct file *file = r->file;
	size_t at = r->next_expansion;

	while (at < file->expansions.nr && file->expansions.v[at].word < expansion.word)
		at++;
	r->next_expansion = at + 1;
	if (at < file->expansions.nr && file->expansions.v[at].word == expansion.word) {
		file->expansions.v[at] = expansion;
		return;
	}
	vec_push(&file->expansions, expansion);
	memmove(&file->expansions.v[at + 1], &file->expansions.v[at],
		(file->expansions.nr - 1 - at) * sizeof(expansion));
	file->expansions.v[at] = expansion;
}

/* Is it only another name for something, "#define foo arch_foo"? */
static bool is_other_name(const struct symbol *macro)
{
	const struct token *body = macro->expansion;

	return !macro->arglist && body && token_type(body) == TOKEN_IDENT &&
		!macro_of(body->ident) &&
		(eof_token(body->next) || token_type(body->next) == TOKEN_UNTAINT);
}

/*
 * Is the word what a declaration declares? Then that has another name here, and alone, without the
 * macro, the file declares it by this one.
 */
static bool is_renamed(const struct reading *r, const struct word *word,
		       const struct symbol *macro)
{
	const struct word *before = r->next_word ? word - 1 : NULL;

	return word->typed && !word->nested && !word->outer && is_other_name(macro) &&
		!(before && before->line == word->line && before->expanded);
}

static void settle_macro(const struct file *file, const struct word *word, struct symbol *macro,
			 struct position pos)
{
	enum fate fate = word_fate(file, word);

	if (fate == FATE_CODE)
		use_macro(pos, macro, word->call);
	else
		add_use(pos, word->ident, fate == FATE_STRING ? USE_STRING : USE_DROPPED, 0, NULL);
}

static void settle_some(struct reading *r, size_t end)
{
	struct file *file = r->file;
	bool active = is_active(r);

	for (; r->next_word < end; r->next_word++) {
		struct word *word = &file->words.v[r->next_word];
		struct position pos;
		struct symbol *macro;

		if (!active)
			continue;
		word->active = 1;
		if (word->where != IN_CODE && word->where != IN_INCLUDE &&
		    word->where != IN_CONDITION)
			continue;
		if (word->where == IN_CONDITION && !wants_value(r, word))
			continue;
		macro = macro_of(word->ident);
		if (!macro || (macro->arglist && !word->call))
			continue;
		word->expanded = 1;
		note_expansion(r, macro);
		note_template(r, macro);
		if (is_renamed(r, word, macro))
			push_provider(name_of(word->ident, true), (struct provider){
				file, word->line, USE_SYMBOL, true, false, 0 });
		pos = (struct position){ .stream = r->stream, .line = word->line,
					 .pos = word->column };
		settle_macro(file, word, macro, pos);
	}
}

/* Few directives have words before them, or of their own. */
static inline void settle_words(struct reading *r, size_t end)
{
	if (r->next_word < end)
		settle_some(r, end);
}

static void close_innermost(void)
{
	struct reading *r = &open_files.v[open_files.nr - 1];

	settle_words(r, r->file->words.nr);
	free(r->conditionals.v);
	open_files.nr--;
}

/* The file that @stream is read from; the files in it are over. */
static struct reading *reading_of(int stream)
{
	size_t i;

	for (i = open_files.nr; i; i--) {
		if (open_files.v[i - 1].stream == stream)
			break;
	}
	if (!i)
		return NULL;
	while (open_files.nr > i)
		close_innermost();
	return &open_files.v[i - 1];
}

void listen_before_directive(int stream, unsigned line)
{
	struct reading *r = reading_of(stream);
	const struct file *file = r ? r->file : NULL;
	const struct directive_words *d;

	if (!r)
		return;
	/* those passed over were in a branch not taken, or sparse did not show them */
	while (r->next_directive < file->directives.nr &&
	       file->directives.v[r->next_directive].line < line)
		settle_words(r, file->directives.v[r->next_directive++].end);
	if (r->next_directive == file->directives.nr ||
	    file->directives.v[r->next_directive].line != line)
		return;
	d = &file->directives.v[r->next_directive++];
	settle_words(r, d->first);
	settle_words(r, d->end);
}

void listen_include(struct position pos, struct path *path)
{
	struct file *from = file_at(pos), *target = file_of_path(path);
	size_t i;

	if (!from) {			/* -include */
		target->forced = true;
		return;
	}
	for (i = 0; i < from->includes.nr; i++) {
		struct include *include = &from->includes.v[i];

		if (include->line == pos.line) {
			include->active = true;
			include->target = target;
			return;
		}
	}
}

void listen_define(struct position pos, struct ident *ident, const struct token *body)
{
	struct reading *r = reading_of(pos.stream);
	struct symbol *macro = macro_of(ident);
	struct define *define, *end;

	/* sparse gives it the place of its first definition for good */
	if (macro && macro->expansion != body)
		macro->pos = pos;
	if (!r)
		return;
	add_provider(ident, pos, USE_MACRO);
	define = r->file->defines.v + r->next_define;
	end = r->file->defines.v + r->file->defines.nr;
	/* those passed over were in a branch not taken */
	while (define < end && define->line < pos.line)
		define++;
	if (define < end && define->line == pos.line)
		define++->active = true;
	r->next_define = define - r->file->defines.v;
}

/* What a file defines for its own use only, it does not provide. */
void listen_undef(struct position pos, struct ident *ident)
{
	struct name *name = name_of(ident, false);
	struct file *file = file_at(pos);
	size_t i, nr = 0;

	for (i = 0; name && i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->as == USE_MACRO && p->file == file)
			continue;
		if (p->as == USE_MACRO && file && !p->spare) {
			vec_push(&file->undefines, (struct undefinition){ p->file, ident });
			name->undefined = true;
		}
		name->providers.v[nr++] = *p;
	}
	if (name && nr < name->providers.nr) {
		name->providers.nr = nr;
		name->undefined_in = file;
	}
}

/* The #ifndef on @line leaves its branch out. */
static void pass_over(struct file *file, unsigned line)
{
	size_t nr = vec_at_line(&file->branches, line);

	if (nr < file->branches.nr && file->branches.v[nr].line == line)
		file->branches.v[nr].passed_over = true;
}

void listen_pasted(struct position pos, struct ident *ident)
{
	struct symbol *macro = macro_of(ident);

	/* what is no macro comes to the parser */
	if (macro)
		use_macro(pos, macro, false);
}

void listen_condition(struct position pos, enum directive kind, bool value)
{
	struct reading *r = reading_of(pos.stream);
	struct conditional *c;

	if (!r)
		return;
	if (kind == DIRECTIVE_IF || kind == DIRECTIVE_IFDEF || kind == DIRECTIVE_IFNDEF) {
		bool outer = is_active(r), active = outer && value;

		if (kind == DIRECTIVE_IFNDEF && outer && !value)
			pass_over(r->file, pos.line);
		vec_push(&r->conditionals, (struct conditional){ outer, active, active });
		return;
	}
	if (!r->conditionals.nr)
		return;
	c = &r->conditionals.v[r->conditionals.nr - 1];
	if (kind == DIRECTIVE_ENDIF) {
		r->conditionals.nr--;
	} else {
		c->active = c->outer && !c->taken && (kind == DIRECTIVE_ELSE || value);
		c->taken |= c->active;
	}
}

void listen_end(void)
{
	while (open_files.nr)
		close_innermost();
}

void listen_declaration(struct symbol *sym, struct ident *ident, enum namespace ns, bool outside)
{
	if (ns == NS_STRUCT) {
		vec_push(&unit.tags, sym);
		return;
	}
	if (!outside) {
		struct name *name = name_of(ident, false);

		if (name)
			vec_push(&name->locals, (struct span){ sym->pos, sym->endpos,
								unit.declaration });
	} else if (ns == NS_SYMBOL && !sym->ctype.base_type) {
		add_provider(ident, sym->pos, USE_ENUMERATOR);	/* these get their type later */
	} else {
		add_provider(ident, sym->pos, ns == NS_TYPEDEF ? USE_TYPE : USE_SYMBOL);
		vec_push(&unit.declarations, sym);
	}
}
