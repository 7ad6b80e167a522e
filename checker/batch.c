// SPDX-License-Identifier: MIT
/*
 * batch.c - check many recorded units, each in a process of its own
 */
#include <errno.h>
#include <libgen.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch.h"
#include "flags.h"
#include "kbuild.h"
#include "options.h"
#include "knowledge.h"
#include "since.h"
#include "store.h"
#include "util.h"

struct batch {
	const struct options *options;
	struct commands commands;
	char *out, **rules;		/* the store, and each of the rules, absolute */
	char *root, *objtree;		/* of the sources, and where the commands were recorded */
	pid_t *pids;			/* of the commands that were started */
	unsigned running, started, done;
	int worst;			/* exit status so far */
};

static char *absolute(const char *path)
{
	char *real = realpath(path, NULL);

	if (!real)
		fatal("%s: %s", path, strerror(errno));
	return real;
}

/* What the compiler is asked to do, which the child does not need; nor who else calls it. */
static bool is_in_vain(const char *arg)
{
	return !strcmp(arg, "-c") || !strcmp(arg, "-S") || !strncmp(arg, "-Wp,-M", 6);
}

/*
 * The compiler's flags with their operands. What is neither is the compiler, which may be two
 * words ("ccache gcc"), or the source, which the command may spell in another way than the one who
 * recorded it.
 */
static void add_flags(struct command *to, const struct command *from)
{
	size_t i;

	for (i = 0; i < from->argc; i++) {
		char *arg = from->argv[i], *next = i + 1 < from->argc ? from->argv[i + 1] : NULL;
		bool two = next && flag_has_operand(arg, next);

		if ((*arg == '-' || *arg == '@') && strcmp(arg, "-o") && !is_in_vain(arg)) {
			command_append(to, arg);
			if (two)
				command_append(to, next);
		}
		i += two;
	}
}

static void add_option(struct command *to, const char *name, const char *value)
{
	char *arg;

	if (!value)
		return;
	arg = xformat("--%s=%s", name, value);
	command_append(to, arg);
	free(arg);
}

static void add_own_options(struct command *to, const struct batch *b)
{
	const struct options *o = b->options;

	add_option(to, "out", b->out);
	for (size_t i = 0; i < o->nr_rules; i++)
		add_option(to, "rules", b->rules[i]);
	add_option(to, "only", o->only);
	add_option(to, "with", o->with);
	add_option(to, "path", o->path);
	if (o->all)
		command_append(to, "--all");
	if (o->werror && !o->since)
		command_append(to, "--werror");
	if (o->quiet || o->since)
		command_append(to, "--quiet");
	if (o->sparse)
		command_append(to, "--sparse");
}

static bool is_object_tree(const char *directory)
{
	char *config = xformat("%s/.config", directory);
	bool is = !access(config, R_OK);

	free(config);
	return is;
}

static void __attribute__((noreturn)) become(const struct batch *b, const struct command *c)
{
	struct command self = { 0 };
	char *srctree;

	if (chdir(c->directory))
		fatal("%s: %s", c->directory, strerror(errno));
	command_append(&self, "fkh-check");
	add_own_options(&self, b);
	if (b->options->kbuild || is_object_tree(c->directory)) {
		srctree = kbuild_source_tree(c->directory);
		setenv("abs_srctree", srctree, 1);
		setenv("srctree", srctree, 1);
		setenv("abs_objtree", c->directory, 1);
		setenv("objtree", ".", 1);
		kbuild_check_flags(c->directory, &self);
	} else {
		setenv("abs_srctree", b->root, 0);
		setenv("abs_objtree", b->objtree, 0);
	}
	add_flags(&self, c);
	command_append(&self, c->source);
	GROW_PLAIN(self.argv, self.argc);
	self.argv[self.argc] = NULL;
	execv("/proc/self/exe", self.argv);
	fatal("/proc/self/exe: %s", strerror(errno));
}

/* What the units say is to come over it. */
static void show_progress(const struct batch *b, const char *source)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\033[K[%u/%zu] %s%c", b->done, b->commands.nr, source,
		b->done == b->commands.nr ? '\n' : '\r');
	fflush(stderr);
}

/* Of a process that was killed nobody else says so. */
static void say_killed(const struct batch *b, pid_t pid, int signal)
{
	size_t i = b->started;

	while (i && b->pids[i - 1] != pid)
		i--;
	say("%s: not checked: %s", i ? b->commands.v[i - 1].source : "a unit", strsignal(signal));
}

static void wait_one(struct batch *b)
{
	int status;
	pid_t pid = wait(&status);

	if (pid < 0)
		fatal("wait: %s", strerror(errno));
	if (WIFSIGNALED(status))
		say_killed(b, pid, WTERMSIG(status));
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 2;
	if (status > b->worst)
		b->worst = status;
	b->running--;
	b->done++;
}

