// SPDX-License-Identifier: MIT
/*
 * hooks.c - how sparse is intercepted
 *
 * Calls between sparse's object files are redirected by renaming (see Makefile):
 * __wrap_f is ours, __real_f is sparse's own. What is wrapped, and why:
 *
 *   tokenize              once for each file really read, the tokens still raw;
 *                         most files we tokenize ourselves (tokenize.c)
 *   show_token            names are shown for every ## and #, and sparse prints them
 *   built_in_ident        makes a name of what ## has shown; it stands in no file
 *   open                  most candidates of an #include are in folders that do not exist
 *   strtoull              most numbers are decimal and short, and libc's takes long
 *   hash_stream           sees every path that an #include tries; the last one
 *                         before the directive's handler returns is the file,
 *                         also when it is skipped because its guard is known
 *   create_symbol         __LINE__ is created right after the last directive,
 *                         the moment to put ourselves before every handler
 *   get_expression_value  the value of an #if or #elif
 *   const_expression_value   what the parser computes at once, before it does
 *   preprocess            the words of the open files end with it
 *   external_declaration  what the parser has made of its tokens
 *   bind_symbol           every declaration
 *   blob_alloc, __alloc_symbol ...   its memory: in allocators.c
 *   __alloc_ident, hash_ident, tokenize_buffer   its identifiers: in idents.c
 *   warning ... die       its messages; the last two would end the process
 *   sparse_initialize     knows which arguments are files
 *   sparse                with --sparse its own main() runs, we in the middle
 *
 * Measured on sparse 0.6.4; nothing of it is patched.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lib.h>
#include <allocate.h>
#include <evaluate.h>
#include <expression.h>
#include <parse.h>
#include <scope.h>
#include <symbol.h>
#include <token.h>

#include "allocators.h"
#include "dialect.h"
#include "hooks.h"
#include "idents.h"
#include "limits.h"
#include "macros.h"
#include "partial.h"
#include "paths.h"
#include "record.h"
#include "resolve.h"
#include "tokenize.h"
#include "unit.h"
#include "util.h"

/* Sparse's directive table has 25 entries; a newer one may have a few more, and so have we. */
static struct {
	struct ident *ident;
	handler_fn *handler;
	enum directive kind;
} directives[40];
static size_t nr_directives;

static struct path *last_path;		/* the candidate that hash_stream() saw last */
static long long *condition;		/* where the value of the running #if goes */
static bool show_messages;
static bool parsing;
static bool computing;			/* the parser wants a value: of its tokens none gets lost */
static bool fatal_expected;		/* a fatal error may jump to fatal_exit */
static sigjmp_buf fatal_exit;

struct token *__real_tokenize(const struct position *, const char *, int, struct token *,
			      const char **);
const char *__real_show_token(const struct token *);
int __real_open(const char *, int, ...);
unsigned long long __real_strtoull(const char *, char **, int);
struct symbol *__real_create_symbol(int, const char *, int, int);
long long __real_get_expression_value(struct expression *);
long long __real_const_expression_value(struct expression *);
struct token *__real_preprocess(struct token *);
struct token *__real_external_declaration(struct token *, struct symbol_list **, validate_decl_t);
void __real_bind_symbol(struct symbol *, struct ident *, enum namespace);
void __real_warning(struct position, const char *, ...);
void __real_info(struct position, const char *, ...);
void __real_sparse_error(struct position, const char *, ...);
struct symbol_list *__real_sparse_initialize(int, char **, struct string_list **);

struct token *__wrap_tokenize(const struct position *pos, const char *name, int fd,
			      struct token *end, const char **next_path);
const char *__wrap_show_token(const struct token *token);
struct ident *__wrap_built_in_ident(const char *name);
int __wrap_open(const char *path, int flags, ...);
unsigned long long __wrap_strtoull(const char *s, char **end, int base);
int *__wrap_hash_stream(const char *name);
struct symbol *__wrap_create_symbol(int stream, const char *name, int type, int namespace);
long long __wrap_get_expression_value(struct expression *expr);
long long __wrap_const_expression_value(struct expression *expr);
struct token *__wrap_preprocess(struct token *token);
struct token *__wrap_external_declaration(struct token *token, struct symbol_list **list,
					  validate_decl_t validate);
