// SPDX-License-Identifier: MIT
/*
 * split.c - findings as a patch series: one patch for each subsystem and kind
 *
 * Reviewers want to know how it was determined what a patch does, and where it was tried; so
 * that stands in each message.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "configuration.h"
#include "split.h"
#include "subsystem.h"
#include "util.h"

#define MAX_LISTED 40		/* lines of a message that name what was found */
#define MAX_COLUMNS 72

static const struct kind {
	enum fix fix;
	const char *subject, *found, *proven;
} kinds[] = {
	{
		FIX_MISSING,
		"add missing includes",
		"These files use names that neither they nor anything they include declares: "
		"they compile only behind somebody else's includes. Add what has the names:",
		"Each file was looked at as if it were the only include of a unit: what is added "
		"declares a name that its code uses and that nothing it includes declares before "
		"the use.",
	}, {
		FIX_NARROWER,
		"include only what is used",
		"Of the headers that are included here only a part is used, which can be included "
		"by itself:",
		"Nobody else relies on the include that goes.",
	}, {
		FIX_REMOVABLE,
		"remove unused includes",
		"Nothing of these headers, nor of what only they include, is used here, in macros "
		"and in branches that this configuration leaves out neither:",
		"Nobody relies on them: with all that the series removes gone, no file loses the "
		"declaration of a name it uses, and the units were replayed in the order of their "
		"includes, without one that reads a name before it is declared.",
	},
};

#define NR_KINDS (sizeof(kinds) / sizeof(*kinds))

/* The findings of one file, and whose it is. */
struct owned {
	const struct finding *v;
	size_t nr;
	const char *file;
	const char *title;	/* of its section, or NULL */
	char *group;		/* files of one group and kind make a patch */
};

struct split {
	struct series *series;
	const char *source;
	char *proof;		/* how and where it was tried, for all messages */
	struct subsystems *subsystems;
	struct owned *files;
	size_t nr, max;
	struct fix_left left;
};

/* ---- who ---- */

static size_t folder_len(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? slash - file : 0;
}

static void add_owned(struct split *s, const struct finding *f, size_t nr)
{
	const char *title = s->subsystems ? subsystem_of(s->subsystems, f->file) : NULL;

	GROW(s->files, s->nr, &s->max);
	s->files[s->nr++] = (struct owned){
		.v = f,
		.nr = nr,
		.file = f->file,
		.title = title,
		/* what nobody owns comes behind the sections */
		.group = title ? xcopy(title) :
			xformat("~%.*s", (int)folder_len(f->file), f->file),
	};
}

static int cmp_owned(const void *x, const void *y)
{
	const struct owned *a = x, *b = y;
	int order = strcmp(a->group, b->group);

	return order ? order : strcmp(a->file, b->file);
}

static void find_owners(struct split *s, const struct findings *all)
{
	size_t nr;

	for (size_t i = 0; i < all->nr; i += nr) {
		for (nr = 1; i + nr < all->nr; nr++) {
			if (strcmp(all->v[i + nr].file, all->v[i].file))
				break;
		}
		add_owned(s, &all->v[i], nr);
	}
	if (s->nr)
		qsort(s->files, s->nr, sizeof(*s->files), cmp_owned);
}

static bool has(const struct owned *o, enum fix fix)
{
	for (size_t i = 0; i < o->nr; i++) {
		if (fix_is_for(&o->v[i], fix))
			return true;
	}
	return false;
}

/* ---- the subject ---- */

static bool is_public(const char *file)
{
	return !strncmp(file, "include/", 8);
}

/* How much of the folder @a, @len bytes long, is the folder that @file is in, too. */
static size_t common(const char *a, size_t len, const char *file)
{
	size_t end = folder_len(file), same = 0, i;

	for (i = 0; i < len && i < end && a[i] == file[i]; i++)
		same = a[i] == '/' ? i : same;
	return i == len && (i == end || file[i] == '/') ? len :
		i == end && a[i] == '/' ? end : same;
}

/* The folder that has all files of the patch; those of include/ count only among themselves. */
static char *folder_of(const struct owned *o, size_t nr, enum fix fix, bool public)
{
	const char *first = NULL;
	size_t len = 0;

	for (size_t i = 0; i < nr; i++) {
		if (!has(&o[i], fix) || is_public(o[i].file) != public)
			continue;
		len = first ? common(first, len, o[i].file) : folder_len(o[i].file);
		first = first ? first : o[i].file;
	}
	return first ? xformat("%.*s", (int)len, first) : NULL;
}

