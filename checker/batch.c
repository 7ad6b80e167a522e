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
#include <sys/wait.h>
#include <unistd.h>

#include "batch.h"
#include "kbuild.h"
#include "options.h"
#include "util.h"

struct batch {
	const struct options *options;
	struct commands commands;
	char *out, *rules;		/* the store and the rules, absolute */
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

/*
 * The source: the command may spell it in another way than the one who recorded it. (A vdso is
 * compiled with -include of another C file.)
 */
static bool is_source_argument(const struct command *c, size_t i)
{
	const char *arg = c->argv[i];
	size_t len = strlen(arg);

	return *arg != '-' && len > 2 && !strcmp(arg + len - 2, ".c") &&
		strcmp(c->argv[i - 1], "-include") && strcmp(c->argv[i - 1], "-imacros");
}

/*
 * What does the child not need of the compiler's command: the compiler, which may be two
 * words ("ccache gcc"), and what it writes.
 */
static void add_flags(struct command *to, const struct command *from)
{
	size_t i = 0;

	while (i < from->argc && *from->argv[i] != '-')
		i++;
	for (; i < from->argc; i++) {
		if (!strcmp(from->argv[i], "-o"))
			i++;
		else if (strcmp(from->argv[i], "-c") && strcmp(from->argv[i], "-S") &&
			 strncmp(from->argv[i], "-Wp,-M", 6) && !is_source_argument(from, i))
			command_append(to, from->argv[i]);
	}
}

static void add_own_options(struct command *to, const struct batch *b)
{
	const struct options *o = b->options;
	char *arg = xformat("--out=%s", b->out);

	command_append(to, arg);
	free(arg);
	if (o->rules) {
		arg = xformat("--rules=%s", b->rules);
		command_append(to, arg);
		free(arg);
	}
	if (o->only) {
		arg = xformat("--only=%s", o->only);
		command_append(to, arg);
		free(arg);
	}
	if (o->werror)
		command_append(to, "--werror");
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
	if (b->options->kbuild) {
		srctree = kbuild_source_tree(c->directory);
		setenv("abs_srctree", srctree, 1);
		setenv("srctree", srctree, 1);
		setenv("abs_objtree", c->directory, 1);
		setenv("objtree", ".", 1);
	} else {
		setenv("abs_srctree", b->root, 0);
		setenv("abs_objtree", b->objtree, 0);
	}
	if (b->options->kbuild || is_object_tree(c->directory))
		kbuild_check_flags(c->directory, &self);
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
	fprintf(stderr, "fkh-check: %s: not checked: %s\n",
		i ? b->commands.v[i - 1].source : "a unit", strsignal(signal));
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

/* Is the command's source the one that the user named? */
static bool is_source(const struct command *c, const char *root, const char *wanted)
{
	char *path = *c->source == '/' ? xcopy(c->source) :
		xformat("%s/%s", c->directory, c->source);
	char *full = xformat("%s/%s", root, wanted);
	char *a = realpath(path, NULL), *b = realpath(full, NULL), *direct = realpath(wanted, NULL);
	bool same = a && ((b && !strcmp(a, b)) || (direct && !strcmp(a, direct)));

	free(path);
	free(full);
	free(a);
	free(b);
	free(direct);
	return same;
}

/* Keep only what compiles one of the sources; false if one of them is not compiled at all. */
static bool choose(struct batch *b, char *const *sources, int nr)
{
	bool *wanted = xmalloc(b->commands.nr * sizeof(*wanted)), all = true;
	struct commands kept = { 0 };

	for (int s = 0; s < nr; s++) {
		bool found = false;

		for (size_t i = 0; i < b->commands.nr; i++) {
			if (is_source(&b->commands.v[i], b->root, sources[s]))
				wanted[i] = found = true;
		}
		if (!found)
			fprintf(stderr, "fkh-check: %s: nothing recorded how it is compiled\n",
				sources[s]);
		all &= found;
	}
	for (size_t i = 0; i < b->commands.nr; i++) {
		if (!wanted[i])
			continue;
		GROW(kept.v, kept.nr, &kept.max);
		kept.v[kept.nr++] = b->commands.v[i];
		b->commands.v[i] = (struct command){ 0 };
	}
	free(wanted);
	commands_free(&b->commands);
	b->commands = kept;
	return all;
}

int batch_run(const struct options *options, char *const *sources, int nr)
{
	struct batch b = { .options = options };
	bool all = true;

	b.objtree = absolute(options->kbuild ? options->kbuild : options->database);
	if (options->kbuild) {
		b.out = options->out ? xcopy(options->out) : xformat("%s/.fkh", b.objtree);
		if (kbuild_commands(b.objtree, false, &b.commands))
			fatal("%s: %s", options->kbuild, strerror(errno));
	} else {
		dirname(b.objtree);
		b.out = xcopy(options->out ? options->out : ".fkh");
		if (json_commands(options->database, &b.commands))
			return 2;
	}
	b.root = kbuild_source_tree(b.objtree);
	if (*b.out != '/') {
		char *here = absolute("."), *out = xformat("%s/%s", here, b.out);

		free(here);
		free(b.out);
		b.out = out;
	}
	if (options->rules)
		b.rules = absolute(options->rules);
	if (nr)
		all = choose(&b, sources, nr);
	if (!b.commands.nr && all)
		fatal("%s: no C file was compiled there",
		      options->kbuild ? options->kbuild : options->database);
	run_all(&b);
	commands_free(&b.commands);
	free(b.out);
	free(b.rules);
	free(b.root);
	free(b.objtree);
	return all ? b.worst : 2;
}