void __wrap_bind_symbol(struct symbol *sym, struct ident *ident, enum namespace ns);
void __wrap_warning(struct position pos, const char *fmt, ...);
void __wrap_info(struct position pos, const char *fmt, ...);
void __wrap_sparse_error(struct position pos, const char *fmt, ...);
void __wrap_expression_error(struct expression *expr, const char *fmt, ...);
void __wrap_error_die(struct position pos, const char *fmt, ...) __attribute__((noreturn));
void __wrap_die(const char *fmt, ...) __attribute__((noreturn));
struct symbol_list *__wrap_sparse_initialize(int argc, char **argv, struct string_list **files);
struct symbol_list *__wrap_sparse(char *file);

/* sparse.c's main(), compiled under this name */
int sparse_main(int argc, char **argv);

/* ---- files and directives ---- */

struct token *__wrap_tokenize(const struct position *pos, const char *name, int fd,
			      struct token *end, const char **next_path)
{
	int stream = input_stream_nr;
	struct token *first = NULL;
	bool pragmas = true;		/* unless it is known that there are none */
	size_t size = 0;
	const char *text;

	refuse_many_files(stream, pos);
	text = read_text(fd, &size);
	record_open(stream, name, text, size);
	if (text && !show_messages)	/* only sparse's own has all its warnings */
		first = tokenize_text(stream, text, size, end, &pragmas);
	if (first) {
		init_stream(pos, name, fd, next_path);
	} else {
		idents_share();
		dialect_unknown = true;
		first = __real_tokenize(pos, name, fd, end, next_path);
	}
	path_of(name)->stream = stream;
	record_text(stream, first, pragmas ? text : NULL, size);
	return first;
}

/* Of a##b the first is shown, then the second; then the name of both is asked for. */
static const struct token *shown_before, *shown;

const char *__wrap_show_token(const struct token *token)
{
	static char name[256];

	shown_before = shown;
	shown = token;
	if (!token || token_type(token) != TOKEN_IDENT || !token->ident)
		return __real_show_token(token);
	*(char *)mempcpy(name, token->ident->name, token->ident->len) = '\0';
	return name;
}

struct ident *__wrap_built_in_ident(const char *name)
{
	struct ident *ident = ident_named(name);
	const struct token *first = shown_before;

	shown_before = shown = NULL;
	if (first && token_type(first) == TOKEN_IDENT && first->ident->len < ident->len &&
	    !memcmp(name, first->ident->name, first->ident->len))
		record_pasted(first->pos, ident);
	return ident;
}

/* Where already_tokenized() begins to look for one that has read the same. */
int *__wrap_hash_stream(const char *name)
{
	last_path = path_of(name);
	return &last_path->stream;
}

/* What an #include tries, hash_stream() has seen before. */
int __wrap_open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	if (preprocessing && flags == O_RDONLY && last_path && last_path->absent &&
	    !strcmp(path, last_path->spelled)) {
		errno = ENOENT;
		return -1;
	}
	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return __real_open(path, flags, mode);
}

unsigned long long __wrap_strtoull(const char *s, char **end, int base)
{
	unsigned long long value = 0;
	const char *p = s;

	if (base || !end || *s < '0' || *s > '9' || (*s == '0' && s[1]))
		return __real_strtoull(s, end, base);
	do {
		value = 10 * value + (*p++ - '0');
	} while (*p >= '0' && *p <= '9');
	if (p - s > 18)			/* as many always fit */
		return __real_strtoull(s, end, base);
	*end = (char *)p;
	return value;
}

/* An enumerator's, or what a condition comes to. */
long long __wrap_get_expression_value(struct expression *expr)
{
	long long value;

	computing = !preprocessing;
	value = __real_get_expression_value(expr);
	computing = false;
	if (condition)
		*condition = value;
	else if (expr && (!expr->ctype || expr->ctype == &bad_ctype))
		expr->ctype = &int_ctype;	/* or the next enumerator ends the process */
	return value;
}

long long __wrap_const_expression_value(struct expression *expr)
{
	long long value;

	if (!preprocessing && parsing)
		resolve_constant(expr);
	computing = !preprocessing;
	value = __real_const_expression_value(expr);
	computing = false;
	return value;
}

