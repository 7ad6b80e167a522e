// SPDX-License-Identifier: MIT
/*
 * run.c - sparse, run over one unit: its messages, and how it ends
 *
 *   warning ... die       its messages; the last two would end the process
 *   sparse_initialize     knows which arguments are files
 *   sparse                with --sparse its own main() runs, we in the middle
 */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <lib.h>
#include <evaluate.h>
#include <expression.h>
#include <symbol.h>
#include <token.h>

#include "allocators.h"
#include "dialect.h"
#include "errors.h"
#include "hooks.h"
#include "util.h"
#include "wrap.h"

struct hooks hooks;

static bool fatal_expected;		/* a fatal error may jump to fatal_exit */
static sigjmp_buf fatal_exit;

REAL(warning);
REAL(info);
REAL(sparse_error);
REAL(sparse_initialize);

/* sparse.c's main(), compiled under this name */
int sparse_main(int argc, char **argv);

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

	if (!hooks.show_messages)
		return;
	format(text, fmt);
	__real_warning(pos, "%s", text);
}

void __wrap_info(struct position pos, const char *fmt, ...)
{
	char text[1024];

	if (!hooks.show_messages)
		return;
	format(text, fmt);
	__real_info(pos, "%s", text);
}

static void error_at(struct position pos, const char *format, const char *text)
{
	if (pos.type != TOKEN_BAD && hooks.parsing && !hooks.computing && errors_is_syntax(format))
		errors_add(pos, text);
	if (hooks.show_messages)
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
	errors.partial = false;		/* it is worse than what was before it */
	errors_add(pos, text);
	if (hooks.show_messages)
		fprintf(stderr, "%s\n", errors.message);
	give_up();
}

void __wrap_die(const char *fmt, ...)
{
	char text[1024];

	format(text, fmt);
	free((char *)errors.message);
	errors.message = xcopy(text);
	if (hooks.show_messages)
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
	errors.message = signal == SIGSEGV ? "crashed, most likely out of stack" : "crashed";
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
	hooks.parsing = false;
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
	hooks.show_messages = as_sparse;
	unit_judge = judge;
	unit_done = done;
	hooks.parsing = fatal_expected = true;
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
