// SPDX-License-Identifier: MIT
/*
 * walk.c - functions, variables, members and complete types, from the syntax trees
 *
 * Types are inferred from the declarations, without sparse's evaluate: it costs as
 * much as parsing, changes the trees, and warns. Where a type cannot be told, the
 * answer is NULL and nothing is recorded. Unlike sparse's dissect this sees inline
 * functions, and typeof, sizeof and offsetof with all that is in them.
 */
#include <stdlib.h>

#include <lib.h>
#include <expression.h>
#include <parse.h>
#include <scope.h>
#include <symbol.h>
#include <token.h>

#include "listen.h"
#include "resolve.h"
#include "unit.h"

static struct symbol *current;		/* the function that the walk is in */
static unsigned quiet;			/* infer only: what is walked has been recorded */

static struct symbol *walk_expression(struct expression *expr);
static struct symbol *walk_statement(struct statement *stmt);
static void walk_type(struct symbol *type);
static void walk_initializer(struct symbol *type, struct expression *expr);

/* ---- types ---- */

static struct symbol *bare(struct symbol *type);

/*
 * The bare type of its initializer, inferred once: of a typeof, of an __auto_type variable.
 * It is bad as long as it is not known, so "typeof(x) x" stays so.
 */
static struct symbol *inferred(struct symbol *sym)
{
	if (!sym->aux) {
		sym->aux = &bad_ctype;
		quiet++;
		sym->aux = bare(walk_expression(sym->initializer));
		quiet--;
		if (!sym->aux)
			sym->aux = &bad_ctype;
	}
	return sym->aux;
}

/* The type behind nodes and typeof: basic, pointer, array, function, structure ...; or NULL. */
static struct symbol *bare(struct symbol *type)
{
	while (type) {
		if (type->type == SYM_NODE && type->ctype.base_type == &autotype_ctype) {
			type = inferred(type);
		} else if (type->type == SYM_NODE) {
			type = type->ctype.base_type;
		} else if (type->type == SYM_TYPEOF) {
			type = inferred(type);
		} else {
			break;
		}
	}
	return type == &bad_ctype ? NULL : type;
}

static bool is_compound(const struct symbol *type)
{
	return type && (type->type == SYM_STRUCT || type->type == SYM_UNION);
}

/* What a pointer points to or an array consists of, else NULL. */
static struct symbol *target(struct symbol *type)
{
	type = bare(type);
	if (type && (type->type == SYM_PTR || type->type == SYM_ARRAY))
		return type->ctype.base_type;
	return NULL;
}

static struct symbol *pointer_to(struct symbol *type, struct position pos)
{
	struct symbol *pointer = alloc_symbol(pos, SYM_PTR);

	pointer->ctype.base_type = type;
	return pointer;
}

/* Not MOD_USERTYPE: "foo_t x;" has that from foo_t. */
static bool is_typedef(const struct symbol *sym)
{
	return sym->namespace == NS_TYPEDEF;
}

/* The type is needed in full at @pos. */
static void need_complete(struct position pos, struct symbol *type)
{
	type = bare(type);
	while (type && type->type == SYM_ARRAY)
		type = bare(type->ctype.base_type);
	if (quiet || !type || (!is_compound(type) && type->type != SYM_ENUM))
		return;
	if (!type->ident || !is_complete(type))
		return;			/* nameless, or complete nowhere in this unit */
	add_use(pos, type->ident, USE_COMPLETE, type->namespace == NS_STRUCT ? type->type : 0,
		file_at(type->pos));
}

static struct symbol *find_member(struct symbol *type, struct ident *ident)
{
	struct symbol *member;

	FOR_EACH_PTR(type->symbol_list, member) {
		if (member->ident == ident)
			return member;
		if (!member->ident && is_compound(bare(member))) {
			struct symbol *inner = find_member(bare(member), ident);

			if (inner)
				return inner;
		}
	} END_FOR_EACH_PTR(member);
	return NULL;
}

/* The name that an expression ends in, as far as it is one: x, (*x), y->x, x(). */
static struct ident *last_name(const struct expression *expr)
{
	while (expr && expr->type == EXPR_PREOP && (expr->op == '*' || expr->op == '('))
		expr = expr->unop;
	if (expr && expr->type == EXPR_CALL)
		expr = expr->fn;
	if (expr && expr->type == EXPR_SYMBOL)
		return expr->symbol_name;
	return expr && expr->type == EXPR_DEREF ? expr->member : NULL;
}

