// SPDX-License-Identifier: MIT
/*
 * fkh-check - check the header hygiene of one translation unit of the kernel
 *
 * Stands in sparse's place: make C=1 CHECK=fkh-check.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch.h"
#include "check.h"
#include "conclude.h"
#include "errors.h"
#include "flags.h"
#include "hooks.h"
#include "kbuild.h"
#include "options.h"
#include "paths.h"
#include "printed.h"
#include "report.h"
#include "resolve.h"
#include "knowledge.h"
#include "shown.h"
#include "store.h"
#include "unit.h"
#include "util.h"

static struct options options;
static struct findings findings;
static const char *object;		/* what the unit is compiled to (facts.h) */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Of the text that is printed of it: two with one text are one for the reader. */
static uint64_t hash_of(const struct finding *f)
{
	const struct report one = { .findings = { .v = (struct finding *)f, .nr = 1 } };
	char *text = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&text, &len);
	uint64_t hash;

	if (!to)
		fatal("out of memory");
	report_text(to, &one);
	fclose(to);
	hash = hash_bytes(text, len);
	free(text);
	return hash;
}

static bool is_in_header(const struct finding *f)
{
	return strcmp(f->file, unit.main->name) != 0;
}

/* Without what another unit of the run has printed. */
static void print_fresh(const struct report *r)
{
	const struct findings *all = &r->findings;
	uint64_t *hashes = xmalloc((all->nr + 1) * sizeof(*hashes));
	bool *known = xmalloc((all->nr + 1) * sizeof(*known));
	struct report fresh = *r;
	size_t nr = 0, i;

	for (i = 0; i < all->nr; i++) {
		if (is_in_header(&all->v[i]))
			hashes[nr++] = hash_of(&all->v[i]);
	}
	printed_before(options.out, hashes, nr, known);
	fresh.findings = (struct findings){ .v = xmalloc((all->nr + 1) * sizeof(*all->v)) };
	for (i = 0, nr = 0; i < all->nr; i++) {
		if (!is_in_header(&all->v[i]) || !known[nr++])
			fresh.findings.v[fresh.findings.nr++] = all->v[i];
	}
	report_text(stderr, &fresh);
	free(fresh.findings.v);
	free(known);
	free(hashes);
}

/* Of a module's run its own files, unless all are asked for; and those that --path names. */
static struct shown shown_files(void)
{
	static const char *module[2];
	struct shown s = { .paths = options.path };

	module[0] = getenv("KBUILD_EXTMOD");
	if (module[0] && *module[0] && !options.all)
		s.folders = module;
	return s;
}

/* The unit as one report: for the text on stderr and for --junit. */
static void report(const struct trouble *trouble)
{
	const struct shown shown = shown_files();
	struct report r = {
		.findings = findings,
		.troubles = (struct trouble *)trouble,
		.nr_troubles = trouble && shown_file(&shown, trouble->file),
		.rules = options.rule_names,
		.units = 1,
	};
	VEC(char *) files = { };
	size_t i;

	for (i = 0; i < unit.files.nr; i++)
		vec_push(&files, (char *)unit.files.v[i]->name);
	if (files.nr)
		qsort(files.v, files.nr, sizeof(*files.v), by_name);
	r.files = files.v;
	r.nr_files = errors.partial ? 0 : files.nr;	/* what was not seen whole does not pass */
	shown_only(&r, &shown);
	findings = r.findings;
	if (options.quiet)
		;
	else if (printed_find_run())
		print_fresh(&r);
	else
		report_text(stderr, &r);
	if (options.junit && report_junit(options.junit, &r, options.junit_strict))
		fatal("%s: %s", options.junit, strerror(errno));
	free(files.v);
}

static void judge(void)
{
	find_spares();
	resolve_fallbacks();
	hooks_drop_tokens();
	check_unit(options.rules_on, &findings);
	knowledge_drop_off(&findings);
	for (size_t i = 0; i < findings.nr; i++) {
		const struct finding *f = &findings.v[i];
		const struct rule *rule = rule_named(f->rule, strlen(f->rule));

		/* who asks for the rule wants to see what there is to do */
		findings.v[i].todo &= !options.asked[rule - all_rules];
	}
}

