// SPDX-License-Identifier: MIT
/*
 * dialect.c - keywords and types that sparse lacks
 *
 * Sparse's keywords are symbols that say how to parse them. A new one is parsed as one that it
 * has, or as said here. Of a type only that it is one matters: nobody computes with it.
 */
#include <stdio.h>
#include <string.h>

#include <lib.h>
#include <allocate.h>
#include <expression.h>
#include <parse.h>
#include <symbol.h>
#include <token.h>

#include "dialect.h"
#include "idents.h"
#include "util.h"

bool dialect_c23;

struct symbol *__real_create_symbol(int, const char *, int, int);

/* ---- the command line ---- */

/*
 * The name by which sparse knows it, or one that is near; NULL: the same, or none. Sets
 * dialect_c23.
 */
static const char *known_standard(const char *name)
{
	static const struct { const char *name, *known; bool c23; } names[] = {
		{ "c23", "c17", true },		{ "gnu23", "gnu17", true },
		{ "c2x", "c17", true },		{ "gnu2x", "gnu17", true },
		{ "c2y", "c17", true },		{ "gnu2y", "gnu17", true },
		{ "iso9899:2024", "c17", true },
		{ "c90", "c89", false },	{ "gnu90", "gnu89", false },
		{ "gnu1x", "gnu11", false },
	};
	size_t i;

	dialect_c23 = false;
	for (i = 0; i < ARRAY_SIZE(names); i++) {
		if (strcmp(name, names[i].name))
			continue;
		dialect_c23 = names[i].c23;
		return names[i].known;
	}
	return NULL;
}

/*
 * Sparse has its own __builtin_va_arg() so. A type is an argument as "[type]" to it; of a complex
 * number only that it is one matters.
 */
static const char *const macros[] = {
	"_Atomic(x)=__typeof__(x)",
	"_Complex=", "__complex__=", "__complex=",
	"__real__=", "__real=", "__imag__=", "__imag=",
	"__builtin_bit_cast(type,x)=__builtin_bit_cast([__typeof__(type)],x)",
	"__builtin_classify_type(x)=__builtin_classify_type([__typeof__(x)])",
	"__builtin_convertvector(x,type)=__builtin_convertvector(x,[__typeof__(type)])",
	"__builtin_has_attribute(x,attribute)=__builtin_has_attribute([__typeof__(x)])",
	"__builtin_vectorelements(x)=__builtin_vectorelements([__typeof__(x)])",
};

static const char *const c23_macros[] = {
	"true=1", "false=0", "nullptr=((void*)0)", "static_assert=_Static_assert",
	"alignof=_Alignof",
};

static size_t add_macros(char **to, const char *const *names, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++)
		to[i] = xformat("-D%s", names[i]);
	return nr;
}

char **dialect_arguments(int *argc, char **argv)
{
	char **args = xmalloc((*argc + ARRAY_SIZE(macros) + ARRAY_SIZE(c23_macros) + 3) *
			      sizeof(*args));
	const char *arm[2];
	int i, nr = 0;

	args[nr++] = argv[0];
	for (i = 1; i < *argc; i++) {
		if (!strncmp(argv[i], "-std=", 5))
			known_standard(argv[i] + 5);		/* the last one counts */
	}
	nr += add_macros(args + nr, macros, ARRAY_SIZE(macros));
	nr += add_macros(args + nr, arm, dialect_arm_macros(arm, *argc, argv));
	if (dialect_c23)
		nr += add_macros(args + nr, c23_macros, ARRAY_SIZE(c23_macros));
	for (i = 1; i < *argc; i++) {
		const char *known = strncmp(argv[i], "-std=", 5) ? NULL :
			known_standard(argv[i] + 5);

		args[nr++] = known ? xformat("-std=%s", known) : argv[i];
	}
	args[nr] = NULL;
	*argc = nr;
	return args;
}

/* ---- tokens ---- */

struct token *dialect_copy(const struct token *like, struct token *next)
{
	struct token *token = __alloc_token(0);

	*token = *like;
	token->next = next;
	return token;
}

static struct token *new_token(const struct token *at, enum token_type type, struct token *next)
{
	struct token *token = dialect_copy(at, next);

	token->pos.type = type;
	token->pos.newline = 0;
	token->pos.noexpand = 0;
	return token;
}

struct token *dialect_operator(const struct token *at, unsigned special, struct token *next)
{
	struct token *token = new_token(at, TOKEN_SPECIAL, next);