/* Member @ident of @base, a thing of @type, is reached at @pos; its type, or NULL. */
static struct symbol *use_member(struct position pos, struct symbol *type, struct ident *ident,
				 const struct expression *base)
{
	struct symbol *member;

	type = bare(type);
	if (!is_compound(type))
		return NULL;
	need_complete(pos, type);
	member = find_member(type, ident);
	if (member && !quiet)
		vec_push(&unit.accesses,
			 (struct access){ pos, type, ident, last_name(base), current });
	return member;
}

/* ---- expressions: each returns the expression's type ---- */

static struct symbol *walk_symbol(struct expression *expr)
{
	struct symbol *sym = expr->symbol;

	if (!sym)
		sym = lookup_symbol(expr->symbol_name, NS_SYMBOL);
	if (!sym || sym == &zero_int)
		return NULL;
	if (!quiet && expr->symbol_name && toplevel(sym->scope))
		add_use(expr->pos, expr->symbol_name, USE_SYMBOL, 0, NULL);
	return sym;
}

/* Of two types of which one is meant, the one that members can be reached through. */
static struct symbol *rather(struct symbol *a, struct symbol *b)
{
	if (is_compound(bare(a)) || (target(a) && bare(target(a)) != &void_ctype))
		return a;
	return b ? b : a;
}

/* It has the type of one of its arguments: without its condition, a pointer's or structure's. */
static bool is_choose_expr(const struct expression *fn)
{
	static struct ident *name;

	if (!name)
		name = built_in_ident("__builtin_choose_expr");
	return fn->type == EXPR_SYMBOL && fn->symbol_name == name;
}

/* Arguments are converted to what the parameters are: by value these are complete by then. */
static void need_parameters(struct position pos, struct symbol *fn)
{
	struct symbol *parameter;

	FOR_EACH_PTR(fn->arguments, parameter) {
		struct symbol *type = bare(parameter);

		if (type && type->type != SYM_ARRAY)	/* that is a pointer */
			need_complete(pos, type);
	} END_FOR_EACH_PTR(parameter);
}

static struct symbol *walk_call(struct expression *expr)
{
	struct symbol *fn = bare(walk_expression(expr->fn)), *types[3];
	struct expression *arg;
	size_t nr = 0;

	FOR_EACH_PTR(expr->args, arg) {
		struct symbol *type = walk_expression(arg);

		if (is_compound(bare(type)))	/* passed by value */
			need_complete(arg->pos, type);
		if (nr < ARRAY_SIZE(types))
			types[nr++] = type;
	} END_FOR_EACH_PTR(arg);
	if (is_choose_expr(expr->fn) && nr == 3)
		return rather(types[1], types[2]);
	if (fn && fn->type == SYM_PTR)
		fn = bare(fn->ctype.base_type);
	if (!fn || fn->type != SYM_FN)
		return NULL;
	need_complete(expr->pos, fn->ctype.base_type);
	need_parameters(expr->pos, fn);
	return fn->ctype.base_type;
}

/* Adding to a pointer, or taking two apart, needs the size of what it points to. */
static struct symbol *walk_binary(struct expression *expr)
{
	struct symbol *left = walk_expression(expr->left);
	struct symbol *right = walk_expression(expr->right);

	if (expr->op == '+' || expr->op == '-') {
		if (target(left)) {
			need_complete(expr->pos, target(left));
			return target(right) ? &long_ctype : left;
		}
		if (target(right)) {
			need_complete(expr->pos, target(right));
			return right;
		}
	}
	return left ? left : right;
}

/* Through a pointer to an enum a value is read; through one to a structure, members are. */
static struct symbol *pointed_to(struct position pos, struct symbol *type)
{
	struct symbol *to = target(type), *value = bare(to);

	if (value && value->type == SYM_ENUM)
		need_complete(pos, value);
	return to;
}

static struct symbol *walk_unary(struct expression *expr)
{
	struct symbol *type = walk_expression(expr->unop), *to;

