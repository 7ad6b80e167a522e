// SPDX-License-Identifier: MIT
/*
 * scan.c - a file as written: words, directives, branches
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "memory.h"
#include "pragma.h"
#include "scan.h"
#include "unit.h"
#include "util.h"

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
	bool type;			/* in a typedef */
	unsigned braces;		/* that are open */
};

/* Also at the end of the file. */
static bool at_line_start(const struct token *token)
{
	return token->pos.newline;
}

/* Words that mean something here, as sparse's table of names has them. */
static struct {
	struct ident *include, *include_next, *define, *if_, *ifdef, *ifndef, *elif, *elifdef,
		     *elifndef, *else_, *endif, *error, *undef, *pragma, *once, *defined,
		     *return_, *do_, *case_, *typedef_;
	struct ident *types[10];
} words;

/* What the token before a word says of it. */
struct before {
	bool tag, member;		/* as in struct word */
	bool type;			/* it ends a type, most likely ("*" may multiply as well) */
	bool typed;			/* as in struct word */
};

static const struct before nothing;

static bool is_type(const struct ident *ident)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(words.types); i++) {
		if (ident == words.types[i])
			return true;
	}
	return false;
}

static inline struct before look_back(const struct token *previous)
{
	const struct ident *ident;

	switch (token_type(previous)) {
	case TOKEN_IDENT:
		ident = previous->ident;
		if (!ident->reserved)
			return (struct before){ .type = true, .typed = true };
		return (struct before){
			.tag = ident == &struct_ident || ident == &union_ident ||
			       ident == &enum_ident,
			.type = ident != words.return_ && ident != words.else_ &&
				ident != words.do_ && ident != words.case_,
			.typed = is_type(ident),
		};
	case TOKEN_SPECIAL:
		return (struct before){
			.member = previous->special == '.' ||
				  previous->special == SPECIAL_DEREFERENCE,
			.type = previous->special == '*',
			.typed = previous->special == '*',
		};
	default:
		return (struct before){ };
	}
}

/* Words that mean something to C are none. */
static inline bool is_word_token(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT && !token->ident->reserved;
}

/* The identifier @token, of a directive. */
static inline struct word word_of(const struct scan *scan, const struct token *token,
				  struct before before, enum where where)
{
	return (struct word){
		.ident = token->ident,
		.line = token->pos.line,
		.column = token->pos.pos,
		.branch = scan->branch,
		.where = where,
		.call = match_op(token->next, '(') && !at_line_start(token->next),
		.member = before.member,
		.tag = before.tag,
	};
}

/* Add the identifiers up to the end of the line. */
static struct token *add_words(struct scan *scan, struct token *token, enum where where)
{
	for (; !at_line_start(token); token = token->next) {
		if (is_word_token(token))
			vec_push(&scan->file->words, word_of(scan, token, nothing, where));
	}
	return token;
}

static struct token *scan_condition(struct scan *scan, struct token *token, bool one)
{
	bool defined = one;

	for (; !at_line_start(token); token = token->next) {
		struct word word;

		if (token_type(token) != TOKEN_IDENT)
			continue;
		if (token->ident == &defined_ident) {
			defined = true;
			continue;
		}
		word = word_of(scan, token, nothing, IN_CONDITION);
		word.defined = defined;
		if (!token->ident->reserved) {
			vec_push(&scan->file->conditions, scan->file->words.nr);
			vec_push(&scan->file->words, word);
		}
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

static struct token *scan_define(struct scan *scan, struct token *token)
{
	struct file *file = scan->file;
	struct token *params = NULL, *end = NULL, *previous = &eof_token_entry;

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
		if (is_word_token(token) && !is_parameter(params, end, token->ident))
			vec_push(&file->words, word_of(scan, token, look_back(previous),
						       IN_MACRO_BODY));
	}
	return token;
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
		size_t more = strlen(text);

		if (len + more + 1 >= sizeof(spelled))
			break;
		memcpy(spelled + len, text, more + 1);
		len += more;
		if (angle ? match_op(t, '>') : token_type(t) == TOKEN_STRING)
			break;
	}
	vec_push(&file->includes, (struct include){
		.spelled = xcopy(spelled),
		.line = line,
		.column = column,
		.branch = scan->branch,
	});
	if (token_type(token) == TOKEN_IDENT)
		return add_words(scan, token, IN_INCLUDE);
	while (!at_line_start(token))
		token = token->next;
	return token;
}

