// SPDX-License-Identifier: MIT
/*
 * options.c - fkh-check's own options
 *
 * kbuild passes everything that gcc or clang get, so ours have to be picked out of
 * a line that is not for us: they are the long ones below, with "=" or without an
 * argument. Other long ones have to be the compiler's or sparse's.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "flags.h"
#include "options.h"
#include "paths.h"
#include "rule.h"
#include "util.h"

enum kind {
	SWITCH,			/* a bool */
	VALUE,			/* a string, behind "=" */
	RULES,			/* one more of options.rules */
};

/* Where the option goes. */
static const struct option {
	const char *name;
	enum kind kind;
	size_t offset;
} all_options[] = {
	{ "rules",	  RULES,  0 },
	{ "out",	  VALUE,  offsetof(struct options, out) },
	{ "junit",	  VALUE,  offsetof(struct options, junit) },
	{ "junit-strict", SWITCH, offsetof(struct options, junit_strict) },
	{ "only",	  VALUE,  offsetof(struct options, only) },
	{ "with",	  VALUE,  offsetof(struct options, with) },
	{ "path",	  VALUE,  offsetof(struct options, path) },
	{ "all",	  SWITCH, offsetof(struct options, all) },
	{ "werror",	  SWITCH, offsetof(struct options, werror) },
	{ "sparse",	  SWITCH, offsetof(struct options, sparse) },
	{ "kbuild",	  VALUE,  offsetof(struct options, kbuild) },
	{ "unchecked",	  SWITCH, offsetof(struct options, unchecked) },
	{ "since",	  VALUE,  offsetof(struct options, since) },
	{ "cover",	  SWITCH, offsetof(struct options, cover) },
	{ "list",	  SWITCH, offsetof(struct options, list) },
	{ "quiet",	  SWITCH, offsetof(struct options, quiet) },
	{ "help",	  SWITCH, offsetof(struct options, help) },
	{ "version",	  SWITCH, offsetof(struct options, version) },
	{ }
};

void options_help(void)
{
	size_t i;

	puts("Usage: fkh-check [OPTION]... [FLAG OF SPARSE OR THE COMPILER]... FILE.c\n"
	     "       fkh-check --kbuild OBJTREE [OPTION]... [FILE.c | FOLDER]...\n"
	     "       fkh-check -p COMPILE_COMMANDS.json [OPTION]... [FILE.c | FOLDER]...\n"
	     "Check the header hygiene of one translation unit of the kernel, meant for\n"
	     "make C=1 CHECK=fkh-check; or of FILEs (of all) that a build has compiled.\n"
	     "\n"
	     "  --kbuild=OBJTREE check by the commands that kbuild recorded there\n"
	     "  -p FILE          check by those of a compile_commands.json\n"
	     "  --unchecked      of these only what has no record for these rules\n"
	     "  --since=REV      of these only what the change since that commit is in, and\n"
	     "                   print what is new (--kbuild=. need not be given)\n"
	     "  --cover          of those that only read a changed header a few will do\n"
	     "  --list           name these units and check none\n"
	     "  -j N             how many at once (default: one for each processor)\n"
	     "  --out=DIR        keep records in DIR (default: .fkh in the build's folder)\n"
	     "  --junit=FILE     write this unit's findings as JUnit XML, too (-: stdout)\n"
	     "  --junit-strict   without the attributes that Jenkins' schema does not know\n"
	     "  --only=RULE,...  run these rules only\n"
	     "  --with=RULE,...  run these as well\n"
	     "  --rules=PATH     a rules file or folder instead of the default; more add up\n"
	     "  --path=GLOB,...  show only what is found in these files or folders\n"
	     "  --all            of a module's run also what is in the kernel's headers\n"
	     "  --sparse         do and print all that sparse does, too\n"
	     "  --quiet          make records and print no findings\n"
	     "  --werror         exit with 1 if findings are shown\n"
	     "  -h, --help, --version\n"
	     "\n"
	     "Options can also be given in FKH_OPTIONS. Rules (* is off by default):");
	for (i = 0; i < NR_RULES; i++)
		printf("  %-18s %s%s\n", all_rules[i].name, all_rules[i].title,
		       all_rules[i].on ? "" : " *");
}

