/* SPDX-License-Identifier: MIT */
/*
 * record.c - the unit as text
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
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lib.h>
#include <scope.h>
#include <symbol.h>
#include <token.h>

#include "paths.h"
#include "record.h"
#include "unit.h"
#include "util.h"

struct unit unit;

/* The words that a directive owns. */
struct owned {
	unsigned line;
	size_t first, end;
};

struct branch {
	bool outer;		/* what is around it is active */
	bool taken;		/* one of its branches was */
	bool active;		/* the present one is */
};

/* How far the preprocessor has come in a file. */
struct reading {
	int stream;
	struct file *file;
	size_t next_word;
	size_t next_owned;
	VEC(struct branch) branches;
};

static VEC(struct reading) open_files;		/* innermost last */

/* Of each file the directives that own words, in order; index is file.nr. */
static VEC(struct { VEC(struct owned) owned; }) directives_of;

static const char *mapped;			/* the bytes of the file that is being opened */
static size_t mapped_size;

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

/* ---- files ---- */

static struct file *file_by_path(const char *path)
{
	const char *name = path_name(path);
	struct file *file = path_lookup(name);

	if (file)
		return file;
	file = xmalloc(sizeof(*file));
	file->path = xcopy(path);
	file->name = name;
	file->nr = unit.files.nr;
	file->fragment = -1;
	vec_push(&unit.files, file);
	vec_push(&directives_of, (typeof(*directives_of.v)){ });
	path_enter(name, file);
	return file;
}

