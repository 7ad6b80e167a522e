// SPDX-License-Identifier: MIT
/*
 * resolve.c - type names, tags and enumerators, from the preprocessed tokens
 *
 * The walk knows no more of C than where it is: in a parameter list, a structure,
 * an enumeration, a function. That decides what a tag means: at file scope
 * "struct foo *p" declares struct foo, in a parameter list it wants a declaration
 * before it (gcc: "declared inside parameter list"), in a function it is local.
 */
#include <stdlib.h>
#include <string.h>

#include <lib.h>
#include <symbol.h>
#include <token.h>

#include "listen.h"
#include "resolve.h"
#include "unit.h"
#include "weigh.h"

enum level {
	FILE_LEVEL,
	STRUCT_LEVEL,
	ENUM_LEVEL,
	INITIALIZER_LEVEL,
	FUNCTION_LEVEL,
	PARAMETER_LEVEL,	/* parentheses of a declarator */
	NEUTRAL_LEVEL,		/* parentheses of an attribute, typeof, sizeof ... */
};

struct walk {
	VEC(enum level) levels;		/* of the brackets that are open */
	size_t inside;			/* and how many more within a function: all are the same */
	struct token *previous, *before, *earlier;	/* the last three tokens */
	size_t offsetof_depth;		/* depth() within __builtin_offsetof(), 0: not in one */
	bool offsetof_member;		/* behind its comma */
	size_t attributes_depth;	/* depth() within __attribute__(), 0: not in one */
	const struct ident *attribute_name;	/* the last one in there that has arguments */
	const struct ident *used[2];	/* the attribute "used" */
	struct file *keeps;		/* has it, in the declaration that is walked */
	enum type head;			/* after struct, union, enum: which one */
	unsigned attribute;		/* parentheses open of an attribute behind it */
	struct file *file;
};

static enum level level(const struct walk *w)
{
	return w->levels.nr ? w->levels.v[w->levels.nr - 1] : FILE_LEVEL;
}

static bool in_function(const struct walk *w)
{
	return level(w) == FUNCTION_LEVEL;
}

/* How many brackets are open. */
static size_t depth(const struct walk *w)
{
	return w->levels.nr + w->inside;
}

static void push_level(struct walk *w, enum level level)
{
	if (in_function(w))
		w->inside++;
	else
		vec_push(&w->levels, level);
}

static void pop_level(struct walk *w)
{
	if (w->inside)
		w->inside--;
	else if (w->levels.nr)
		w->levels.nr--;
}

static enum level brace_level(const struct walk *w)
{
	if (w->head == SYM_ENUM)
		return ENUM_LEVEL;
	if (w->head)
		return STRUCT_LEVEL;
	if (level(w) == FILE_LEVEL && !match_op(w->previous, '='))
		return FUNCTION_LEVEL;
	/* a block of a function, or of a statement expression */
	if (in_function(w) || match_op(w->previous, '('))
		return FUNCTION_LEVEL;
	return INITIALIZER_LEVEL;
}

/* Does the parenthesis behind @token enclose something other than parameters? */
static bool is_operator(const struct token *token)
{
	static struct ident *operators[16];
	size_t i;

	if (!operators[0]) {
		static const char *const names[] = {
			"__attribute__", "__attribute", "typeof", "__typeof__", "__typeof",
			"sizeof", "_Alignof", "__alignof__", "_Alignas", "_Static_assert",
			"asm", "__asm__", "__asm", "__builtin_offsetof",
			"__builtin_types_compatible_p",
		};

		for (i = 0; i < ARRAY_SIZE(names); i++)
			operators[i] = built_in_ident(names[i]);
	}
	if (token_type(token) != TOKEN_IDENT)
		return false;
	for (i = 0; operators[i]; i++) {
		if (token->ident == operators[i])
			return true;
	}
	return false;
}

static enum level parenthesis_level(const struct walk *w)
{
	enum level around = level(w);

	if (in_function(w))
		return FUNCTION_LEVEL;
	if (around == INITIALIZER_LEVEL || around == ENUM_LEVEL || around == NEUTRAL_LEVEL ||
	    match_op(w->previous, '=') || is_operator(w->previous))
		return NEUTRAL_LEVEL;
	return PARAMETER_LEVEL;
}

static bool names_offsetof(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT && token->ident == &__builtin_offsetof_ident;
}

static bool is_attribute(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT &&
		(token->ident == &__attribute___ident || token->ident == &__attribute_ident);
}