static void know_words(void)
{
	words = (typeof(words)){
		.include = built_in_ident("include"),
		.include_next = built_in_ident("include_next"),
		.define = built_in_ident("define"),
		.return_ = built_in_ident("return"),
		.do_ = built_in_ident("do"),
		.case_ = built_in_ident("case"),
		.typedef_ = built_in_ident("typedef"),
		.if_ = built_in_ident("if"),
		.ifdef = built_in_ident("ifdef"),
		.ifndef = built_in_ident("ifndef"),
		.elif = built_in_ident("elif"),
		.elifdef = built_in_ident("elifdef"),
		.elifndef = built_in_ident("elifndef"),
		.else_ = built_in_ident("else"),
		.endif = built_in_ident("endif"),
		.error = built_in_ident("error"),
		.undef = built_in_ident("undef"),
		.pragma = built_in_ident("pragma"),
		.once = built_in_ident("once"),
		.defined = built_in_ident("defined"),
		.types = {
			built_in_ident("void"), built_in_ident("char"), built_in_ident("short"),
			built_in_ident("int"), built_in_ident("long"), built_in_ident("float"),
			built_in_ident("double"), built_in_ident("signed"),
			built_in_ident("unsigned"), built_in_ident("_Bool"),
		},
	};
}

static bool is_word(struct token *token, const struct ident *word)
{
	return token_type(token) == TOKEN_IDENT && token->ident == word && !at_line_start(token);
}

/* The X of "!defined(X)" at @t; "|| defined(TRACE_HEADER_MULTI_READ)" behind it lets it in anew. */
static struct ident *not_defined(struct token *t)
{
	bool paren = match_op(t, '(');
	struct token *name = paren ? t->next : t, *end = paren ? name->next : name;

	if (token_type(name) != TOKEN_IDENT || match_op(end->next, SPECIAL_LOGICAL_OR))
		return NULL;
	return name->ident;
}

static void note_guard(struct scan *scan, struct token *directive)
{
	struct token *t = directive->next;

	scan->directives++;
	if (scan->directives == 1 && is_word(directive, words.ifndef)) {
		scan->first_ifndef = t->ident;
	} else if (scan->directives == 1 && is_word(directive, words.if_) && match_op(t, '!') &&
		   is_word(t->next, words.defined)) {
		scan->first_ifndef = not_defined(t->next->next);
	} else if (scan->directives == 2 && is_word(directive, words.define) &&
		   token_type(t) == TOKEN_IDENT && t->ident == scan->first_ifndef) {
		scan->file->guard = t->ident;
	} else if (is_word(directive, words.pragma) && is_word(t, words.once)) {
		scan->file->guard = t->ident;
	}
}

static void enter_branch(struct scan *scan, unsigned outer, unsigned line, struct ident *unless)
{
	scan->branch = scan->file->branches.nr;
	vec_push(&scan->file->branches, (struct branch){ outer, line, unless, false });
}

static struct token *scan_directive(struct scan *scan, struct token *hash)
{
	struct file *file = scan->file;
	struct token *name = hash->next, *token;
	const struct ident *what = token_type(name) == TOKEN_IDENT ? name->ident : NULL;
	size_t first = file->words.nr;

	if (at_line_start(name))
		return name;
	note_guard(scan, name);
	token = name->next;
	if (what == words.include || what == words.include_next) {
		token = scan_include(scan, token, name->pos.line);
	} else if (what == words.define) {
		token = scan_define(scan, token);
	} else if (what == words.if_ || what == words.ifdef || what == words.ifndef) {
		token = scan_condition(scan, token, what != words.if_);
		vec_push(&scan->guards, (struct guard){ first, file->words.nr });
		enter_branch(scan, scan->branch, name->pos.line,
			     what == words.ifndef && token_type(name->next) == TOKEN_IDENT ?
			     name->next->ident : NULL);
	} else if (what == words.elif || what == words.elifdef || what == words.elifndef) {
		token = scan_condition(scan, token, what != words.elif);
		if (scan->guards.nr)
			scan->guards.v[scan->guards.nr - 1] =
				(struct guard){ first, file->words.nr };
		enter_branch(scan, file->branches.v[scan->branch].outer, name->pos.line, NULL);
	} else if (what == words.else_) {
		token = add_words(scan, token, IN_PRAGMA);
		enter_branch(scan, file->branches.v[scan->branch].outer, name->pos.line, NULL);
	} else if (what == words.endif) {
		if (scan->guards.nr)
			scan->guards.nr--;
		scan->branch = file->branches.v[scan->branch].outer;
		token = add_words(scan, token, IN_PRAGMA);
	} else if (what == words.undef) {
		while (!at_line_start(token))	/* what is taken back is not used */
			token = token->next;
	} else if (what == words.error) {
		if (scan->guards.nr) {
			struct guard *guard = &scan->guards.v[scan->guards.nr - 1];

			vec_push(&file->refusals, (struct refusal){ name->pos.line,
								    guard->first_word,
								    guard->end_word });
		}
		while (!at_line_start(token))
			token = token->next;
	} else {
		token = add_words(scan, token, IN_PRAGMA);
	}
	vec_push(&file->directives,
		 (struct directive_words){ name->pos.line, first, file->words.nr });
	return token;
}

