// SPDX-License-Identifier: MIT
/*
 * since.c - fkh-check --since: what a change touches, and what is new then
 */
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "git.h"
#include "program.h"
#include "since.h"
#include "store.h"
#include "table.h"
#include "util.h"

/* A file that the change touches, and what the unit that was checked last has seen of it. */
struct changed {
	const char *name;
	char *content;		/* NULL: no unit has seen it */
	struct timespec when;
};

/* A header, whatever is seen of it. */
struct file {
	char *name;
	struct changed *changed;	/* what the change does to it, or NULL */
	struct file **includes;
	size_t nr_includes;
	bool above;			/* it reads one that the change touches */
	bool covered;			/* by a unit that was chosen */
};

/* A header record: what units of one kind of company have seen. */
struct header {
	char id[STORE_ID_LEN + 1];
	struct file *file;		/* NULL: it cannot be read */
	char *content;			/* if the change touches it */
	bool covered;
};

struct unit {
	char *name;
	bool touched;			/* it reads what the change touches */
	struct header **seen;		/* all that it reads */
	size_t nr_seen;
};

struct since {
	char *commit;			/* its name in full */
	const char *rev, *root, *out;
	char *only, *with;		/* options for fkh-report, or NULL */
	char *names;			/* of the changed files, a NUL behind each */
	struct changed *changed;	/* sorted by name */
	size_t nr_changed;
	struct table headers, files, units;
};

/* ---- what git says ---- */

static char *commit_of(const char *root, const char *rev)
{
	char *wanted = xformat("%s^{commit}", rev);
	const char *const words[] = { "rev-parse", "--verify", "--quiet", "--end-of-options",
		wanted, NULL };
	const char *argv[] = { "git", "-C", root, words[0], words[1], words[2], words[3],
		words[4], NULL };
	int status;
	size_t len;
	char *commit = program_output(argv, &len, &status);

	if (!commit)
		fatal("git: %s", strerror(errno));
	if (status)
		fatal("--since: git knows no commit '%s' in %s", rev, root);
	commit[strcspn(commit, "\n")] = '\0';
	free(wanted);
	return commit;
}

static int cmp_changed(const void *a, const void *b)
{
	return strcmp(((const struct changed *)a)->name, ((const struct changed *)b)->name);
}

static void read_changes(struct since *s)
{
	const char *const words[] = { "diff", "--name-only", "--no-renames", "--relative", "-z",
		s->commit, "--", NULL };
	size_t len, max = 0;

	s->names = git_output(s->root, words, &len);
	for (char *name = s->names; name < s->names + len; name += strlen(name) + 1) {
		GROW(s->changed, s->nr_changed, &max);
		s->changed[s->nr_changed++] = (struct changed){ .name = name };
	}
	if (s->nr_changed)
		qsort(s->changed, s->nr_changed, sizeof(*s->changed), cmp_changed);
}

static struct changed *find_changed(const struct since *s, const char *name)
{
	const struct changed key = { .name = name };

	return s->nr_changed ? bsearch(&key, s->changed, s->nr_changed, sizeof(key), cmp_changed) :
		NULL;
}

/* ---- what the store says ---- */

static bool is_header(const void *item, const char *id, size_t len)
{
	return !strncmp(((const struct header *)item)->id, id, len);
}

static bool is_file(const void *item, const char *name, size_t len)
{
	const struct file *f = item;

	return !strncmp(f->name, name, len) && !f->name[len];
}

static bool is_unit(const void *item, const char *name, size_t len)
{
	const struct unit *u = item;

	return !strncmp(u->name, name, len) && !u->name[len];
}

static struct file *get_file(struct since *s, const char *name)
{
	size_t len = strlen(name);
	unsigned long long hash = hash_bytes(name, len);
	struct file *f = table_find(&s->files, hash, is_file, name, len);

	if (f)
		return f;
	f = xmalloc(sizeof(*f));
	*f = (struct file){ .name = xcopy(name), .changed = find_changed(s, name) };
	table_enter(&s->files, hash, is_file, name, len, f);
	return f;
}

static void add_includes(struct since *s, struct file *f, const struct facts *facts)
{
	for (size_t i = 0; i < facts->nr_includes; i++) {
		if (!facts->includes[i].file)
			continue;
		GROW_PLAIN(f->includes, f->nr_includes);
		f->includes[f->nr_includes++] = get_file(s, facts->includes[i].file);
	}
}

/* What cannot be read is said, and the units that need it are taken for touched by nothing. */
static struct header *get_header(struct since *s, const char *id)
{
	size_t len = strlen(id);
	unsigned long long hash = hash_bytes(id, len);
	struct header *h = table_find(&s->headers, hash, is_header, id, len);
	struct facts facts;

	if (h || len != STORE_ID_LEN)
		return h;
	h = xmalloc(sizeof(*h));
	memcpy(h->id, id, len);
	if (!store_read_header(s->out, id, &facts)) {
		h->file = get_file(s, facts.name);
		add_includes(s, h->file, &facts);
		if (h->file->changed)
			h->content = xcopy(facts.content ? facts.content : "");
		facts_free(&facts);
	}
	table_enter(&s->headers, hash, is_header, id, len, h);
	return h;
}

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

