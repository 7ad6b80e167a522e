// SPDX-License-Identifier: MIT
/*
 * options.c - fkh-check's own options
 *
 * kbuild passes everything that gcc or clang get, so ours have to be picked out of
 * a line that is not for us: they are the long ones below, with "=" or without an
 * argument. What is not one of them goes to sparse, which skips what it does not know.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "paths.h"
#include "rules.h"
#include "util.h"

enum {
	OPT_RULES = 256, OPT_OUT, OPT_JUNIT, OPT_JUNIT_STRICT, OPT_ONLY, OPT_WERROR, OPT_SPARSE,
	OPT_HELP, OPT_VERSION, OPT_KBUILD,
};

static const struct option long_options[] = {
	{ "rules",	  required_argument, NULL, OPT_RULES },
	{ "out",	  required_argument, NULL, OPT_OUT },
	{ "junit",	  required_argument, NULL, OPT_JUNIT },
	{ "junit-strict", no_argument,	     NULL, OPT_JUNIT_STRICT },
	{ "only",	  required_argument, NULL, OPT_ONLY },
	{ "werror",	  no_argument,	     NULL, OPT_WERROR },
	{ "sparse",	  no_argument,	     NULL, OPT_SPARSE },
	{ "kbuild",	  required_argument, NULL, OPT_KBUILD },
	{ "help",	  no_argument,	     NULL, OPT_HELP },
	{ "version",	  no_argument,	     NULL, OPT_VERSION },
	{ }
};

void options_help(void)
{
	size_t i;

	puts("Usage: fkh-check [OPTION]... [FLAG OF SPARSE OR THE COMPILER]... FILE.c\n"
	     "       fkh-check --kbuild OBJTREE [OPTION]... [FILE.c]...\n"
	     "       fkh-check -p COMPILE_COMMANDS.json [OPTION]... [FILE.c]...\n"
	     "Check the header hygiene of one translation unit of the kernel, meant for\n"
	     "make C=1 CHECK=fkh-check; or of FILEs (of all) that a build has compiled.\n"
	     "\n"
	     "  --kbuild=OBJTREE check by the commands that kbuild recorded there\n"
	     "  -p FILE          check by those of a compile_commands.json\n"
	     "  -j N             how many at once (default: one for each processor)\n"
	     "  --out=DIR        keep records in DIR (default: .fkh in the build's folder)\n"
	     "  --junit=FILE     write this unit's findings as JUnit XML, too (-: stdout)\n"
	     "  --junit-strict   without the attributes that Jenkins' schema does not know\n"
	     "  --only=RULE,...  run these rules only\n"
	     "  --rules=PATH     a rules file or folder instead of the default\n"
	     "  --sparse         do and print all that sparse does, too\n"
	     "  --werror         exit with 1 if there are findings\n"
	     "  --help, --version\n"
	     "\n"
	     "Options can also be given in FKH_OPTIONS. Rules (* is off by default):");
	for (i = 0; all_rules[i]; i++)
		printf("  %s%s\n", all_rules[i]->name, all_rules[i]->on ? "" : " *");
}

static const struct rule *find_rule(const char *name)
{
	size_t i;

	for (i = 0; all_rules[i]; i++) {
		if (!strcmp(all_rules[i]->name, name))
			return all_rules[i];
	}
	fatal("--only: there is no rule '%s'", name);
}

static void choose_rules(struct options *options, const char *only)
{
	char *list = xcopy(only), *name, *rest = NULL;
	bool wanted[8] = { };
	size_t i, nr = 0;

	for (name = list ? strtok_r(list, ",", &rest) : NULL; name;
	     name = strtok_r(NULL, ",", &rest)) {
		const struct rule *rule = find_rule(name);

		for (i = 0; all_rules[i]; i++)
			wanted[i] |= all_rules[i] == rule;
	}
	for (i = 0; all_rules[i]; i++) {
		if (only ? !wanted[i] : !all_rules[i]->on)
			continue;
		options->rules_on[nr] = all_rules[i];
		options->rule_names[nr++] = all_rules[i]->name;
	}
	if (!nr)
		fatal("--only: no rule is named");
	free(list);
}

static bool is_ours(const char *arg)
{
	const struct option *o;
	size_t len;

	if (strncmp(arg, "--", 2))
		return false;
	len = strcspn(arg + 2, "=");
	for (o = long_options; o->name; o++) {
		if (strlen(o->name) == len && !strncmp(arg + 2, o->name, len))
			return true;
	}
	return false;
}

static unsigned parse_jobs(const char *arg)
{
	char *end;
	unsigned long jobs = strtoul(arg, &end, 10);

	if (!jobs || *end || jobs > 4096)
		fatal("-j: '%s' is not a number of jobs", arg);
	return jobs;
}

/* "--rulez" is not the compiler's: a long option that starts like one of ours is for us. */
static void refuse_misspelled(const char *arg)
{
	const struct option *o;

	for (o = long_options; o->name && !strncmp(arg, "--", 2); o++) {
		if (!strncmp(arg + 2, o->name, 4))
			fatal("wrong option '%s'; --help lists ours", arg);
	}
}