static bool is_defined(struct token *token)
{
	return token_type(token) == TOKEN_IDENT && macro_of(token->ident);
}

static int on_directive(struct stream *stream, struct token **list, struct token *token)
{
	int nr = token->pos.stream;		/* the stream table may move while we are in here */
	struct position pos = token->pos;
	enum directive kind = DIRECTIVE_OTHER;
	handler_fn *handler = NULL;
	struct ident *operand = NULL;
	const struct symbol *macro = NULL;
	const struct token *body = NULL;
	long long value = 0;
	size_t i;
	int ret;

	for (i = 0; i < nr_directives; i++) {
		if (directives[i].ident == token->ident) {
			handler = directives[i].handler;
			kind = directives[i].kind;
			break;
		}
	}

	record_before_directive(nr, pos.line);
	if (token_type(token->next) == TOKEN_IDENT)
		operand = token->next->ident;
	if (kind == DIRECTIVE_IFDEF)
		value = is_defined(token->next);
	else if (kind == DIRECTIVE_IFNDEF)
		value = !is_defined(token->next);

	if (kind == DIRECTIVE_DEFINE && operand)
		macro = macro_of(operand);
	if (macro)
		body = macro->expansion;

	last_path = NULL;
	if (kind == DIRECTIVE_IF || kind == DIRECTIVE_ELIF)
		condition = &value;
	else if (kind == DIRECTIVE_INCLUDE)
		refuse_long_name(stream, token);
	ret = kind == DIRECTIVE_DEFINE ? dialect_define(stream, list, token, handler) :
		handler(stream, list, token);
	condition = NULL;

	switch (kind) {
	case DIRECTIVE_INCLUDE:
		if (last_path)
			record_include(pos, last_path);
		break;
	case DIRECTIVE_DEFINE:
		if (operand)
			record_define(pos, operand, body);
		break;
	case DIRECTIVE_UNDEF:
		if (operand)
			record_undef(pos, operand);
		break;
	case DIRECTIVE_OTHER:
		break;
	default:
		record_condition(pos, kind, value != 0);
	}
	return ret;
}

static enum directive directive_kind(const char *name)
{
	static const struct {
		const char *name;
		enum directive kind;
	} kinds[] = {
		{ "include",		DIRECTIVE_INCLUDE },
		{ "include_next",	DIRECTIVE_INCLUDE },
		{ "argv_include",	DIRECTIVE_INCLUDE },
		{ "define",		DIRECTIVE_DEFINE },
		{ "weak_define",	DIRECTIVE_DEFINE },
		{ "strong_define",	DIRECTIVE_DEFINE },
		{ "undef",		DIRECTIVE_UNDEF },
		{ "strong_undef",	DIRECTIVE_UNDEF },
		{ "ifdef",		DIRECTIVE_IFDEF },
		{ "ifndef",		DIRECTIVE_IFNDEF },
		{ "if",			DIRECTIVE_IF },
		{ "elif",		DIRECTIVE_ELIF },
		{ "else",		DIRECTIVE_ELSE },
		{ "endif",		DIRECTIVE_ENDIF },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++) {
		if (!strcmp(name, kinds[i].name))
			return kinds[i].kind;
	}
	return DIRECTIVE_OTHER;
}

/* ---- directives that sparse lacks ---- */

static handler_fn *handle_elif, *handle_pragma;

static int handle_elifdef(struct stream *stream, struct token **list, struct token *token)
{
	dialect_elif(token, false);
	return handle_elif(stream, list, token);
}

static int handle_elifndef(struct stream *stream, struct token **list, struct token *token)
{
	dialect_elif(token, true);
	return handle_elif(stream, list, token);
}

static int see_pragma(struct stream *stream, struct token **list, struct token *token)
{
	dialect_pragma(token);
	return handle_pragma(stream, list, token);
}

/* Sparse frees the line. */
static int ignore(struct stream *stream, struct token **list, struct token *token)
{
	(void)stream;
	(void)list;
	(void)token;
	return 1;
}

static void take_over(struct symbol *sym, enum directive kind)
{
	directives[nr_directives].ident = sym->ident;
	directives[nr_directives].handler = sym->handler;
	directives[nr_directives++].kind = kind;
	sym->handler = on_directive;
}