static void run_all(struct batch *b)
{
	signal(SIGCHLD, SIG_DFL);	/* some parents leave it ignored: then wait() never says */
	b->pids = xmalloc(b->commands.nr * sizeof(*b->pids));
	for (; b->started < b->commands.nr; b->started++) {
		const struct command *command = &b->commands.v[b->started];
		pid_t pid;

		while (b->running >= b->options->jobs)
			wait_one(b);
		show_progress(b, command->source);
		pid = fork();
		if (pid < 0)
			fatal("fork: %s", strerror(errno));
		if (!pid)
			become(b, command);
		b->pids[b->started] = pid;
		b->running++;
	}
	while (b->running)
		wait_one(b);
	show_progress(b, "done");
	free(b->pids);
}

/* The units are checked elsewhere. "default" is no path. */
static char **absolute_rules(const struct options *options)
{
	char **rules = xmalloc((options->nr_rules + 1) * sizeof(*rules));

	for (size_t i = 0; i < options->nr_rules; i++)
		rules[i] = strcmp(options->rules[i], "default") ? absolute(options->rules[i]) :
			xcopy(options->rules[i]);
	return rules;
}

/* Is it @path, or in the folder that @path is? Both are absolute. */
static bool is_within(const char *file, const char *path)
{
	size_t len = path ? strlen(path) : 0;

	return len && !strncmp(file, path, len) && (!file[len] || file[len] == '/');
}

/* Where the user may have meant it: here, below the sources' root or the objects'. To be freed. */
static char **places_of(const struct batch *b, const char *wanted)
{
	char **places = xmalloc(4 * sizeof(*places));
	const char *const roots[] = { "", b->root, b->objtree };
	size_t i, nr = 0;

	for (i = 0; i < 3; i++) {
		char *path = xformat("%s%s%s", roots[i], *roots[i] ? "/" : "", wanted);

		places[nr] = realpath(path, NULL);
		nr += places[nr] != NULL;
		free(path);
	}
	return places;
}

/* The real path of what it compiles, to be freed; NULL if that is gone. */
static char *source_of(const struct command *c)
{
	char *path = *c->source == '/' ? xcopy(c->source) :
		xformat("%s/%s", c->directory, c->source);
	char *file = realpath(path, NULL);

	free(path);
	return file;
}

/* Mark the commands that compile what is in one of the places; false if there is none. */
static bool want(const struct batch *b, char *const *places, bool *wanted)
{
	bool found = false;

	for (size_t i = 0; i < b->commands.nr; i++) {
		const struct command *c = &b->commands.v[i];
		char *file = source_of(c);

		for (size_t p = 0; file && places[p]; p++) {
			if (is_within(file, places[p]))
				wanted[i] = found = true;
		}
		free(file);
	}
	return found;
}

static void say_unrecorded(char *const *places, const char *wanted)
{
	struct stat st;
	bool folder = places[0] && !stat(places[0], &st) && S_ISDIR(st.st_mode);

	say("%s: %s", wanted,
		folder ? "no C file was compiled there" : "nothing recorded how it is compiled");
}

/* Keep the wanted commands only. */
static void keep(struct batch *b, const bool *wanted)
{
	struct commands kept = { 0 };

	for (size_t i = 0; i < b->commands.nr; i++) {
		if (!wanted[i])
			continue;
		GROW(kept.v, kept.nr, &kept.max);
		kept.v[kept.nr++] = b->commands.v[i];
		b->commands.v[i] = (struct command){ 0 };
	}
	commands_free(&b->commands);
	b->commands = kept;
}

/* Keep only what compiles the sources, files and folders; false if nothing compiles one of them. */
static bool choose(struct batch *b, char *const *sources, int nr)
{
	bool *wanted = xmalloc(b->commands.nr * sizeof(*wanted)), all = true;

	for (int s = 0; s < nr; s++) {
		char **places = places_of(b, sources[s]);

		if (!want(b, places, wanted)) {
			say_unrecorded(places, sources[s]);
			all = false;
		}
		for (size_t i = 0; places[i]; i++)
			free(places[i]);
		free(places);
	}
	keep(b, wanted);
	free(wanted);
	return all;
}

/* The name of the unit in the store, to be freed, or NULL. */
static char *unit_name(const struct batch *b, const struct command *c)
{
	char *file = source_of(c), *name = NULL;
	const char *const roots[] = { c->directory, b->objtree, b->root };

	for (size_t i = 0; file && !name && i < 3; i++) {
		if (is_within(file, roots[i]) && file[strlen(roots[i])])
			name = xcopy(file + strlen(roots[i]) + 1);
	}
	free(file);
	return name;
}

static bool has_rules(const struct unit_facts *u, const char *const *rules)
{
	for (; *rules; rules++) {
		size_t i = 0;

		while (i < u->nr_rules && strcmp(u->rules[i], *rules))
			i++;
		if (i == u->nr_rules)
			return false;
	}
	return true;
}