	switch (expr->op) {
	case '(':
		return type;
	case '&':
		return type ? pointer_to(type, expr->pos) : NULL;
	case '*':
		to = bare(type);
		if (to && to->type == SYM_FN)
			return type;
		return pointed_to(expr->pos, type);
	case '!':
		return &int_ctype;
	case SPECIAL_INCREMENT:
	case SPECIAL_DECREMENT:
		need_complete(expr->pos, target(type));
		return type;
	default:
		return type;
	}
}

static struct symbol *walk_offsetof(struct expression *expr)
{
	struct symbol *type = expr->in;

	walk_type(type);
	need_complete(expr->pos, type);
	for (; expr; expr = expr->down) {
		if (expr->op == '.') {
			type = use_member(expr->pos, type, expr->ident, NULL);
		} else {
			if (expr->index)
				walk_expression(expr->index);
			type = target(type);
		}
		if (!type)
			break;
	}
	return size_t_ctype;
}

static struct symbol *walk_generic(struct expression *expr)
{
	struct type_expression *map;
	struct symbol *type = NULL, *one;

	walk_expression(expr->control);
	for (map = expr->map; map; map = map->next) {
		walk_type(map->type);
		one = walk_expression(map->expr);
		type = rather(type, one);
	}
	if (expr->def)
		type = rather(type, walk_expression(expr->def));
	return type;
}

static struct symbol *walk_cast(struct expression *expr)
{
	struct symbol *type = expr->cast_type;

	walk_type(type);
	if (is_compound(bare(type)))
		need_complete(expr->pos, type);
	if (expr->cast_expression && expr->cast_expression->type == EXPR_INITIALIZER)
		walk_initializer(type, expr->cast_expression);
	else
		walk_expression(expr->cast_expression);
	return type;
}

static struct symbol *walk_sizeof(struct expression *expr)
{
	struct symbol *type = expr->cast_type;

	if (type)
		walk_type(type);
	else
		type = walk_expression(expr->cast_expression);
	if (expr->type == EXPR_PTRSIZEOF)
		type = target(type);
	need_complete(expr->pos, type);
	return size_t_ctype;
}

static struct symbol *walk_expression(struct expression *expr)
{
	struct symbol *type, *other;

	if (!expr)
		return NULL;
	switch (expr->type) {
	case EXPR_SYMBOL:
		return walk_symbol(expr);
	case EXPR_VALUE:
	case EXPR_FVALUE:
		return expr->ctype;
	case EXPR_STRING:
		return &string_ctype;
	case EXPR_TYPE:
		walk_type(expr->symbol);
		return expr->symbol;
	case EXPR_CALL:
		return walk_call(expr);
	case EXPR_BINOP:
		return walk_binary(expr);
	case EXPR_LOGICAL:
	case EXPR_COMPARE:
		walk_expression(expr->left);
		walk_expression(expr->right);
		return &int_ctype;
	case EXPR_COMMA:
		walk_expression(expr->left);
		return walk_expression(expr->right);
	case EXPR_ASSIGNMENT:
		type = walk_expression(expr->left);
		walk_expression(expr->right);
		if (is_compound(bare(type)))
			need_complete(expr->pos, type);
		if (expr->op == SPECIAL_ADD_ASSIGN || expr->op == SPECIAL_SUB_ASSIGN)
			need_complete(expr->pos, target(type));
		return type;
	case EXPR_PREOP:
	case EXPR_POSTOP:
		return walk_unary(expr);
	case EXPR_DEREF:
		type = walk_expression(expr->deref);
		return use_member(expr->pos, type, expr->member, expr->deref);
	case EXPR_CAST:
	case EXPR_FORCE_CAST:
	case EXPR_IMPLIED_CAST:
		return walk_cast(expr);
	case EXPR_SIZEOF:
	case EXPR_ALIGNOF:
	case EXPR_PTRSIZEOF:
		return walk_sizeof(expr);
	case EXPR_CONDITIONAL:
	case EXPR_SELECT:
		type = walk_expression(expr->conditional);
		if (expr->cond_true)
			type = walk_expression(expr->cond_true);
		other = walk_expression(expr->cond_false);
		return rather(type, other);
	case EXPR_STATEMENT:
		return walk_statement(expr->statement);
	case EXPR_OFFSETOF:
		return walk_offsetof(expr);
	case EXPR_GENERIC:
		return walk_generic(expr);
	case EXPR_INITIALIZER:
		walk_initializer(NULL, expr);
		return NULL;
	default:
		return NULL;
	}
}