/* Take @argv, options of ours @from somewhere; in a batch the sources move behind them. */
static void take(struct options *options, int argc, char **argv, const char *letters,
		 const char *from)
{
	int c;

	optind = 0;
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		switch (c) {
		case OPT_KBUILD:
			options->kbuild = optarg;
			break;
		case 'p':
			options->database = optarg;
			break;
		case 'j':
			options->jobs = parse_jobs(optarg);
			break;
		case OPT_RULES:
			options->rules = optarg;
			break;
		case OPT_OUT:
			options->out = optarg;
			break;
		case OPT_JUNIT:
			options->junit = optarg;
			break;
		case OPT_JUNIT_STRICT:
			options->junit_strict = true;
			break;
		case OPT_ONLY:
			options->only = optarg;
			break;
		case OPT_WERROR:
			options->werror = true;
			break;
		case OPT_SPARSE:
			options->sparse = true;
			break;
		case OPT_HELP:
			options->help = true;
			break;
		case OPT_VERSION:
			options->version = true;
			break;
		default:
			fatal("%swrong option '%s'; --help lists ours", from, argv[optind - 1]);
		}
	}
}

static void take_environment(struct options *options, char *name)
{
	const char *value = getenv("FKH_OPTIONS");
	char *copy = xcopy(value), *word, *rest = NULL;
	char *argv[64] = { name };
	int argc = 1;

	for (word = copy ? strtok_r(copy, " \t\n", &rest) : NULL; word;
	     word = strtok_r(NULL, " \t\n", &rest)) {
		if (argc == 63)
			fatal("FKH_OPTIONS: too many options");
		argv[argc++] = word;
	}
	take(options, argc, argv, "+", "FKH_OPTIONS: ");
	if (options->kbuild)
		fatal("FKH_OPTIONS: --kbuild is for the command line");
	if (optind < argc)
		fatal("FKH_OPTIONS: '%s' is not an option; fkh-check --help lists them",
		      argv[optind]);
}

static bool is_json(const char *arg)
{
	size_t len = arg ? strlen(arg) : 0;

	return len > 5 && !strcmp(arg + len - 5, ".json");
}

/* Is this call for many units (--kbuild, -p)? Then all arguments but the options are sources. */
static bool is_batch(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--kbuild") || !strncmp(argv[i], "--kbuild=", 9))
			return true;
		/* the compiler's -p takes no argument */
		if (!strcmp(argv[i], "-p") && (i == 1 || is_json(argv[i + 1])))
			return true;
	}
	return false;
}

static int parse_batch(struct options *options, int argc, char **argv)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int i, nr = 1;

	options->jobs = processors > 0 ? processors : 1;
	take(options, argc, argv, "p:j:", "");
	if (options->kbuild && options->database)
		fatal("--kbuild and -p exclude each other");
	if (options->junit || options->junit_strict)
		fatal("--junit is for one unit; fkh-report --junit is for all");
	for (i = optind; i < argc; i++)
		argv[nr++] = argv[i];
	argv[nr] = NULL;
	return nr;
}

int options_parse(struct options *options, int argc, char **argv)
{
	char **ours;
	int nr = 1, rest = 1, i;

	take_environment(options, argv[0]);
	if (is_batch(argc, argv)) {
		rest = parse_batch(options, argc, argv);
		choose_rules(options, options->only);
		return rest;
	}
	ours = xmalloc((argc + 1) * sizeof(*ours));

	ours[0] = argv[0];
	for (i = 1; i < argc; i++) {
		if (is_ours(argv[i])) {
			ours[nr++] = argv[i];
		} else {
			refuse_misspelled(argv[i]);
			argv[rest++] = argv[i];
		}
	}
	argv[rest] = NULL;
	take(options, nr, ours, "+", "");
	free(ours);
	if (options->junit_strict && !options->junit)
		fatal("--junit-strict needs --junit=FILE");
	if (!options->out)
		options->out = xformat("%s/.fkh", path_build());
	choose_rules(options, options->only);
	return rest;
}