/* A parenthesis has been opened. */
static void enter_parenthesis(struct walk *w)
{
	push_level(w, parenthesis_level(w));
	if (!w->offsetof_depth && names_offsetof(w->previous)) {
		w->offsetof_depth = depth(w);
		w->offsetof_member = false;
	}
	if (!w->attributes_depth && is_attribute(w->previous)) {
		w->attributes_depth = depth(w);
		w->attribute_name = NULL;
	} else if (depth(w) == w->attributes_depth + 2) {
		w->attribute_name = token_type(w->previous) == TOKEN_IDENT ?
			w->previous->ident : NULL;
	}
}

static void see_special(struct walk *w, struct token *token)
{
	switch (token->special) {
	case '{':
		push_level(w, brace_level(w));
		break;
	case '(':
		enter_parenthesis(w);
		break;
	case ',':
		w->offsetof_member |= depth(w) == w->offsetof_depth;
		break;
	case '[':
		push_level(w, in_function(w) ? FUNCTION_LEVEL : NEUTRAL_LEVEL);
		break;
	case '}':
	case ')':
	case ']':
		pop_level(w);
		if (depth(w) < w->offsetof_depth)
			w->offsetof_depth = 0;
		if (depth(w) < w->attributes_depth)
			w->attributes_depth = 0;
		break;
	}
}

/* sizeof(struct foo): in an assertion, an enumerator, a bit-field's width no tree is left of it. */
static bool is_size_of(const struct walk *w)
{
	static struct ident *operators[3];
	size_t i;

	if (!operators[0]) {
		operators[0] = built_in_ident("sizeof");
		operators[1] = built_in_ident("_Alignof");
		operators[2] = built_in_ident("__alignof__");
	}
	if (!match_op(w->before, '(') || token_type(w->earlier) != TOKEN_IDENT)
		return false;
	for (i = 0; i < ARRAY_SIZE(operators); i++) {
		if (w->earlier->ident == operators[i])
			return true;
	}
	return false;
}

/*
 * Names that are declared anew as members and parameters: the parser has bound none
 * of these, but kept them in the types. Only names that could be mistaken matter.
 */
static void note_members(struct symbol_list *list, int depth);

static void note_type(struct symbol *type, int depth)
{
	for (; type && depth < 20; type = type->ctype.base_type) {
		if (type->type == SYM_FN)
			note_members(type->arguments, depth + 1);
		if ((type->type == SYM_STRUCT || type->type == SYM_UNION) && !type->inspected &&
		    is_complete(type)) {
			type->inspected = 1;
			note_members(type->symbol_list, depth + 1);
		}
		if (type->type != SYM_NODE && type->type != SYM_PTR && type->type != SYM_ARRAY &&
		    type->type != SYM_FN)
			break;
	}
}

static void note_members(struct symbol_list *list, int depth)
{
	struct symbol *member;

	FOR_EACH_PTR(list, member) {
		struct name *name = member->ident ? name_of(member->ident, false) : NULL;

		if (name)
			vec_push(&name->locals, (struct span){ member->pos, member->endpos,
								unit.declaration });
		note_type(member->ctype.base_type, depth);
	} END_FOR_EACH_PTR(member);
}

/* The members of a tag that was declared before: nobody has seen them yet. */
static void find_definition(struct ident *ident)
{
	struct symbol *tag = lookup_symbol(ident, NS_STRUCT);

	if (tag && !tag->visited && is_complete(tag)) {
		note_type(tag, 0);
		vec_push(&unit.tags, tag);
	}
}

/* "struct foo;", which has just been added. */
static void note_alone(const struct token *token)
{
	struct name *name = name_of(token->ident, false);

	if (name && name->providers.nr && name->providers.v[name->providers.nr - 1].as == USE_TAG)
		name->providers.v[name->providers.nr - 1].alone = true;
}

static void see_tag(struct walk *w, struct token *token)
{
	bool defines = match_op(token->next, '{');
	enum level at = level(w);

	if (in_function(w))
		return;			/* what must be complete there is seen in the trees */
	if (is_size_of(w) && !match_op(token->next, '*')) {
		add_use(token->pos, token->ident, USE_COMPLETE, w->head, NULL);
	} else if (defines) {
		add_provider(token->ident, token->pos, USE_COMPLETE);
		find_definition(token->ident);
	} else if (at == PARAMETER_LEVEL) {
		add_use(token->pos, token->ident, USE_TAG, w->head, NULL);
	} else {
		add_provider(token->ident, token->pos, USE_TAG);
		if (at == FILE_LEVEL && match_op(token->next, ';'))
			note_alone(token);
	}
}

static bool is_type_word(const struct token *token)
{
	struct name *name;
	struct symbol *sym;
	size_t i;

	if (token_type(token) != TOKEN_IDENT)
		return false;
	if (token->ident->keyword) {
		sym = lookup_symbol(token->ident, NS_TYPEDEF);
		return sym && sym->op && sym->op->type & KW_SPECIFIER;
	}
	name = name_of(token->ident, false);
	for (i = 0; name && i < name->providers.nr; i++) {
		if (name->providers.v[i].as == USE_TYPE)
			return true;
	}
	return false;
}