static void add_directive(int stream, const char *name, handler_fn *handler, enum directive kind)
{
	struct symbol *sym = __real_create_symbol(stream, name, SYM_PREPROCESSOR, NS_PREPROCESSOR);

	sym->handler = handler;
	sym->normal = kind == DIRECTIVE_OTHER;
	take_over(sym, kind);
}

static void take_over_all(int stream, struct symbol *const *created, size_t nr)
{
	size_t i;

	nr_directives = 0;
	for (i = 0; i < nr; i++) {
		const char *name = show_ident(created[i]->ident);

		if (!strcmp(name, "elif")) {
			handle_elif = created[i]->handler;
		} else if (!strcmp(name, "pragma")) {
			handle_pragma = created[i]->handler;
			created[i]->handler = see_pragma;
		}
		take_over(created[i], directive_kind(name));
	}
	add_directive(stream, "elifdef", handle_elifdef, DIRECTIVE_ELIF);
	add_directive(stream, "elifndef", handle_elifndef, DIRECTIVE_ELIF);
	add_directive(stream, "assert", ignore, DIRECTIVE_OTHER);
	add_directive(stream, "unassert", ignore, DIRECTIVE_OTHER);
	add_directive(stream, "sccs", ignore, DIRECTIVE_OTHER);
}

/* preprocess() sets the table up afresh on every call, and __LINE__ behind it. */
struct symbol *__wrap_create_symbol(int stream, const char *name, int type, int namespace)
{
	static struct symbol *created[32];
	static size_t nr_created;
	struct symbol *sym = __real_create_symbol(stream, name, type, namespace);

	if (namespace == NS_PREPROCESSOR && nr_created < ARRAY_SIZE(created)) {
		created[nr_created++] = sym;
	} else if (namespace == NS_MACRO && !strcmp(name, "__LINE__")) {
		take_over_all(stream, created, nr_created);
		nr_created = 0;
		dialect_operators(stream);
		return lookup_symbol(built_in_ident(name), NS_MACRO);
	}
	return sym;
}

/* ---- tokens and declarations ---- */

struct token *__wrap_preprocess(struct token *token)
{
	static bool ready;

	if (!ready)
		dialect_keywords();
	ready = true;
	token = __real_preprocess(token);
	record_end();
	return dialect_respell(token);
}

struct token *__wrap_external_declaration(struct token *token, struct symbol_list **list,
					  validate_decl_t validate)
{
	struct token *end = __real_external_declaration(token, list, validate);

	resolve_tokens(token, end);
	resolve_trees();
	return end;
}

void __wrap_bind_symbol(struct symbol *sym, struct ident *ident, enum namespace ns)
{
	bool outside = toplevel(block_scope);

	/* sparse refuses a reserved word, and leaves the symbol without a name */
	if (!ident->reserved && (ns & (NS_TYPEDEF | NS_SYMBOL | NS_STRUCT)) &&
	    (!unit.partial || partial_is_certain(sym->pos)))
		record_declaration(sym, ident, ns, outside);
	__real_bind_symbol(sym, ident, ns);
}

/* ---- messages ---- */

#define format(buffer, fmt) do {				\
	va_list ap__;						\
	va_start(ap__, fmt);					\
	vsnprintf(buffer, sizeof(buffer), fmt, ap__);		\
	va_end(ap__);						\
} while (0)

void __wrap_warning(struct position pos, const char *fmt, ...)
{
	char text[1024];

	if (!show_messages)
		return;
	format(text, fmt);
	__real_warning(pos, "%s", text);
}

void __wrap_info(struct position pos, const char *fmt, ...)
{
	char text[1024];

	if (!show_messages)
		return;
	format(text, fmt);
	__real_info(pos, "%s", text);
}

static void error_at(struct position pos, const char *format, const char *text)
{
	if (pos.type != TOKEN_BAD && parsing && !computing && partial_is_syntax(format))
		partial_error(pos, text);
	if (show_messages)
		__real_sparse_error(pos, "%s", text);
}

void __wrap_sparse_error(struct position pos, const char *fmt, ...)
{
	char text[1024];

	format(text, fmt);
	error_at(pos, fmt, text);
}

void __wrap_expression_error(struct expression *expr, const char *fmt, ...)
{
	char text[1024];

	format(text, fmt);
	error_at(expr->pos, fmt, text);
	expr->ctype = &bad_ctype;
}