static void see(struct changed *c, const char *content, const struct timespec *when)
{
	if (c->content && !is_newer(when, &c->when))
		return;
	free(c->content);
	c->content = xcopy(content ? content : "");
	c->when = *when;
}

/* A C file may be compiled to more than one object, with a record each. */
static struct unit *get_unit(struct since *s, const char *name)
{
	size_t len = strlen(name);
	unsigned long long hash = hash_bytes(name, len);
	struct unit *u = table_find(&s->units, hash, is_unit, name, len);

	if (u)
		return u;
	u = xmalloc(sizeof(*u));
	u->name = xcopy(name);
	table_enter(&s->units, hash, is_unit, name, len, u);
	return u;
}

static int read_unit(const char *path, void *data)
{
	struct since *s = data;
	struct unit_facts facts;
	struct unit *u;
	struct stat st;

	if (stat(path, &st) || store_read_unit(path, &facts))
		return 0;	/* it was said: the unit counts as never checked */
	u = get_unit(s, facts.self.name);
	if (find_changed(s, u->name))
		see(find_changed(s, u->name), facts.self.content, &st.st_mtim);
	for (size_t i = 0; i < facts.nr_seen; i++) {
		struct header *h = get_header(s, facts.seen[i]);

		if (!h || !h->file)
			continue;
		if (h->file->changed) {
			u->touched = true;
			see(h->file->changed, h->content, &st.st_mtim);
		}
		GROW_PLAIN(u->seen, u->nr_seen);
		u->seen[u->nr_seen++] = h;
	}
	unit_facts_free(&facts);
	return 0;
}

/* Mark the headers that lead to a changed one: they may lack something now. */
static void mark_above(struct since *s)
{
	bool grew = true;

	while (grew) {
		grew = false;
		for (size_t i = 0; i < s->files.size; i++) {
			struct file *f = s->files.entries[i].item;

			for (size_t j = 0; f && !f->above && j < f->nr_includes; j++) {
				f->above = f->includes[j]->changed || f->includes[j]->above;
				grew |= f->above;
			}
		}
	}
}

void since_ask(struct since *s, const char *only, const char *with)
{
	s->only = only ? xformat("--only=%s", only) : NULL;
	s->with = with ? xformat("--with=%s", with) : NULL;
}

struct since *since_read(const char *rev, const char *root, const char *out)
{
	struct since *s = xmalloc(sizeof(*s));

	*s = (struct since){ .rev = rev, .root = root, .out = out };
	s->headers.least = s->files.least = s->units.least = 1024;
	s->commit = commit_of(root, rev);
	read_changes(s);
	if (store_each_unit(out, read_unit, s))
		fatal("--since: %s: no records to begin with: %s; check all of it once", out,
		      strerror(errno));
	mark_above(s);
	return s;
}

size_t since_nr_changed(const struct since *s)
{
	return s->nr_changed;
}

/* ---- which units ---- */

static struct unit *find_unit(const struct since *s, const char *name)
{
	size_t len = strlen(name);

	return table_find(&s->units, hash_bytes(name, len), is_unit, name, len);
}

/* Where it is noted that it is covered: of a changed header each record, of one above it any. */
static bool *cover_of(struct header *h)
{
	return h->file->changed ? &h->covered : h->file->above ? &h->file->covered : NULL;
}

static size_t nr_uncovered(const struct unit *u)
{
	size_t nr = 0;

	for (size_t i = 0; i < u->nr_seen; i++) {
		const bool *covered = cover_of(u->seen[i]);

		nr += covered && !*covered;
	}
	return nr;
}

/* Of those that read more than the others of what nobody read so far, the first. */
static struct unit *next_cover(struct unit *const *units, size_t nr, size_t *at)
{
	struct unit *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < nr; i++) {
		size_t this = units[i] ? nr_uncovered(units[i]) : 0;

		if (this <= most)
			continue;
		best = units[i];
		most = this;
		*at = i;
	}
	return best;
}

static void cover_by(const struct unit *u)
{
	for (size_t i = 0; i < u->nr_seen; i++) {
		bool *covered = cover_of(u->seen[i]);

		if (covered)
			*covered = true;
	}
}

bool *since_wanted(const struct since *s, char *const *names, size_t nr, bool cover)
{
	bool *wanted = xmalloc((nr + 1) * sizeof(*wanted));
	struct unit **units = xmalloc((nr + 1) * sizeof(*units));
	struct unit *u;
	size_t at = 0;

	for (size_t i = 0; i < nr; i++) {
		u = find_unit(s, names[i]);
		wanted[i] = find_changed(s, names[i]);
		if (wanted[i] && u)
			cover_by(u);
		else if (u && u->touched)
			units[i] = u;
	}
	for (size_t i = 0; i < nr && !cover; i++)
		wanted[i] |= units[i] != NULL;
	while (cover && (u = next_cover(units, nr, &at))) {
		wanted[at] = true;
		cover_by(u);
	}
	free(units);
	return wanted;
}