static const char *without(const char *path, const char *const *starts)
{
	for (; *starts; starts++) {
		size_t len = strlen(*starts);

		if (!strncmp(path, *starts, len) && path[len])
			return path + len;
	}
	return path;
}

/* A section's title in few words: without what is in brackets, and not in capitals. */
static char *shorten(const char *title)
{
	char *copy = xformat("%.*s", (int)strcspn(title, "(["), title), *end;

	for (end = copy; *end; end++)
		*end = tolower((unsigned char)*end);
	while (end > copy && end[-1] == ' ')
		*--end = '\0';
	return copy;
}

/* The only file of the patch, or NULL. */
static const char *only_file(const struct owned *o, size_t nr, enum fix fix)
{
	const char *only = NULL;

	for (size_t i = 0; i < nr; i++) {
		if (!has(&o[i], fix))
			continue;
		if (only)
			return NULL;
		only = o[i].file;
	}
	return only;
}

/* What maintainers put before the colon: where the files are, or else who is meant. */
static char *area_of(const struct owned *o, size_t nr, enum fix fix)
{
	static const char *const starts[] = { "drivers/", "arch/", "kernel/", NULL };
	const char *only = only_file(o, nr, fix);
	char *folder, *area;

	if (only)
		return xformat("%.*s", (int)strcspn(without(only, starts), "."),
			       without(only, starts));
	folder = folder_of(o, nr, fix, false);
	if (!folder && !o->title)
		folder = folder_of(o, nr, fix, true);
	if (folder && *folder)
		area = xcopy(without(folder, starts));
	else
		area = o->title ? shorten(o->title) : xcopy("treewide");
	free(folder);
	return area;
}

static char *subject_for(const char *area, const struct kind *kind)
{
	size_t room = MAX_COLUMNS - strlen(": ") - strlen(kind->subject), len = strlen(area);

	if (len > room) {		/* at the end of a word */
		for (len = room; len && area[len] != ' '; len--)
			;
	}
	return xformat("%.*s: %s", (int)(len ? len : room), area, kind->subject);
}

static bool is_taken(const struct series *series, const char *subject)
{
	for (size_t i = 0; i < series->nr; i++) {
		if (!strcmp(series->patches[i].subject, subject))
			return true;
	}
	return false;
}

/* Two in one folder are told apart by who is meant. */
static char *subject_of(const struct split *s, const struct owned *o, size_t nr,
			const struct kind *kind)
{
	char *area = area_of(o, nr, kind->fix), *subject = subject_for(area, kind);

	free(area);
	if (o->title && is_taken(s->series, subject)) {
		free(subject);
		area = shorten(o->title);
		subject = subject_for(area, kind);
		free(area);
	}
	return subject;
}

/* ---- the body ---- */

static void list_names(FILE *to, const struct finding *f, size_t used)
{
	size_t i;

	for (i = 0; i < f->nr_places; i++) {
		const char *name = f->places[i].name;
		size_t len = finding_name_len(name);

		if (i && used + len + strlen(", , and 99 more") > MAX_COLUMNS)
			break;
		used += fprintf(to, "%s%.*s", i ? ", " : "", (int)len, name);
	}
	if (i < f->nr_places)
		fprintf(to, " and %zu more", f->nr_places - i);
}

/* Without the word: "<linux/foo.h>", "struct foo;" */
static const char *added(const char *line)
{
	static const char word[] = "#include ";

	return strncmp(line, word, strlen(word)) ? line : line + strlen(word);
}

static void list_finding(FILE *to, const struct finding *f)
{
	const char *what = added(f->fix + 1), *part = strchr(what, '\n');
	size_t used;

	fprintf(to, "    ");
	used = 4 + fprintf(to, "%.*s", (int)strcspn(what, "\n"), what);
	for (; part; part = strchr(part + 1, '\n'))
		fprintf(to, " -> %.*s", (int)strcspn(added(part + 1), "\n"), added(part + 1));
	if (f->listed && (*f->fix == FIX_ADD || *f->fix == FIX_DECLARE))
		list_names(to, f, used += fprintf(to, " for "));
	fputc('\n', to);
}

static size_t list_file(FILE *to, const struct owned *o, enum fix fix)
{
	size_t lines = 1;

	fprintf(to, "  %s\n", o->file);
	for (size_t i = 0; i < o->nr; i++) {
		if (!fix_is_for(&o->v[i], fix))
			continue;
		list_finding(to, &o->v[i]);
		lines++;
	}
	return lines;
}