/* Has the unit been checked, whatever came of it, for these rules? */
static bool is_checked(const struct batch *b, const struct command *c)
{
	char *name = unit_name(b, c), *object = kbuild_object(c->argv, c->argc, c->source);
	char *path = name ? store_unit_path(b->out, name, object) : NULL;
	struct unit_facts u;
	bool checked = path && !access(path, F_OK) && !store_read_unit(path, &u);

	if (checked) {
		checked = has_rules(&u, b->options->rule_names);
		unit_facts_free(&u);
	}
	free(path);
	free(object);
	free(name);
	return checked;
}

static void keep_unchecked(struct batch *b)
{
	bool *wanted = xmalloc((b->commands.nr + 1) * sizeof(*wanted));

	for (size_t i = 0; i < b->commands.nr; i++)
		wanted[i] = !is_checked(b, &b->commands.v[i]);
	keep(b, wanted);
	free(wanted);
}

/* The names of all, to be freed by free_names(). */
static char **unit_names(const struct batch *b)
{
	char **names = xmalloc((b->commands.nr + 1) * sizeof(*names));

	for (size_t i = 0; i < b->commands.nr; i++) {
		names[i] = unit_name(b, &b->commands.v[i]);
		if (!names[i])
			names[i] = xcopy(b->commands.v[i].source);
	}
	return names;
}

static void free_names(char **names, size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		free(names[i]);
	free(names);
}

/* A C file that is compiled for two programs is named once. */
static int list_units(const struct batch *b)
{
	char **names = unit_names(b);

	for (size_t i = 0; i < b->commands.nr; i++) {
		if (!i || strcmp(names[i], names[i - 1]))
			puts(names[i]);
	}
	free_names(names, b->commands.nr);
	if (fflush(stdout))
		fatal("standard output: %s", strerror(errno));
	return 0;
}

/* Of the units only those that see the change. */
static struct since *choose_since(struct batch *b)
{
	struct since *since = since_read(b->options->since, b->root, b->out);
	char **names = unit_names(b);
	size_t nr = b->commands.nr, unknown = since_nr_unknown(since, names, nr);
	bool *wanted = since_wanted(since, names, nr, b->options->cover);

	if (unknown)
		say("%zu unit%s never checked, and may read the changed headers", unknown,
		    unknown == 1 ? " was" : "s were");
	since_ask(since, b->options->only, b->options->with);
	keep(b, wanted);
	free(wanted);
	free_names(names, nr);
	return since;
}

static int run_since(struct batch *b, struct since *since)
{
	int status;

	say("%zu unit%s see%s the change of %zu file%s since %s", b->commands.nr,
	    b->commands.nr == 1 ? "" : "s", b->commands.nr == 1 ? "s" : "",
	    since_nr_changed(since), since_nr_changed(since) == 1 ? "" : "s", b->options->since);
	if (!b->commands.nr)
		return 0;
	since_keep(since);
	run_all(b);
	status = since_report(since);
	return status > b->worst ? status : b->worst;
}

/* The kernel's generator writes where it was compiled, wherever the file was put. */
static void find_tree(struct batch *b)
{
	const char *directory = b->commands.nr ? b->commands.v[0].directory : NULL;
	char *real = directory && is_object_tree(directory) ? realpath(directory, NULL) : NULL;

	if (!real)
		return;
	free(b->objtree);
	b->objtree = real;
}

int batch_run(const struct options *options, char *const *sources, int nr)
{
	struct batch b = { .options = options };
	struct since *since = NULL;
	bool all = true;

	b.objtree = absolute(options->kbuild ? options->kbuild : options->database);
	if (options->kbuild) {
		b.out = options->out ? xcopy(options->out) : xformat("%s/.fkh", b.objtree);
		if (kbuild_commands(b.objtree, &b.commands))
			fatal("%s: %s", options->kbuild, strerror(errno));
	} else {
		dirname(b.objtree);
		b.out = xcopy(options->out ? options->out : ".fkh");
		need_json(json_commands, "-p");
		if (json_commands(options->database, &b.commands))
			return 2;
	}
	if (!options->kbuild)
		find_tree(&b);
	b.root = kbuild_source_tree(b.objtree);
	if (*b.out != '/') {
		char *here = absolute("."), *out = xformat("%s/%s", here, b.out);

		free(here);
		free(b.out);
		b.out = out;
	}
	b.rules = absolute_rules(options);
	if (nr)
		all = choose(&b, sources, nr);
	if (!b.commands.nr && all)
		fatal("%s: no C file was compiled there",
		      options->kbuild ? options->kbuild : options->database);
	if (options->unchecked)
		keep_unchecked(&b);
	if (options->since)
		since = choose_since(&b);
	if (b.commands.nr && !options->list)	/* a mistake is said once */
		knowledge_load(options->rules, options->nr_rules, options->out);
	if (options->list)
		b.worst = list_units(&b);
	else if (since)
		b.worst = run_since(&b, since);
	else
		run_all(&b);
	since_free(since);
	commands_free(&b.commands);
	for (size_t i = 0; i < options->nr_rules; i++)
		free(b.rules[i]);
	free(b.rules);
	free(b.out);
	free(b.root);
	free(b.objtree);
	return all ? b.worst : 2;
}