static void add_code_word(struct scan *scan, const struct token *token,
			  const struct token *previous)
{
	struct before before;
	struct word word;

	if (token->ident->reserved) {
		scan->type |= token->ident == words.typedef_;
		return;
	}
	before = look_back(previous);
	word = word_of(scan, token, before, IN_CODE);
	word.call = match_op(token->next, '(');	/* also on the next line */
	word.declared = before.type;
	word.typed = before.typed;
	word.nested = scan->braces > 0;
	word.type = scan->type && match_op(token->next, ';');
	if (scan->calls.nr) {
		word.outer = scan->calls.v[scan->calls.nr - 1].outer;
		word.argument = scan->calls.v[scan->calls.nr - 1].argument;
	}
	scan->file->code = true;
	vec_push(&scan->file->words, word);
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
	} else if (token->special == ';') {
		scan->type = false;
	} else if (token->special == '{') {
		scan->braces++;
	} else if (token->special == '}' && scan->braces) {
		scan->braces--;
	}
}

void scan_text(struct file *file, struct token *first, const char *bytes, size_t size)
{
	static struct file room;	/* of the file before */
	struct scan scan = { .file = file };
	struct token *token = first->next, *previous = first;

	if (!words.include)
		know_words();
	vec_borrow(&file->words, &room.words);
	vec_borrow(&file->conditions, &room.conditions);
	vec_borrow(&file->branches, &room.branches);
	vec_borrow(&file->directives, &room.directives);
	vec_borrow(&file->defines, &room.defines);
	vec_push(&file->branches, (struct branch){ });
	while (token_type(token) != TOKEN_STREAMEND) {
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
	vec_settle(&file->words, &room.words);
	vec_settle(&file->conditions, &room.conditions);
	vec_settle(&file->branches, &room.branches);
	vec_settle(&file->directives, &room.directives);
	vec_settle(&file->defines, &room.defines);
	file->lines = token->pos.line;
	if (bytes)
		pragma_scan(file, bytes, size);
	free(scan.guards.v);
}

void mark_words(const struct file *file)
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

const struct word *word_behind(const struct file *file, unsigned line, unsigned column)
{
	size_t low = 0, high = file->words.nr;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct word *word = &file->words.v[mid];

		if (word->line < line || (word->line == line && word->column < column))
			low = mid + 1;
		else
			high = mid;
	}
	return low < file->words.nr ? &file->words.v[low] : NULL;
}

struct symbol *word_macro(const struct file *file, const struct word *word)
{
	size_t low = 0, high = file->expansions.nr, nr = word - file->words.v;

	while (word->expanded && low < high) {
		size_t mid = (low + high) / 2;

		if (file->expansions.v[mid].word == nr)
			return file->expansions.v[mid].macro;
		if (file->expansions.v[mid].word < nr)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct word *word_at(const struct file *file, unsigned line, unsigned column)
{
	const struct word *word = word_behind(file, line, column);

	return word && word->line == line && word->column == column ? word : NULL;
}

const struct word *define_words_at(const struct file *file, unsigned line, const struct word **end)
{
	size_t i;

	for (i = 0; file && i < file->directives.nr; i++) {
		const struct directive_words *d = &file->directives.v[i];

		if (d->line != line)
			continue;
		*end = file->words.v + d->end;
		return file->words.v + d->first;
	}
	return NULL;
}

const struct word *define_words(struct position pos, const struct word **end)
{
	return define_words_at(file_at(pos), pos.line, end);
}

bool branch_holds(const struct file *file, unsigned outer, unsigned inner)
{
	while (inner && inner != outer)
		inner = file->branches.v[inner].outer;
	return inner == outer;
}