/* ---- initializers ---- */

static struct symbol *nth_member(struct symbol *type, unsigned nr)
{
	struct symbol *member;

	FOR_EACH_PTR(type->symbol_list, member) {
		if (!nr--)
			return member;
	} END_FOR_EACH_PTR(member);
	return NULL;
}

/* .a.b = or [3] =, down to the value; returns what it initializes. */
static struct symbol *walk_designators(struct symbol *type, struct expression **expr)
{
	for (;;) {
		if ((*expr)->type == EXPR_IDENTIFIER) {
			type = use_member((*expr)->pos, type, (*expr)->expr_ident, NULL);
			*expr = (*expr)->ident_expression;
		} else if ((*expr)->type == EXPR_INDEX) {
			type = target(type);
			*expr = (*expr)->idx_expression;
		} else {
			return type;
		}
		if (!*expr)
			return type;
	}
}

static void walk_initializer(struct symbol *type, struct expression *expr)
{
	struct expression *entry;
	unsigned nr = 0;

	if (!expr)
		return;
	if (expr->type != EXPR_INITIALIZER) {
		walk_expression(expr);
		return;
	}
	type = bare(type);
	FOR_EACH_PTR(expr->expr_list, entry) {
		struct expression *value = entry;
		struct symbol *to;

		if (entry->type == EXPR_IDENTIFIER || entry->type == EXPR_INDEX)
			to = walk_designators(type, &value);
		else if (is_compound(type))
			to = nth_member(type, nr);
		else
			to = target(type);
		walk_initializer(to, value);
		nr++;
	} END_FOR_EACH_PTR(entry);
}

/* ---- declarations ---- */

/* What the type itself mentions: typeof, array sizes, parameters, the return type. */
static void walk_type(struct symbol *type)
{
	struct symbol *arg;

	for (; type; type = type->ctype.base_type) {
		switch (type->type) {
		case SYM_TYPEOF:
			if (!quiet && !type->used) {	/* once: the type may be shared */
				type->used = 1;
				walk_expression(type->initializer);
			}
			return;
		case SYM_ARRAY:
			walk_expression(type->array_size);
			need_complete(type->pos, type->ctype.base_type);
			break;
		case SYM_FN:
			FOR_EACH_PTR(type->arguments, arg) {
				walk_type(arg->ctype.base_type);
			} END_FOR_EACH_PTR(arg);
			break;
		case SYM_NODE:
		case SYM_PTR:
			break;
		default:
			return;
		}
	}
}

static void walk_local(struct symbol *sym)
{
	walk_type(sym->ctype.base_type);
	if (!(sym->ctype.modifiers & MOD_EXTERN) && !is_typedef(sym))
		need_complete(sym->pos, sym);	/* the node: __auto_type is the initializer's */
	walk_initializer(sym, sym->initializer);
}

static void walk_locals(struct symbol_list *list)
{
	struct symbol *sym;

	FOR_EACH_PTR(list, sym) {
		walk_local(sym);
	} END_FOR_EACH_PTR(sym);
}

/* ---- statements: a statement expression has the type of its last one ---- */

static void walk_operands(struct asm_operand_list *list)
{
	struct asm_operand *op;

	FOR_EACH_PTR(list, op) {
		walk_expression(op->expr);
	} END_FOR_EACH_PTR(op);
}

static struct symbol *walk_statement(struct statement *stmt)
{
	struct symbol *type = NULL;
	struct statement *s;