	token->special = special;
	return token;
}

struct token *dialect_name(const struct token *at, struct ident *ident, struct token *next)
{
	struct token *token = new_token(at, TOKEN_IDENT, next);

	token->ident = ident;
	return token;
}

struct token *dialect_behind_brackets(struct token *token)
{
	unsigned depth = 0;

	for (; !eof_token(token); token = token->next) {
		switch (token_type(token) == TOKEN_SPECIAL ? token->special : 0) {
		case '(': case '[': case '{':
			depth++;
			break;
		case ')': case ']': case '}':
			if (!--depth)
				return token->next;
			break;
		}
	}
	return token;
}

/* ---- keywords ---- */

static struct symbol *add_keyword(const char *name, enum namespace ns, struct symbol_op *op)
{
	struct symbol *sym = __real_create_symbol(0, name, SYM_KEYWORD, ns);

	sym->ident->keyword = 1;
	sym->ident->reserved |= ns == NS_TYPEDEF;
	sym->op = op;
	return sym;
}

static struct symbol *keyword(const char *name, enum namespace ns)
{
	struct symbol *sym = lookup_symbol(ident_named(name), ns);

	if (!sym || !sym->op)
		fatal("this sparse does not know '%s'", name);
	return sym;
}

/* @name is another word for @same. */
static void add_synonym(const char *name, const char *same)
{
	const struct symbol *as = keyword(same, NS_TYPEDEF);
	struct symbol *sym = add_keyword(name, NS_TYPEDEF, as->op);

	sym->ctype = as->ctype;
}

/* A word before or behind a type, without a meaning. */
static void add_qualifier(const char *name)
{
	add_keyword(name, NS_TYPEDEF, keyword("const", NS_TYPEDEF)->op);
}

void dialect_type(const char *name, struct symbol *like)
{
	add_keyword(name, NS_TYPEDEF, keyword("_Bool", NS_TYPEDEF)->op)->ctype.base_type = like;
}

static void add_floats(void)
{
	static const char *const floats[] = {
		"__fp16", "__bf16", "__mfp8", "_Float16", "_Float16x", "__float80", "__float128",
		"__ibm128", "__ieee128", "_Decimal32", "_Decimal64", "_Decimal128",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(floats); i++)
		dialect_type(floats[i], &double_ctype);
}

/* ---- keywords that are parsed here ---- */

/* _BitInt(n): "long" as to what may stand beside it. */
static struct token *parse_width(struct token *token, struct symbol *sym, struct decl_state *ctx)
{
	struct expression *width = NULL;

	(void)sym;
	(void)ctx;
	return parens_expression(token, &width, "after _BitInt");
}

static void add_bitint(void)
{
	static struct symbol_op op;

	op = *keyword("long", NS_TYPEDEF)->op;
	op.declarator = parse_width;
	add_keyword("_BitInt", NS_TYPEDEF, &op);
}

static bool is_attribute(const struct token *token)
{
	return token_type(token) == TOKEN_IDENT &&
		(token->ident == &__attribute___ident || token->ident == &__attribute_ident);
}

static struct token *behind_attributes(struct token *token)
{
	while (is_attribute(token) && match_op(token->next, '('))
		token = dialect_behind_brackets(token->next);
	return token;
}

static struct token *(*parse_enum)(struct token *, struct symbol *, struct decl_state *);

static struct token *before(struct token *token, const struct token *next)
{
	while (token->next != next && !eof_token(token))
		token = token->next;
	return token;
}

/*
 * enum foo : u8 { ... }. It is parsed without the type, whose words go behind the braces: there
 * they are still found as used.
 */
static struct token *parse_typed_enum(struct token *token, struct symbol *sym,
				      struct decl_state *ctx)
{
	struct token *colon = behind_attributes(token), *type, *last, *behind, *end;
	struct symbol *ignored;

	if (token_type(colon) == TOKEN_IDENT)
		colon = colon->next;
	if (!match_op(colon, ':') || !lookup_type(colon->next))
		return parse_enum(token, sym, ctx);
	type = dialect_copy(colon, colon->next);
	behind = typename(colon->next, &ignored, NULL);
	last = before(colon, behind);
	*colon = *behind;		/* for what is before it is not known */
	end = parse_enum(token, sym, ctx);
	token = before(token, end);
	if (!eof_token(token)) {
		token->next = type;
		last->next = end;
	}
	return end;
}