size_t since_nr_unknown(const struct since *s, char *const *names, size_t nr)
{
	size_t unknown = 0, headers = 0;

	for (size_t i = 0; i < s->nr_changed; i++)
		headers += ends_in(s->changed[i].name, strlen(s->changed[i].name), ".h");
	for (size_t i = 0; i < nr && headers; i++)
		unknown += !find_unit(s, names[i]) && !find_changed(s, names[i]);
	return unknown;
}

/* ---- what is new ---- */

static char *kept_path(const struct since *s)
{
	return xformat("%s.before-%.12s.xml", s->out, s->commit);
}

/* Were the records of the changed files made of what that commit has? */
static bool is_recorded(const struct since *s)
{
	for (size_t i = 0; i < s->nr_changed; i++) {
		const struct changed *c = &s->changed[i];
		char *object = xformat("%s:./%s", s->commit, c->name);
		const char *argv[] = { "git", "-C", s->root, "cat-file", "blob", object, NULL };
		char hex[DIGEST_LEN + 1], *bytes;
		size_t len;
		int status;

		if (!c->content) {
			free(object);
			continue;
		}
		bytes = program_output(argv, &len, &status);
		free(object);
		if (!bytes)
			fatal("git: %s", strerror(errno));
		digest(hex, bytes, len);
		free(bytes);
		if (status || strcmp(hex, c->content))
			return false;
	}
	return true;
}

/* There is one, of the commit that was asked for last. */
static void drop_others(const struct since *s)
{
	char *pattern = xformat("%s.before-*.xml", s->out);
	glob_t found;

	if (!glob(pattern, GLOB_NOSORT, NULL, &found)) {
		for (size_t i = 0; i < found.gl_pathc; i++)
			unlink(found.gl_pathv[i]);
		globfree(&found);
	}
	free(pattern);
}

/* The program of that name beside this one, if it is there; else it is looked for in PATH. */
static char *beside(const char *name)
{
	char self[4096], *path;
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (len < 0)
		return xcopy(name);
	self[len] = '\0';
	path = xformat("%.*s%s", (int)(base_name(self) - self), self, name);
	if (!access(path, X_OK))
		return path;
	free(path);
	return xcopy(name);
}

/* Behind @argv, @nr words: which findings are asked for that are else only noted. */
static void ask_for(const char **argv, size_t nr, const struct since *s)
{
	if (s->only)
		argv[nr++] = s->only;
	if (s->with)
		argv[nr++] = s->with;
	argv[nr] = NULL;
}

void since_keep(const struct since *s)
{
	const char *argv[6];

	char *path = kept_path(s), *program, *junit, *output;
	size_t len;
	int status;

	if (!access(path, R_OK) || !is_recorded(s)) {
		free(path);
		return;
	}
	drop_others(s);
	program = beside("fkh-report");
	junit = xformat("--junit=%s", path);
	argv[0] = program;
	argv[1] = "--quiet";
	argv[2] = junit;
	argv[3] = s->out;
	ask_for(argv, 4, s);
	output = program_output(argv, &len, &status);
	if (!output)
		fatal("%s: %s", program, strerror(errno));
	free(output);
	free(junit);
	free(program);
	free(path);
}

int since_report(const struct since *s)
{
	char *path = kept_path(s), *program = beside("fkh-report"), *output;
	char *baseline = xformat("--baseline=%s", path), *diff = xformat("--diff=%s", s->commit);
	char *source = xformat("--source=%s", s->root);
	const char *argv[8] = { program, diff, source, s->out, baseline };
	size_t len;
	int status;

	ask_for(argv, access(path, R_OK) ? 4 : 5, s);
	output = program_output(argv, &len, &status);
	if (!output)
		fatal("%s: %s", program, strerror(errno));
	fwrite(output, 1, len, stdout);
	if (fflush(stdout))
		fatal("standard output: %s", strerror(errno));
	free(output);
	free(source);
	free(diff);
	free(baseline);
	free(program);
	free(path);
	return status;
}

/* ---- the end ---- */

void since_free(struct since *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->headers.size; i++) {
		struct header *h = s->headers.entries[i].item;

		if (h)
			free(h->content);
		free(h);
	}
	for (size_t i = 0; i < s->files.size; i++) {
		struct file *f = s->files.entries[i].item;

		if (f) {
			free(f->name);
			free(f->includes);
		}
		free(f);
	}
	for (size_t i = 0; i < s->units.size; i++) {
		struct unit *u = s->units.entries[i].item;

		if (u) {
			free(u->name);
			free(u->seen);
		}
		free(u);
	}
	for (size_t i = 0; i < s->nr_changed; i++)
		free(s->changed[i].content);
	free(s->headers.entries);
	free(s->files.entries);
	free(s->units.entries);
	free(s->changed);
	free(s->names);
	free(s->commit);
	free(s->only);
	free(s->with);
	free(s);
}