static char *body_of(const struct split *s, const struct owned *o, size_t nr,
		     const struct kind *kind)
{
	size_t lines = 0, more = 0, len;
	char *body;
	FILE *to = open_memstream(&body, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "%s\n\n", kind->found);
	for (size_t i = 0; i < nr; i++) {
		if (!has(&o[i], kind->fix))
			continue;
		if (lines < MAX_LISTED)
			lines += list_file(to, &o[i], kind->fix);
		else
			more++;
	}
	if (more)
		fprintf(to, "  and %zu more file%s\n", more, more == 1 ? "" : "s");
	fprintf(to, "\n%s\n\n%s", kind->proven, s->proof);
	if (fclose(to))
		fatal("out of memory");
	return body;
}

/* "Found by fkh-check in 852 units of" and what these were compiled for. */
static char *proof_of(const struct merged *m, char *const *stores, int nr_stores)
{
	size_t len;
	char *proof;
	FILE *to = open_memstream(&proof, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "Found by " FKH_VERSION " in %u unit%s of\n\n", m->report.units,
		m->report.units == 1 ? "" : "s");
	for (int i = 0; i < nr_stores; i++) {
		char *name = configuration_of(stores[i]);

		fprintf(to, "  %s\n", name);
		free(name);
	}
	if (m->partial || m->failed)
		fprintf(to, "\nof which %u were seen only in part and %u not at all: these "
			"had no say in a removal.\n", m->partial, m->failed);
	if (fclose(to))
		fatal("out of memory");
	return proof;
}

/* ---- the edits ---- */

static int edit_file(struct split *s, const struct owned *o, const struct kind *kind,
		     unsigned step, const char *content)
{
	struct patch *p;

	if (!has(o, kind->fix))
		return 0;
	p = *o->file == '/' ? NULL : series_file(s->series, s->source, o->file);
	if (!p && *o->file != '/' && errno != ENOENT) {
		say("%s: %s", o->file, strerror(errno));
		return -1;
	}
	if (!p || fix_refused(p, content)) {
		(p ? fix_leave_changed : fix_leave_foreign)(&s->left, o->file);
		return 0;
	}
	p->step = step;
	fix_edit(p, o->v, o->nr, kind->fix);
	return 0;
}

/* The patches of one kind: @numbers takes for each file the one that it is in. */
static void add_patches(struct split *s, const struct kind *kind, unsigned *numbers)
{
	size_t nr;

	for (size_t i = 0; i < s->nr; i += nr) {
		struct owned *o = &s->files[i];
		char *subject, *body;
		bool any = has(o, kind->fix);
		unsigned step;

		for (nr = 1; i + nr < s->nr && !strcmp(o[nr].group, o->group); nr++)
			any |= has(&o[nr], kind->fix);
		if (!any)
			continue;
		subject = subject_of(s, o, nr, kind);
		body = body_of(s, o, nr, kind);
		step = series_add(s->series, subject, body);
		for (size_t j = i; j < i + nr; j++)
			numbers[j] = step;
		free(subject);
		free(body);
	}
}

int split_into(struct series *series, const struct merged *m, enum fix fix, const char *source,
	       char *const *stores, int nr_stores)
{
	struct split s = { .series = series, .source = source };
	unsigned *numbers[NR_KINDS];
	int rc = 0;

	s.subsystems = subsystems_read(source);
	s.proof = proof_of(m, stores, nr_stores);
	find_owners(&s, &m->report.findings);
	for (size_t k = 0; k < NR_KINDS; k++) {
		numbers[k] = xmalloc((s.nr + 1) * sizeof(**numbers));
		if (kinds[k].fix & fix)
			add_patches(&s, &kinds[k], numbers[k]);
	}
	/* what goes is told first to who looks for a place for what comes */
	for (size_t k = NR_KINDS; k-- > 0; free(numbers[k])) {
		for (size_t i = 0; i < s.nr && kinds[k].fix & fix; i++)
			rc |= edit_file(&s, &s.files[i], &kinds[k], numbers[k][i],
					merged_content(m, s.files[i].file));
	}
	fix_say_left(&s.left);
	for (size_t i = 0; i < s.nr; i++)
		free(s.files[i].group);
	free(s.files);
	free(s.proof);
	subsystems_free(s.subsystems);
	return rc;
}