/* FNV-1a over eight bytes a step: a digest that tells versions apart, not a signature. */
static void digest(char hex[17], const char *text, size_t size)
{
	unsigned long long hash = 0xcbf29ce484222325ULL ^ size, word;
	size_t i;

	for (i = 0; i + 8 <= size; i += 8) {
		memcpy(&word, text + i, 8);
		hash = (hash ^ word) * 0x100000001b3ULL;
		hash ^= hash >> 29;
	}
	for (; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3ULL;
	snprintf(hex, 17, "%016llx", hash ^ (hash >> 32));
}

void record_open(int stream, const char *path, int fd)
{
	struct file *file = file_by_path(path);
	struct stat st;

	while (unit.streams.nr <= (size_t)stream)
		vec_push(&unit.streams, NULL);
	unit.streams.v[stream] = file;
	vec_push(&open_files, (struct reading){ .stream = stream, .file = file });

	mapped = NULL;
	if (file->times_read++)
		return;
	if (!unit.main && !strcmp(path, base_filename))
		unit.main = file;
	file->main = file == unit.main;
	mapped_size = fstat(fd, &st) ? 0 : (size_t)st.st_size;
	if (mapped_size)
		mapped = mmap(NULL, mapped_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (mapped == MAP_FAILED)
		mapped = NULL;
	digest(file->content, mapped ? mapped : "", mapped ? mapped_size : 0);
}

/* ---- the text of a file ---- */

/* The condition that guards a place of a file: the words of its #if. */
struct guard {
	size_t first_word, end_word;
};

/* Open parentheses: whose they are, and in which argument we are. */
struct call {
	unsigned outer, argument;	/* as in struct word */
	bool grouping;			/* only groups: commas in it part nothing */
};

struct scan {
	struct file *file;
	unsigned directives;
	struct ident *first_ifndef;	/* the file's first directive tests this */
	VEC(struct guard) guards;
	unsigned branch;		/* that we are in, index in file->branches */
	VEC(struct call) calls;
};

static bool at_line_start(struct token *token)
{
	return token->pos.newline || token_type(token) == TOKEN_STREAMEND || eof_token(token);
}

static bool is_member(struct token *previous)
{
	return previous && (match_op(previous, '.') || match_op(previous, SPECIAL_DEREFERENCE));
}

/* Add the identifier @token, behind @previous (NULL where that does not matter). */
static struct word *add_word(struct file *file, struct token *token, struct token *previous,
			     enum where where)
{
	if (token->ident->reserved)
		return NULL;
	vec_push(&file->words, (struct word){
		.ident = token->ident,
		.line = token->pos.line,
		.column = token->pos.pos,
		.where = where,
		.call = match_op(token->next, '(') && !at_line_start(token->next),
		.member = is_member(previous),
	});
	return &file->words.v[file->words.nr - 1];
}

/* Add the identifiers up to the end of the line. */
static struct token *add_words(struct file *file, struct token *token, enum where where)
{
	for (; !at_line_start(token); token = token->next) {
		if (token_type(token) == TOKEN_IDENT)
			add_word(file, token, NULL, where);
	}
	return token;
}

static struct token *scan_condition(struct file *file, struct token *token, bool one)
{
	bool defined = one;

	for (; !at_line_start(token); token = token->next) {
		struct word *word;

		if (token_type(token) != TOKEN_IDENT)
			continue;
		if (token->ident == &defined_ident) {
			defined = true;
			continue;
		}
		word = add_word(file, token, NULL, IN_CONDITION);
		if (word)
			word->defined = defined;
		defined = false;
	}
	return token;
}

static bool is_parameter(struct token *params, struct token *end, struct ident *ident)
{
	for (; params != end; params = params->next) {
		if (token_type(params) == TOKEN_IDENT && params->ident == ident)
			return true;
	}
	return false;
}

static struct token *scan_define(struct file *file, struct token *token)
{
	struct token *params = NULL, *end = NULL, *previous = NULL;

	if (token_type(token) != TOKEN_IDENT || at_line_start(token))
		return token;
	vec_push(&file->defines, (struct define){ .ident = token->ident, .line = token->pos.line });
	token = token->next;
	if (!at_line_start(token) && match_op(token, '(') && !token->pos.whitespace) {
		params = token;
		while (!at_line_start(token) && !match_op(token, ')'))
			token = token->next;
		end = token;
	}
	for (; !at_line_start(token); previous = token, token = token->next) {
		if (token_type(token) == TOKEN_IDENT && !is_parameter(params, end, token->ident))
			add_word(file, token, previous, IN_MACRO_BODY);
	}
	return token;
}

/* Is the line of the file that @line starts marked by an IWYU pragma that says to keep it? */
static bool has_keep_pragma(const char *line, const char *end)
{
	const char *stop = line ? memchr(line, '\n', end - line) : NULL;
	const char *pragma;

	if (!line)
		return false;
	pragma = memmem(line, (stop ? stop : end) - line, "IWYU pragma:", 12);
	if (!pragma)
		return false;
	pragma += 12;
	pragma += strspn(pragma, " \t");
	return !strncmp(pragma, "keep", 4) || !strncmp(pragma, "export", 6);
}

static const char *line_of_text(unsigned line)
{
	static unsigned at_line;		/* lines are asked for in order */
	static const char *at, *of;
	const char *end = mapped + mapped_size;

	if (!mapped)
		return NULL;
	if (of != mapped || at_line > line) {
		of = at = mapped;
		at_line = 1;
	}
	while (at_line < line && at) {
		at = memchr(at, '\n', end - at);
		if (at)
			at++;
		at_line++;
	}
	return at;
}

static struct token *scan_include(struct scan *scan, struct token *token, unsigned line)
{
	struct file *file = scan->file;
	char spelled[512] = "";
	size_t len = 0;
	unsigned column = token->pos.pos;
	bool angle = match_op(token, '<');
	struct token *t;

	for (t = token; !at_line_start(t); t = t->next) {
		const char *text = show_token(t);

		if (len + strlen(text) + 1 >= sizeof(spelled))
			break;
		len += sprintf(spelled + len, "%s", text);
		if (angle ? match_op(t, '>') : token_type(t) == TOKEN_STRING)
			break;
	}
	vec_push(&file->includes, (struct include){
		.spelled = xcopy(spelled),
		.line = line,
		.column = column,
		.branch = scan->branch,
		.keep = has_keep_pragma(line_of_text(line), mapped + mapped_size),
	});
	if (token_type(token) == TOKEN_IDENT)
		return add_words(file, token, IN_INCLUDE);
	while (!at_line_start(token))
		token = token->next;
	return token;
}

static bool names(struct token *token, const char *name)
{
	return token_type(token) == TOKEN_IDENT && !at_line_start(token) &&
		token->ident->len == strlen(name) &&
		!memcmp(token->ident->name, name, token->ident->len);
}

static void note_guard(struct scan *scan, struct token *directive)
{
	struct token *t = directive->next;

	scan->directives++;
	if (scan->directives == 1 && names(directive, "ifndef")) {
		scan->first_ifndef = t->ident;
	} else if (scan->directives == 1 && names(directive, "if") && match_op(t, '!') &&
		   names(t->next, "defined")) {
		t = t->next->next;
		if (match_op(t, '('))
			t = t->next;
		if (token_type(t) == TOKEN_IDENT)
			scan->first_ifndef = t->ident;
	} else if (scan->directives == 2 && names(directive, "define") && scan->first_ifndef &&
		   token_type(t) == TOKEN_IDENT && t->ident == scan->first_ifndef) {
		scan->file->guard = t->ident;
	} else if (names(directive, "pragma") && names(t, "once")) {
		scan->file->guard = t->ident;
	}
}

static void enter_branch(struct scan *scan, unsigned outer)
{
	scan->branch = scan->file->branches.nr;
	vec_push(&scan->file->branches, outer);
}

static struct token *scan_directive(struct scan *scan, struct token *hash)
{
	struct file *file = scan->file;
	struct token *name = hash->next, *token;
	size_t first = file->words.nr;

	if (at_line_start(name))
		return name;
	note_guard(scan, name);
	token = name->next;
	if (names(name, "include") || names(name, "include_next")) {
		token = scan_include(scan, token, name->pos.line);
	} else if (names(name, "define")) {
		token = scan_define(file, token);
	} else if (names(name, "if") || names(name, "ifdef") || names(name, "ifndef")) {
		token = scan_condition(file, token, !names(name, "if"));
		vec_push(&scan->guards, (struct guard){ first, file->words.nr });
		enter_branch(scan, scan->branch);
	} else if (names(name, "elif")) {
		token = scan_condition(file, token, false);
		if (scan->guards.nr)
			scan->guards.v[scan->guards.nr - 1] = (struct guard){ first, file->words.nr };
		enter_branch(scan, file->branches.v[scan->branch]);
	} else if (names(name, "else")) {
		token = add_words(file, token, IN_PRAGMA);
		enter_branch(scan, file->branches.v[scan->branch]);
	} else if (names(name, "endif")) {
		if (scan->guards.nr)
			scan->guards.nr--;
		scan->branch = file->branches.v[scan->branch];
		token = add_words(file, token, IN_PRAGMA);
	} else if (names(name, "error")) {
		if (scan->guards.nr) {
			struct guard *guard = &scan->guards.v[scan->guards.nr - 1];

			vec_push(&file->refusals, (struct refusal){ name->pos.line,
								    guard->first_word,
								    guard->end_word });
		}
		while (!at_line_start(token))
			token = token->next;
	} else {
		token = add_words(file, token, IN_PRAGMA);
	}
	vec_push(&directives_of.v[file->nr].owned,
		 (struct owned){ name->pos.line, first, file->words.nr });
	return token;
}

static void add_code_word(struct scan *scan, struct token *token, struct token *previous)
{
	struct word *word = add_word(scan->file, token, previous, IN_CODE);

	if (!word)
		return;
	word->call = match_op(token->next, '(');
	if (scan->calls.nr) {
		word->outer = scan->calls.v[scan->calls.nr - 1].outer;
		word->argument = scan->calls.v[scan->calls.nr - 1].argument;
	}
}

static void note_parentheses(struct scan *scan, struct token *token, struct token *previous)
{
	struct call *top = scan->calls.nr ? &scan->calls.v[scan->calls.nr - 1] : NULL;
	struct call call = { .grouping = true };

	if (token->special == '(') {
		if (token_type(previous) == TOKEN_IDENT && !previous->ident->reserved)
			call = (struct call){ .outer = scan->file->words.nr };
		else if (top)
			call = (struct call){ top->outer, top->argument, true };
		vec_push(&scan->calls, call);
	} else if (token->special == ')' && top) {
		scan->calls.nr--;
	} else if (token->special == ',' && top && !top->grouping && top->argument < 255) {
		top->argument++;
	}
}

void record_text(int stream, struct token *first)
{
	struct file *file = unit.streams.v[stream];
	struct scan scan = { .file = file };
	struct token *token = first->next, *previous = first;

	if (file->times_read > 1)
		return;
	vec_push(&file->branches, 0);
	while (!eof_token(token) && token_type(token) != TOKEN_STREAMEND) {
		file->tokens++;
		if (token->pos.newline && match_op(token, '#')) {
			previous = token;
			token = scan_directive(&scan, token);
			continue;
		}
		if (token_type(token) == TOKEN_IDENT)
			add_code_word(&scan, token, previous);
		else if (token_type(token) == TOKEN_SPECIAL)
			note_parentheses(&scan, token, previous);
		previous = token;
		token = token->next;
	}
	free(scan.calls.v);
	file->lines = token->pos.line;
	free(scan.guards.v);
	if (mapped)
		munmap((void *)mapped, mapped_size);
	mapped = NULL;
}

/* ---- what the preprocessor does with it ---- */

static bool is_active(const struct reading *r)
{
	return !r->branches.nr || r->branches.v[r->branches.nr - 1].active;
}

static struct symbol *macro_of(struct ident *ident)
{
	struct symbol *sym = lookup_symbol(ident, NS_MACRO | NS_UNDEF);

	return sym && sym->namespace == NS_MACRO ? sym : NULL;
}

/*
 * A macro that is expanded needs the macros of its body, too, there and then.
 * (What is left of it after expansion is seen by the parser.)
 */
static void use_macro(struct position pos, struct symbol *macro, int depth)
{
	struct token *token, *previous = NULL;

	add_use(pos, macro->ident, USE_MACRO, 0, file_at(macro->pos));
	if (!macro->expansion || macro->expand_simple || macro->expand || depth > 200)
		return;
	for (token = macro->expansion; !eof_token(token) && token_type(token) != TOKEN_UNTAINT;
	     previous = token, token = token->next) {
		struct symbol *inner;
		struct name *name;

		if (token_type(token) != TOKEN_IDENT || token_type(token->next) == TOKEN_CONCAT ||
		    (previous && token_type(previous) == TOKEN_CONCAT))
			continue;
		inner = macro_of(token->ident);
		if (!inner || (inner->arglist && !match_op(token->next, '(')))
			continue;
		name = name_of(token->ident, true);
		if (name->last_user == file_at(pos) && name->last_uses & (1u << USE_MACRO))
			continue;		/* been there, or on the way in */
		use_macro(pos, inner, depth + 1);
	}
}

/*
 * Does what is passed as argument @nr of the macro end up as code, rather than
 * dropped or in a string? (#x and x##y take it as written: no macro is expanded.)
 */
static bool argument_matters(struct symbol *macro, unsigned nr, int depth)
{
	VEC(struct { struct symbol *macro; unsigned argument; }) calls = { };
	struct token *token, *previous = NULL;
	bool matters = false;

	if (!macro->arglist || !macro->expansion || depth > 20)
		return true;
	if (nr >= macro->arglist->count.normal)
		nr = macro->arglist->count.normal - 1;		/* one of a variable number */
	for (token = macro->expansion; !eof_token(token) && token_type(token) != TOKEN_UNTAINT &&
	     !matters; previous = token, token = token->next) {
		if (match_op(token, '(')) {
			struct symbol *inner = NULL;

			if (previous && token_type(previous) == TOKEN_IDENT)
				inner = macro_of(previous->ident);
			vec_push(&calls, (typeof(*calls.v)){ inner, 0 });
		} else if (match_op(token, ')') && calls.nr) {
			calls.nr--;
		} else if (match_op(token, ',') && calls.nr) {
			calls.v[calls.nr - 1].argument++;
		} else if (token_type(token) == TOKEN_MACRO_ARGUMENT && token->argnum == (int)nr) {
			matters = !calls.nr || !calls.v[calls.nr - 1].macro ||
				argument_matters(calls.v[calls.nr - 1].macro,
						 calls.v[calls.nr - 1].argument, depth + 1);
		}
	}
	free(calls.v);
	return matters;
}

/* Is the word, if it is within a macro's arguments, expanded into code? */
static bool word_matters(const struct file *file, const struct word *word)
{
	while (word->outer) {
		const struct word *outer = &file->words.v[word->outer - 1];

		if (outer->macro && outer->call &&
		    !argument_matters(outer->macro, word->argument, 0))
			return false;
		word = outer;
	}
	return true;
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

static void settle_words(struct reading *r, size_t end)
{
	struct file *file = r->file;
	bool active = is_active(r);

	for (; r->next_word < end; r->next_word++) {
		struct word *word = &file->words.v[r->next_word];
		struct symbol *macro;

		if (!active)
			continue;
		word->active = 1;
		if (word->where != IN_CODE && word->where != IN_INCLUDE && word->where != IN_CONDITION)
			continue;
		if (word->where == IN_CONDITION && !wants_value(r, word))
			continue;
		macro = macro_of(word->ident);
		if (!macro || (macro->arglist && !word->call))
			continue;
		word->macro = macro;
		if (!word_matters(file, word))
			continue;
		use_macro((struct position){ .stream = r->stream, .line = word->line,
					     .pos = word->column }, macro, 0);
	}
}

static void close_innermost(void)
{
	struct reading *r = &open_files.v[open_files.nr - 1];

	settle_words(r, r->file->words.nr);
	free(r->branches.v);
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

void record_before_directive(int stream, unsigned line)
{
	struct reading *r = reading_of(stream);
	typeof(directives_of.v->owned) *owned;
	struct owned *d;

	if (!r)
		return;
	owned = &directives_of.v[r->file->nr].owned;
	/* those passed over were in a branch not taken, or sparse did not show them */
	while (r->next_owned < owned->nr && owned->v[r->next_owned].line < line) {
		settle_words(r, owned->v[r->next_owned].end);
		r->next_owned++;
	}
	if (r->next_owned == owned->nr || owned->v[r->next_owned].line != line)
		return;
	d = &owned->v[r->next_owned++];
	settle_words(r, d->first);
	settle_words(r, d->end);
}

void record_include(struct position pos, const char *path)
{
	struct file *from = file_at(pos), *target = file_by_path(path);
	size_t i;

	target->times_included++;
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

void record_define(struct position pos, struct ident *ident)
{
	struct file *file = file_at(pos);
	size_t low = 0, high, mid;

	if (!file)
		return;
	add_provider(ident, pos, USE_MACRO);
	for (high = file->defines.nr; low < high; ) {
		mid = (low + high) / 2;
		if (file->defines.v[mid].line < pos.line)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < file->defines.nr && file->defines.v[low].line == pos.line)
		file->defines.v[low].active = true;
}

void record_condition(int stream, enum directive kind, bool value)
{
	struct reading *r = reading_of(stream);
	struct branch *b;

	if (!r)
		return;
	if (kind == DIRECTIVE_IF || kind == DIRECTIVE_IFDEF || kind == DIRECTIVE_IFNDEF) {
		bool outer = is_active(r);

		vec_push(&r->branches, (struct branch){ outer, outer && value, outer && value });
		return;
	}
	if (!r->branches.nr)
		return;
	b = &r->branches.v[r->branches.nr - 1];
	if (kind == DIRECTIVE_ENDIF) {
		r->branches.nr--;
	} else {
		b->active = b->outer && !b->taken && (kind == DIRECTIVE_ELSE || value);
		b->taken |= b->active;
	}
}

/* What a branch not taken would define, it would define elsewhere. */
static void add_spare_providers(void)
{
	static size_t i;		/* the -include files have their turn before the C file */
	size_t d;

	for (; i < unit.files.nr; i++) {
		struct file *file = unit.files.v[i];

		for (d = 0; d < file->defines.nr; d++) {
			struct define *define = &file->defines.v[d];
			struct name *name = name_of(define->ident, false);

			if (name && !define->active && define->ident != file->guard)
				vec_push(&name->providers, (struct provider){
					file, define->line, USE_MACRO, true });
		}
	}
}

void record_end(void)
{
	while (open_files.nr)
		close_innermost();
	add_spare_providers();
}

void record_tokens(struct token *token)
{
	vec_push(&unit.parts, token);
}

void record_declaration(struct symbol *sym, struct ident *ident, enum namespace ns, bool outside)
{
	if (ns == NS_STRUCT) {
		vec_push(&unit.tags, sym);
		return;
	}
	if (!outside) {
		struct name *name = name_of(ident, false);

		if (name)
			vec_push(&name->locals, sym->pos);
	} else if (ns == NS_SYMBOL && !sym->ctype.base_type) {
		add_provider(ident, sym->pos, USE_ENUMERATOR);	/* these get their type later */
	} else {
		add_provider(ident, sym->pos, ns == NS_TYPEDEF ? USE_TYPE : USE_SYMBOL);
		vec_push(&unit.declarations, sym);
	}
}

void mark_words(struct file *file)
{
	size_t i;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		struct name *name = word->active && word->where != IN_MACRO_BODY ?
			name_of(word->ident, false) : NULL;

		if (name)
			name->written_in = file;
	}
}

const struct word *word_at(const struct file *file, unsigned line, unsigned column)
{
	size_t low = 0, high = file->words.nr;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct word *word = &file->words.v[mid];

		if (word->line == line && word->column == column)
			return word;
		if (word->line < line || (word->line == line && word->column < column))
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct word *define_words(struct position pos, const struct word **end)
{
	const struct file *file = file_at(pos);
	size_t i;

	for (i = 0; file && i < directives_of.v[file->nr].owned.nr; i++) {
		const struct owned *d = &directives_of.v[file->nr].owned.v[i];

		if (d->line != pos.line)
			continue;
		*end = file->words.v + d->end;
		return file->words.v + d->first;
	}
	return NULL;
}

bool branch_holds(const struct file *file, unsigned outer, unsigned inner)
{
	while (inner && inner != outer)
		inner = file->branches.v[inner];
	return inner == outer;
}