/* Turn on those that the @list of @option names. */
static void want_rules(const char *option, const char *list, bool on[NR_RULES])
{
	while (list && *list) {
		size_t len = strcspn(list, ",");
		const struct rule *rule = rule_named(list, len);

		if (len && !rule)
			fatal("%s: there is no rule '%.*s'", option, (int)len, list);
		if (len)
			on[rule - all_rules] = true;
		list += len + (list[len] == ',');
	}
}

static void choose_rules(struct options *options)
{
	size_t i, nr = 0;

	for (i = 0; i < NR_RULES; i++)
		options->rules_on[i] = !options->only && all_rules[i].on;
	want_rules("--only", options->only, options->asked);
	want_rules("--with", options->with, options->asked);
	for (i = 0; i < NR_RULES; i++) {
		options->rules_on[i] |= options->asked[i];
		if (options->rules_on[i])
			options->rule_names[nr++] = all_rules[i].name;
	}
	if (!nr)
		fatal("--only: no rule is named");
}

static unsigned parse_jobs(const char *arg)
{
	char *end;
	unsigned long jobs = strtoul(arg, &end, 10);

	if (!jobs || *end || jobs > 4096)
		fatal("-j: '%s' is not a number of jobs", arg);
	return jobs;
}

static void __attribute__((noreturn)) refuse(const char *from, const char *arg)
{
	fatal("%swrong option '%s'; --help lists ours", from, arg);
}

static void add_rules(struct options *options, const char *path)
{
	GROW_PLAIN(options->rules, options->nr_rules);
	options->rules[options->nr_rules++] = path;
}

/* Take @arg if it is ours; false if it is not. @from says where a wrong one is. */
static bool take(struct options *options, const char *arg, const char *from)
{
	const struct option *o;
	size_t len = strcspn(arg, "=");
	char *field;

	if (strncmp(arg, "--", 2))
		return false;
	for (o = all_options; o->name; o++) {
		if (strlen(o->name) + 2 == len && !strncmp(arg + 2, o->name, len - 2))
			break;
	}
	if (!o->name)
		return false;
	if ((o->kind != SWITCH) != (arg[len] == '='))
		refuse(from, arg);
	field = (char *)options + o->offset;
	if (o->kind == RULES)
		add_rules(options, arg + len + 1);
	else if (o->kind == VALUE)
		*(const char **)field = arg + len + 1;
	else
		*(bool *)field = true;
	return true;
}

static void take_environment(struct options *options)
{
	static const char from[] = "FKH_OPTIONS: ";
	char *copy = xcopy(getenv("FKH_OPTIONS")), *word, *rest = NULL;

	for (word = copy ? strtok_r(copy, " \t\n", &rest) : NULL; word;
	     word = strtok_r(NULL, " \t\n", &rest)) {
		if (take(options, word, from))
			continue;
		if (*word == '-')
			refuse(from, word);
		fatal("%s'%s' is not an option; fkh-check --help lists them", from, word);
	}
	if (options->kbuild || options->since)
		fatal("%s--%s is for the command line", from, options->since ? "since" : "kbuild");
}

static bool is_json(const char *arg)
{
	size_t len = arg ? strlen(arg) : 0;

	return len > 5 && !strcmp(arg + len - 5, ".json");
}

/*
 * How many words is the option that only a call for many units has (--kbuild, -p, -j)? It may have
 * its value in a word of its own. 0 if @argv[0] is none.
 */