	if (!stmt)
		return NULL;
	switch (stmt->type) {
	case STMT_DECLARATION:
		walk_locals(stmt->declaration);
		break;
	case STMT_EXPRESSION:
	case STMT_CONTEXT:
		type = walk_expression(stmt->expression);
		break;
	case STMT_COMPOUND:
		FOR_EACH_PTR(stmt->stmts, s) {
			type = walk_statement(s);
		} END_FOR_EACH_PTR(s);
		break;
	case STMT_IF:
		walk_expression(stmt->if_conditional);
		walk_statement(stmt->if_true);
		walk_statement(stmt->if_false);
		break;
	case STMT_RETURN:
		walk_expression(stmt->ret_value);
		break;
	case STMT_CASE:
		walk_expression(stmt->case_expression);
		walk_expression(stmt->case_to);
		type = walk_statement(stmt->case_statement);
		break;
	case STMT_SWITCH:
		walk_expression(stmt->switch_expression);
		walk_statement(stmt->switch_statement);
		break;
	case STMT_ITERATOR:
		walk_locals(stmt->iterator_syms);
		walk_statement(stmt->iterator_pre_statement);
		walk_expression(stmt->iterator_pre_condition);
		walk_statement(stmt->iterator_statement);
		walk_statement(stmt->iterator_post_statement);
		if (stmt->iterator_post_condition != stmt->iterator_pre_condition)
			walk_expression(stmt->iterator_post_condition);
		break;
	case STMT_LABEL:
		type = walk_statement(stmt->label_statement);
		break;
	case STMT_GOTO:
		walk_expression(stmt->goto_expression);
		break;
	case STMT_ASM:
		walk_operands(stmt->asm_outputs);
		walk_operands(stmt->asm_inputs);
		break;
	case STMT_RANGE:
		walk_expression(stmt->range_expression);
		walk_expression(stmt->range_low);
		walk_expression(stmt->range_high);
		break;
	case STMT_NONE:
		break;
	}
	return type;
}

/* ---- file scope ---- */

/* The file puts something into the object, whether it is used or not. */
static void note_definition(const struct symbol *sym)
{
	struct file *file = file_at(sym->pos);

	if (file && !(sym->ctype.modifiers & (MOD_STATIC | MOD_INLINE)))
		file->defines_symbols = true;
}

static void walk_function(struct symbol *sym, struct symbol *fn)
{
	struct statement *body = fn->stmt ? fn->stmt : fn->inline_stmt;
	struct symbol *arg;

	if (sym->ctype.modifiers & MOD_STATIC) {
		if (body)
			add_provider(sym->ident, sym->pos, USE_DEFINITION);
		else
			add_use(sym->pos, sym->ident, USE_DEFINITION, 0, NULL);
	}
	if (!body)
		return;
	note_definition(sym);
	current = sym;
	need_complete(sym->pos, fn->ctype.base_type);
	FOR_EACH_PTR(fn->arguments, arg) {
		walk_local(arg);
	} END_FOR_EACH_PTR(arg);
	walk_statement(body);
	current = NULL;
}

static void walk_declaration(struct symbol *sym)
{
	struct symbol *type = sym->ctype.base_type;

	walk_type(type);
	if (type && type->type == SYM_FN) {
		walk_function(sym, type);
		return;
	}
	if (!(sym->ctype.modifiers & MOD_EXTERN) && !is_typedef(sym)) {
		note_definition(sym);
		need_complete(sym->pos, type);
	}
	walk_initializer(sym, sym->initializer);
}

/* The members of a structure; those of structures without a tag within it, too. */
static void walk_members(struct symbol *tag)
{
	struct symbol *member, *type;

	if (tag->type == SYM_ENUM || tag->visited || !is_complete(tag))
		return;
	tag->visited = 1;
	FOR_EACH_PTR(tag->symbol_list, member) {
		type = member->ctype.base_type;
		walk_type(type);
		need_complete(member->pos, type);
		type = bare(type);
		while (type && (type->type == SYM_PTR || type->type == SYM_ARRAY))
			type = bare(type->ctype.base_type);
		if (is_compound(type) && type->namespace != NS_STRUCT)
			walk_members(type);
	} END_FOR_EACH_PTR(member);
}

void listen_constant(struct expression *expr)
{
	current = current_fn;
	walk_expression(expr);
	current = NULL;
}

void listen_trees(void)
{
	size_t i;

	for (i = 0; i < unit.tags.nr; i++)
		walk_members(unit.tags.v[i]);
	unit.tags.nr = 0;
	for (i = 0; i < unit.declarations.nr; i++) {
		struct symbol *sym = unit.declarations.v[i];
		struct symbol *type = bare(sym);

		if (is_compound(type) && type->namespace != NS_STRUCT)
			walk_members(type);		/* typedef struct { ... } foo_t */
		walk_declaration(sym);
	}
	unit.declarations.nr = 0;
}