/* goto NAME; NAME: &&NAME */
static bool is_label(const struct walk *w, struct token *token)
{
	struct token *previous = w->previous;

	if (!in_function(w))
		return false;
	if (token_type(previous) == TOKEN_IDENT)
		return previous->ident == &goto_ident;
	if (match_op(previous, SPECIAL_LOGICAL_AND))
		return match_op(w->before, '=') || match_op(w->before, '(') ||
			match_op(w->before, ',') || match_op(w->before, '{');
	return match_op(token->next, ':') && (match_op(previous, ';') || match_op(previous, '{') ||
					      match_op(previous, '}') || match_op(previous, ':'));
}

static bool is_behind(struct position a, struct position b)
{
	return a.line != b.line ? a.line > b.line : a.pos > b.pos;
}

/* Is the token within the declaration? At one place all of it is out of a macro. */
static bool is_within(struct position pos, const struct span *span)
{
	if (pos.stream != span->from.stream || is_behind(span->from, pos))
		return false;
	return pos.line == span->from.line && pos.pos == span->from.pos ? true :
		is_behind(span->to, pos);
}

/*
 * Is it what a declaration declares, rather than its type? Then the name does not
 * come again in it ("bar_t bar_t").
 */
static bool is_declared(struct token *token, const struct name *name)
{
	struct token *next;
	unsigned steps;
	size_t i;

	for (i = 0; i < name->locals.nr; i++) {
		const struct span *span = &name->locals.v[i];

		if (!is_within(token->pos, span))
			continue;
		next = token->next;
		for (steps = 0; steps < 20 && !eof_token(next); steps++, next = next->next) {
			if (!is_within(next->pos, span) || match_op(next, ';'))
				return true;
			if (token_type(next) == TOKEN_IDENT && next->ident == name->ident)
				break;
		}
	}
	return false;
}

/* Is the name declared anew here, as a member, parameter or local, rather than used? */
static bool is_declarator(const struct walk *w, struct token *token, const struct name *name)
{
	size_t i;

	if (is_type_word(w->previous) || is_label(w, token))
		return true;
	if (token_type(w->previous) == TOKEN_IDENT && token_type(w->before) == TOKEN_IDENT &&
	    (w->before->ident == &struct_ident || w->before->ident == &union_ident ||
	     w->before->ident == &enum_ident))
		return true;		/* struct foo NAME */
	if (is_declared(token, name))
		return true;
	for (i = name->locals.nr; i && in_function(w); i--) {
		const struct span *local = &name->locals.v[i - 1];

		if (local->declaration != unit.declaration)
			break;			/* of a function before */
		if (!is_behind(local->from, token->pos))
			return true;		/* hidden by one of this function */
	}
	return false;
}

/* Is the token an argument of attribute @name, also with underscores around it? */
static bool is_in_attribute(const struct walk *w, const char *name)
{
	const char *in;
	size_t len;

	if (!w->attributes_depth || !w->attribute_name)
		return false;
	in = w->attribute_name->name;
	len = strlen(name);
	if (!strncmp(in, "__", 2))
		in += 2;
	return !strncmp(in, name, len) && (!in[len] || !strcmp(in + len, "__"));
}

/*
 * In an attribute a name is a word of its own ("format(printf"), a member ("counted_by(nr)"), or,
 * in those that take an expression, what it is elsewhere.
 */
static bool is_of_attribute(const struct walk *w)
{
	return w->attributes_depth && !is_in_attribute(w, "aligned") &&
		!is_in_attribute(w, "vector_size");
}

/* "used": what a header defines so is in the object, whoever includes it. */
static bool keeps_in_object(const struct walk *w, const struct token *token)
{
	return w->attributes_depth && !in_function(w) && (token->ident == w->used[0] ||
							  token->ident == w->used[1]);
}

static void see_name(struct walk *w, struct token *token)
{
	struct name *name;
	size_t i;

	if (match_op(w->previous, '.') || match_op(w->previous, SPECIAL_DEREFERENCE))
		return;
	if (w->offsetof_depth && w->offsetof_member && depth(w) == w->offsetof_depth)
		return;
	name = name_of(token->ident, false);
	if (!name)
		return;
	/* sparse passes over it, and the compiler calls it */
	if (is_in_attribute(w, "cleanup")) {
		add_use(token->pos, token->ident, USE_SYMBOL, 0, NULL);
		return;
	}
	if (is_of_attribute(w))
		return;
	for (i = 0; i < name->providers.nr; i++) {
		enum strength as = name->providers.v[i].as;

		if (as != USE_TYPE && as != USE_ENUMERATOR)
			continue;
		if (!is_declarator(w, token, name))
			add_use(token->pos, token->ident, as, 0, NULL);
		return;
	}
}