static int take_batch(struct options *options, char **argv)
{
	bool joined = argv[0][0] == '-' && argv[0][1] && argv[0][1] != '-' && argv[0][2];
	const char *value = joined ? argv[0] + 2 : argv[1];

	if (!strcmp(argv[0], "--kbuild") && argv[1]) {
		options->kbuild = argv[1];
		return 2;
	}
	if (argv[0][0] != '-' || !argv[0][1] || !strchr("pj", argv[0][1]) || !value)
		return 0;
	if (argv[0][1] == 'p')
		options->database = value;
	else
		options->jobs = parse_jobs(value);
	return joined ? 1 : 2;
}

/* Is this call for many units (--kbuild, -p)? Then all arguments but the options are sources. */
static bool is_batch(char **argv)
{
	int i;

	for (i = 1; argv[i]; i++) {
		if (!strcmp(argv[i], "--kbuild") || !strncmp(argv[i], "--kbuild=", 9) ||
		    !strncmp(argv[i], "--since=", 8))
			return true;
		/* the compiler's -p takes no argument */
		if (!strcmp(argv[i], "-p") && (i == 1 || is_json(argv[i + 1])))
			return true;
		i += flag_has_operand(argv[i], argv[i + 1]) && argv[i + 1];
	}
	return false;
}

static int parse_batch(struct options *options, char **argv)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	bool ended = false;
	int i, words, nr = 1;

	options->jobs = processors > 0 ? processors : 1;
	for (i = 1; argv[i]; i++) {
		if (ended || *argv[i] != '-') {
			argv[nr++] = argv[i];
		} else if (!strcmp(argv[i], "--")) {
			ended = true;
		} else if (!strcmp(argv[i], "-h")) {
			options->help = true;
		} else if ((words = take_batch(options, argv + i))) {
			i += words - 1;
		} else if (!take(options, argv[i], "")) {
			refuse("", argv[i]);
		}
	}
	argv[nr] = NULL;
	if (!options->kbuild && !options->database)
		options->kbuild = ".";
	if (options->cover && !options->since)
		fatal("--cover needs --since=REV");
	if (options->kbuild && options->database)
		fatal("--kbuild and -p exclude each other");
	if (options->junit || options->junit_strict)
		fatal("--junit is for one unit; fkh-report --junit is for all");
	return nr;
}

/* What is not ours stays in @argv, the compiler's operands too, whatever they look like. */
static int parse_unit(struct options *options, char **argv)
{
	int i, nr = 1;

	options->help = argv[1] && !strcmp(argv[1], "-h");
	for (i = 1; argv[i]; i++) {
		if (take(options, argv[i], ""))
			continue;
		if (!strncmp(argv[i], "--", 2) && !flag_is_known(argv[i]))
			refuse("", argv[i]);
		argv[nr++] = argv[i];
		if (flag_has_operand(argv[i], argv[i + 1]) && argv[i + 1])
			argv[nr++] = argv[++i];
	}
	argv[nr] = NULL;
	if (options->unchecked)
		fatal("--unchecked is for --kbuild and -p");
	if (options->since || options->cover || options->list)
		fatal("--%s needs --kbuild or -p", options->since ? "since" :
		      options->cover ? "cover" : "list");
	if (options->junit_strict && !options->junit)
		fatal("--junit-strict needs --junit=FILE");
	if (!options->out)
		options->out = xformat("%s/.fkh", path_build());
	return nr;
}

/* The command line's --rules are in the place of FKH_OPTIONS', not behind them. */
static void prefer_rules(struct options *options, size_t nr_before)
{
	if (options->nr_rules == nr_before)
		return;
	options->nr_rules -= nr_before;
	memmove(options->rules, options->rules + nr_before,
		options->nr_rules * sizeof(*options->rules));
}

int options_parse(struct options *options, char **argv)
{
	size_t nr_before;
	int nr;

	take_environment(options);
	nr_before = options->nr_rules;
	nr = is_batch(argv) ? parse_batch(options, argv) : parse_unit(options, argv);
	prefer_rules(options, nr_before);
	choose_rules(options);
	return nr;
}