/* Who else was compiled there, fkh-report asks kbuild's records. Without kbuild there are none. */
static void note_tree(void)
{
	const char *module = getenv("KBUILD_EXTMOD");
	bool kbuild = (module && *module) || !access(".config", F_OK);
	char *tree = kbuild ? realpath(path_build(), NULL) : NULL;

	if (tree)
		store_note_tree(options.out, tree);
	free(tree);
}

static void tell(void)
{
	struct trouble trouble = { };

	if (conclude(options.out, object, &findings, options.rule_names))
		fatal("%s: the store cannot be written: %s", options.out, strerror(errno));
	note_tree();
	if (errors.partial) {
		trouble.file = (char *)unit.main->name;
		trouble.message = (char *)errors.message;
		trouble.partial = true;
	}
	report(errors.partial ? &trouble : NULL);
}

/* Sets errno if it is. */
static bool is_folder(const char *path)
{
	struct stat st;

	if (stat(path, &st) || !S_ISDIR(st.st_mode))
		return false;
	errno = EISDIR;
	return true;
}

/*
 * Sparse copies a -D or -I into a line of 4,096 bytes, and what is cut off is read as garbage;
 * the name of a header has to go behind a folder's.
 */
static void refuse_long(char **argv)
{
	int i;

	for (i = 1; argv[i]; i++) {
		if (argv[i][0] == '-' && strlen(argv[i]) > 3800)
			fatal("%.60s...: this argument is longer than sparse takes", argv[i]);
	}
}

static void refuse_unreadable(const char *path)
{
	if (access(path, R_OK) || is_folder(path))
		fatal("%s: %s", path, strerror(errno));
}

static void find_source(struct source *source)
{
	if (!source->path)
		fatal("no C file is named; see --help");
	refuse_unreadable(source->path);
	if (source->other) {
		refuse_unreadable(source->other);
		fatal("%s: not together with %s: one C file is a unit", source->path,
		      source->other);
	}
}

static void nothing(void)
{
}

/*
 * Kernels since 7.0 try the checker by a scratch file, and look for "error" in what it says
 * (scripts/checker-valid.sh). That is no unit of anything: no record is made of it.
 */
static int try_out(int argc, char **argv)
{
	if (hooks_run(argc, argv, false, nothing, nothing) || errors.partial)
		fprintf(stderr, "%s%s\n",
			strstr(errors.message, ": error: ") ? "" : "fkh-check: error: ",
			errors.message);
	return 0;
}

static void show_and_flush(const struct options *o)
{
	if (o->help)
		options_help();
	else
		puts(FKH_VERSION " (sparse " FKH_SPARSE ")");
	if (fflush(stdout))
		fatal("standard output: %s", strerror(errno));
}

static void tell_failure(const char *source)
{
	struct trouble trouble = {
		.file = (char *)path_name(source),
		.message = (char *)errors.message,
	};

	if (conclude_error(options.out, object, trouble.file, trouble.message))
		fatal("%s: the store cannot be written: %s", options.out, strerror(errno));
	note_tree();
	unit.files.nr = 0;
	findings.nr = 0;
	report(&trouble);
}

int main(int argc, char **argv)
{
	struct source source;

	/* parallel makes share it: a line is one write, or they run into each other */
	setvbuf(stderr, NULL, _IOLBF, 1 << 16);
	argc = options_parse(&options, argv);
	if (options.help || options.version) {
		show_and_flush(&options);
		return 0;
	}
	if (options.kbuild || options.database)
		return batch_run(&options, argv + 1, argc - 1);
	argv = flags_for_sparse(argv, &argc, &source);
	find_source(&source);
	refuse_long(argv);
	if (source.probe)
		return try_out(argc, argv);
	knowledge_load(options.rules, options.nr_rules, options.out);
	object = kbuild_object(argv, argc, source.path);
	if (hooks_run(argc, argv, options.sparse, judge, tell)) {
		tell_failure(source.path);
		return 0;
	}
	return options.werror && findings_new(&findings) ? 1 : 0;
}
