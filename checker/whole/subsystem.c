// SPDX-License-Identifier: MIT
/*
 * subsystem.c - whose a file is: the sections of the kernel's MAINTAINERS
 *
 * A section is a title and lines "F:<tab>PATTERN"; MAINTAINERS itself tells what they mean.
 */
#include <ctype.h>
#include <fnmatch.h>
#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "subsystem.h"
#include "util.h"

struct pattern {
	enum { FILES, EXCLUDED, REGEX } kind;
	char *glob;		/* but for a REGEX; "*" behind that of a folder */
	size_t literal;		/* so many bytes of it are no wildcards */
	int depth;		/* how close it is: by its slashes */
	bool folder;		/* all below it are meant */
	unsigned slashes;
	regex_t regex;
};

struct section {
	const char *title;
	struct pattern *patterns;
	size_t nr, max;
};

struct subsystems {
	char *bytes;
	struct section *v;
	size_t nr, max;
};

static unsigned count_slashes(const char *s)
{
	unsigned nr = 0;

	for (; *s; s++)
		nr += *s == '/';
	return nr;
}

/* Is it a folder, without a slash at its end? A name with a dot is taken for a file. */
static bool is_bare_folder(const char *root, const char *glob)
{
	char *path;
	struct stat st;
	bool is;

	if (!*base_name(glob) || strpbrk(base_name(glob), ".*?["))
		return false;
	path = xformat("%s/%s", root, glob);
	is = !stat(path, &st) && S_ISDIR(st.st_mode);
	free(path);
	return is;
}

static void add_glob(struct section *s, int kind, const char *root, const char *glob)
{
	bool bare = is_bare_folder(root, glob);
	struct pattern *p;
	size_t len = strlen(glob);

	GROW(s->patterns, s->nr, &s->max);
	p = &s->patterns[s->nr++];
	*p = (struct pattern){ .kind = kind };
	p->folder = bare || (len && glob[len - 1] == '/');
	p->glob = xformat("%s%s%s", glob, bare ? "/" : "", p->folder ? "*" : "");
	p->literal = strcspn(p->glob, "*?[\\");
	p->slashes = count_slashes(p->glob);
	p->depth = *glob == '*' ? -1 : (int)p->slashes + !p->folder;
}

static void add_regex(struct section *s, const char *text)
{
	struct pattern p = { .kind = REGEX };

	if (regcomp(&p.regex, text, REG_EXTENDED | REG_NOSUB))
		return;		/* it is perl's */
	GROW(s->patterns, s->nr, &s->max);
	s->patterns[s->nr++] = p;
}

static void add_line(struct subsystems *all, const char *root, char *line)
{
	struct section *s = all->nr ? &all->v[all->nr - 1] : NULL;
	char *value = line + 2 + (*line ? strspn(line + 2, " \t") : 0);

	if (!s || !*line || !*value)
		return;
	if (*line == 'F')
		add_glob(s, FILES, root, value);
	else if (*line == 'X')
		add_glob(s, EXCLUDED, root, value);
	else if (*line == 'N')
		add_regex(s, value);
}

static void add_title(struct subsystems *all, const char *line)
{
	if (all->nr && !all->v[all->nr - 1].nr) {	/* that was none */
		all->v[all->nr - 1].title = line;
		return;
	}
	GROW(all->v, all->nr, &all->max);
	all->v[all->nr++] = (struct section){ .title = line };
}

struct subsystems *subsystems_read(const char *root)
{
	struct subsystems *all = xmalloc(sizeof(*all));
	char *path = xformat("%s/MAINTAINERS", root), *line, *rest = NULL;
	size_t len;

	all->bytes = read_file(path, &len);
	free(path);
	if (!all->bytes) {
		free(all);
		return NULL;
	}
	for (line = strtok_r(all->bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		if (isupper((unsigned char)line[0]) && line[1] == ':')
			add_line(all, root, line);
		else if (isalnum((unsigned char)line[0]))
			add_title(all, line);
	}
	return all;
}

static bool matches(const struct pattern *p, const char *file, unsigned slashes)
{
	if (p->kind == REGEX)
		return !regexec(&p->regex, file, 0, NULL, 0);
	return !strncmp(p->glob, file, p->literal) &&
		(p->folder || p->slashes == slashes) && !fnmatch(p->glob, file, 0);
}

static bool is_excluded(const struct section *s, const char *file, unsigned slashes)
{
	for (size_t i = 0; i < s->nr; i++) {
		if (s->patterns[i].kind == EXCLUDED && matches(&s->patterns[i], file, slashes))
			return true;
	}
	return false;
}

/* The pattern of @s that is closest to @file, if it is closer than @best (or any, for NULL). */
static const struct pattern *closer(const struct section *s, const char *file, unsigned slashes,
				    const struct pattern *best)
{
	for (size_t i = 0; i < s->nr; i++) {
		const struct pattern *p = &s->patterns[i];

		if (p->kind == EXCLUDED || p->depth < 0)
			continue;
		if (best && (p->depth < best->depth ||
			     (p->depth == best->depth && p->literal <= best->literal)))
			continue;
		if (matches(p, file, slashes))
			best = p;
	}
	return best;
}

const char *subsystem_of(const struct subsystems *all, const char *file)
{
	unsigned slashes = count_slashes(file);
	const struct pattern *best = NULL;
	const char *title = NULL;

	for (size_t i = 0; i < all->nr; i++) {
		const struct pattern *p = closer(&all->v[i], file, slashes, best);

		if (p == best || is_excluded(&all->v[i], file, slashes))
			continue;
		best = p;
		title = all->v[i].title;
	}
	return title;
}

void subsystems_free(struct subsystems *all)
{
	for (size_t i = 0; all && i < all->nr; i++) {
		struct section *s = &all->v[i];

		for (size_t p = 0; p < s->nr; p++) {
			free(s->patterns[p].glob);
			if (s->patterns[p].kind == REGEX)
				regfree(&s->patterns[p].regex);
		}
		free(s->patterns);
	}
	if (all) {
		free(all->v);
		free(all->bytes);
	}
	free(all);
}