static void take_over_enum(void)
{
	struct symbol *sym = keyword("enum", NS_TYPEDEF);
	static struct symbol_op op;

	op = *sym->op;
	parse_enum = op.declarator;
	op.declarator = parse_typed_enum;
	sym->op = &op;
}

/* Behind a label, an if, an else: __attribute__((fallthrough)); and the like. */
static struct token *parse_attributed(struct token *token, struct statement *stmt)
{
	struct symbol *sym = NULL;

	token = behind_attributes(token);
	if (token_type(token) == TOKEN_IDENT)
		sym = lookup_keyword(token->ident, NS_KEYWORD);
	if (sym && sym->op->statement && sym->op->statement != parse_attributed)
		return sym->op->statement(token, stmt);
	if (match_op(token, '{')) {
		token = compound_statement(token->next, stmt);
		return expect(token, '}', "at end of compound statement");
	}
	stmt->type = STMT_EXPRESSION;
	token = parse_expression(token, &stmt->expression);
	return expect(token, ';', "at end of statement");
}

static void add_attributed_statements(void)
{
	static struct symbol_op op = { .statement = parse_attributed };

	add_keyword("__attribute__", NS_KEYWORD, &op);
	add_keyword("__attribute", NS_KEYWORD, &op);
}

/* ---- case and default ---- */

static struct token *(*parse_case)(struct token *, struct statement *);
static struct token *(*parse_default)(struct token *, struct statement *);

/* The colon of the label at @token; the end of the file if there is none. */
static struct token *colon_of(struct token *token)
{
	unsigned questions = 0;

	while (!eof_token(token)) {
		if (match_op(token, '(') || match_op(token, '[') || match_op(token, '{')) {
			token = dialect_behind_brackets(token);
			continue;
		}
		questions += match_op(token, '?');
		if (match_op(token, ':') && !questions--)
			break;
		token = token->next;
	}
	return token;
}

/* Sparse wants a statement behind a label: there is one before a declaration, or the end. */
static void add_statement_behind(struct token *colon)
{
	struct token *next = colon->next;

	if (!eof_token(colon) && (lookup_type(next) || match_op(next, '}') ||
				  match_ident(next, &_Static_assert_ident)))
		colon->next = dialect_operator(colon, ';', next);
}

static struct token *parse_case_label(struct token *token, struct statement *stmt)
{
	add_statement_behind(colon_of(token));
	return parse_case(token, stmt);
}

static struct token *parse_default_label(struct token *token, struct statement *stmt)
{
	add_statement_behind(colon_of(token));
	return parse_default(token, stmt);
}

static void take_over_labels(void)
{
	struct symbol *case_sym = keyword("case", NS_KEYWORD);
	struct symbol *default_sym = keyword("default", NS_KEYWORD);
	static struct symbol_op case_op = { .statement = parse_case_label };
	static struct symbol_op default_op = { .statement = parse_default_label };

	parse_case = case_sym->op->statement;
	parse_default = default_sym->op->statement;
	case_sym->op = &case_op;
	default_sym->op = &default_op;
}

static void add_c23(void)
{
	add_synonym("bool", "_Bool");
	add_synonym("thread_local", "_Thread_local");
	add_synonym("alignas", "_Alignas");
	add_synonym("constexpr", "const");
	add_synonym("typeof_unqual", "typeof");
	predefine("__STDC_VERSION__", 1, "202311L");
}

void dialect_keywords(void)
{
	static const char *const qualifiers[] = {
		"__seg_gs", "__seg_fs", "_Nonnull", "_Nullable", "_Null_unspecified",
	};
	size_t i;

	/* where sparse knows these, it has for them a type of their own, that says no more */
	add_synonym("__typeof_unqual__", "typeof");
	add_synonym("__typeof_unqual", "typeof");
	for (i = 0; i < ARRAY_SIZE(qualifiers); i++)
		add_qualifier(qualifiers[i]);
	add_floats();
	dialect_arm_types();
	add_bitint();
	take_over_enum();
	take_over_labels();
	add_attributed_statements();
	if (dialect_c23)
		add_c23();
}

void dialect_elif(struct token *token, bool negated)
{
	struct token *name = token->next;

	token->ident = ident_named("elif");
	if (token_type(name) != TOKEN_IDENT)
		return;
	token->next = dialect_name(name, &defined_ident, name);
	if (negated)
		token->next = dialect_operator(name, '!', token->next);
}