static void give_up(void) __attribute__((noreturn));
static void give_up(void)
{
	if (fatal_expected)
		siglongjmp(fatal_exit, 1);
	exit(1);	/* in sparse's own part: as sparse does */
}

void __wrap_error_die(struct position pos, const char *fmt, ...)
{
	char text[1024];

	format(text, fmt);
	unit.partial = false;		/* it is worse than what was before it */
	partial_error(pos, text);
	if (show_messages)
		fprintf(stderr, "%s\n", unit.message);
	give_up();
}

void __wrap_die(const char *fmt, ...)
{
	char text[1024];

	format(text, fmt);
	free((char *)unit.message);
	unit.message = xcopy(text);
	if (show_messages)
		fprintf(stderr, "%s\n", text);
	give_up();
}

/* ---- running it ---- */

static void (*unit_judge)(void), (*unit_done)(void);

/* Sparse and we recurse with the input, and not all of it does good: an error of the unit. */
static void on_crash(int signal)
{
	if (!fatal_expected) {
		struct sigaction action = { .sa_handler = SIG_DFL };

		sigaction(signal, &action, NULL);
		raise(signal);
		return;
	}
	unit.message = signal == SIGSEGV ? "crashed, most likely out of stack" : "crashed";
	siglongjmp(fatal_exit, 1);
}

static void catch_crashes(void)
{
	static char stack[64 * 1024];
	stack_t other = { .ss_sp = stack, .ss_size = sizeof(stack) };
	struct sigaction action = { .sa_handler = on_crash, .sa_flags = SA_ONSTACK };
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
	size_t i;

#ifdef __SANITIZE_ADDRESS__
	return;			/* the sanitizer wants to see them itself */
#endif
	sigaltstack(&other, NULL);
	for (i = 0; i < ARRAY_SIZE(crashes); i++)
		sigaction(crashes[i], &action, NULL);
}

static void parsed(void)
{
	parsing = false;
	unit_judge();
	fatal_expected = false;
	limit_memory(false);
	unit_done();
}

/* What is no flag sparse takes for a C file, and ends the process when it cannot read one. */
struct symbol_list *__wrap_sparse_initialize(int argc, char **argv, struct string_list **files)
{
	char **arguments = dialect_arguments(&argc, argv);
	struct symbol_list *list = __real_sparse_initialize(argc, arguments, files);
	const char *first = NULL;
	char *file;

	FOR_EACH_PTR(*files, file) {
		if (access(file, R_OK))
			fatal("%s: %s", file, strerror(errno));
		if (first)
			fatal("%s: not together with %s: one C file is a unit", file, first);
		first = file;
	} END_FOR_EACH_PTR(file);
	if (!first)
		fatal("no C file is named; see --help");
	return list;
}

/* Called from sparse.c: what lib.c's sparse() does, and our work between its two halves. */
struct symbol_list *__wrap_sparse(char *file)
{
	struct symbol_list *list = sparse_keep_tokens(file);

	parsed();
	if (has_error & ERROR_CURR_PHASE)
		has_error = ERROR_PREV_PHASE;
	evaluate_symbol_list(list);
	return list;
}

static void parse_only(int argc, char **argv)
{
	struct string_list *files = NULL;
	char *file;

	sparse_initialize(argc, argv, &files);
	FOR_EACH_PTR(files, file) {
		sparse_keep_tokens(file);
	} END_FOR_EACH_PTR(file);
	parsed();
}

int hooks_run(int argc, char **argv, bool as_sparse, void (*judge)(void), void (*done)(void))
{
	show_messages = as_sparse;
	unit_judge = judge;
	unit_done = done;
	parsing = fatal_expected = true;
	limit_memory(true);
	catch_crashes();
	if (sigsetjmp(fatal_exit, 1)) {
		fatal_expected = false;
		limit_memory(false);
		return -1;
	}
	if (as_sparse)
		sparse_main(argc, argv);
	else
		parse_only(argc, argv);
	return 0;
}

void hooks_drop_tokens(void)
{
	if (show_messages)		/* sparse goes on with its own work */
		return;
	shown_before = shown = NULL;
	drop_tokens();
}