static void see_ident(struct walk *w, struct token *token)
{
	struct ident *ident = token->ident;

	if (ident == &struct_ident) {
		w->head = SYM_STRUCT;
	} else if (ident == &union_ident) {
		w->head = SYM_UNION;
	} else if (ident == &enum_ident) {
		w->head = SYM_ENUM;
	} else if (w->head) {
		see_tag(w, token);
		if (!match_op(token->next, '{'))
			w->head = 0;
	} else if (keeps_in_object(w, token) && w->file) {
		w->keeps = w->file;
	} else if (!ident->keyword) {
		see_name(w, token);
	}
}

/* Is the token part of "__attribute__((packed))" between "struct" and its tag? */
static bool is_passed_over(struct walk *w, struct token *token)
{
	if (is_attribute(token) && !w->attribute)
		return true;
	if (match_op(token, '(')) {
		w->attribute++;
		return true;
	}
	if (w->attribute && match_op(token, ')')) {
		w->attribute--;
		return true;
	}
	return w->attribute;
}

static void enter_file(struct walk *w, struct file *file)
{
	if (!file->seen && (w->levels.nr || w->head))
		file->inner = true;
	file->seen = true;
	w->file = file;
}

static void see_token(struct walk *w, struct token *token)
{
	switch (token_type(token)) {
	case TOKEN_IDENT:
		see_ident(w, token);
		break;
	case TOKEN_SPECIAL:
		see_special(w, token);
		w->head = 0;
		break;
	default:
		break;
	}
}

/* Is it nothing that the walk looks at, outside of a tag's name? Most tokens are not. */
static inline bool is_plain(const struct token *token)
{
	static const bool looked_at[128] = {
		['{'] = true, ['}'] = true, ['('] = true, [')'] = true, ['['] = true, [']'] = true,
		[','] = true,
	};
	const struct ident *ident = token->ident;

	switch (token_type(token)) {
	case TOKEN_IDENT:
		if (ident->reserved)
			return ident != &struct_ident && ident != &union_ident &&
				ident != &enum_ident;
		return !name_of(token->ident, false);
	case TOKEN_SPECIAL:
		return token->special >= ARRAY_SIZE(looked_at) || !looked_at[token->special];
	default:
		return true;
	}
}

static void walk_tokens(struct walk *w, struct token *token, const struct token *end)
{
	struct token *previous = w->previous, *before = w->before, *earlier = w->earlier;
	unsigned stream = -1;

	for (; token != end && !eof_token(token);
	     earlier = before, before = previous, previous = token, token = token->next) {
		bool plain = !w->head && is_plain(token);

		/* another file begins with a line */
		if (plain && !token->pos.newline)
			continue;
		if (token->pos.stream != stream) {
			struct file *file = file_at(token->pos);

			stream = token->pos.stream;
			if (file && file != w->file)
				enter_file(w, file);
		}
		if (plain)
			continue;
		w->previous = previous;
		w->before = before;
		w->earlier = earlier;
		if (!w->head || !is_passed_over(w, token))
			see_token(w, token);
	}
	w->previous = previous;
	w->before = before;
	w->earlier = earlier;
}

/* Not "extern void __exit foo(void);", which has that attribute, too. */
static bool is_definition(const struct symbol *sym)
{
	const struct symbol *type = sym->ctype.base_type;

	if (type && type->type == SYM_FN)
		return type->stmt || type->inline_stmt;
	return sym->namespace == NS_SYMBOL && !(sym->ctype.modifiers & MOD_EXTERN);
}

void listen_tokens(struct token *first, const struct token *end)
{
	static struct walk w = {
		.previous = &eof_token_entry,
		.before = &eof_token_entry,
		.earlier = &eof_token_entry,
	};
	size_t i;

	weigh_tokens(first, end);
	if (!w.used[0]) {		/* with a name, or the walk would pass over them */
		w.used[0] = name_of(built_in_ident("used"), true)->ident;
		w.used[1] = name_of(built_in_ident("__used__"), true)->ident;
	}
	for (i = 0; i < unit.tags.nr; i++)
		note_type(unit.tags.v[i], 0);
	for (i = 0; i < unit.declarations.nr; i++)
		note_type(unit.declarations.v[i]->ctype.base_type, 0);
	walk_tokens(&w, first, end);
	for (i = 0; w.keeps && i < unit.declarations.nr; i++)
		w.keeps->defines_symbols |= is_definition(unit.declarations.v[i]);
	w.keeps = NULL;
	unit.declaration++;
}
