// SPDX-License-Identifier: MIT
/*
 * steps.c - a plan as a patch series, in an order in which every step builds
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "configuration.h"
#include "fix.h"
#include "rule.h"
#include "steps.h"
#include "subsystem.h"
#include "util.h"

#define MAX_SUBJECT 66

struct steps {
	struct series *series;
	struct planner *p;
	const struct merged *m;
	const char *source;
	struct subsystems *subsystems;
	char *proof;		/* where it was tried, for all messages */
	int rc;
};

/* ---- edits ---- */

static struct patch *open_file(struct steps *s, unsigned file, unsigned step)
{
	const char *name = s->p->w->files[file].name;
	struct patch *p = series_file(s->series, s->source, name);
	bool changed = p && fix_refused(p, merged_content(s->m, name));

	if (!p || changed) {
		fprintf(stderr, "%s: %s\n", name, changed ? "has changed since it was checked" :
			strerror(errno));
		s->rc = -1;
		return NULL;
	}
	p->step = step;
	return p;
}

/* Before which line a repair has to stand: that of the use, or of the part that has it. */
static unsigned limit_of(const struct steps *s, const struct repair *r)
{
	const struct web_file *f = &s->p->w->files[r->file];

	if (r->limit < f->nr_links && s->p->w->links[f->first_link + r->limit].line)
		return s->p->w->links[f->first_link + r->limit].line;
	return r->line;
}

static bool mentions(const struct patch *p, const char *keyword, const char *tag)
{
	size_t word = strlen(keyword), len = strlen(tag);

	for (size_t i = 1; i <= p->nr_lines; i++) {
		const char *at = p->lines[i].text;

		while ((at = strstr(at, keyword))) {
			at += word;
			if (*at == ' ' && !strncmp(at + 1, tag, len) &&
			    !strchr("abcdefghijklmnopqrstuvwxyz" "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "_0123456789", at[1 + len]))
				return true;
		}
	}
	return false;
}

static char *text_of(const struct patch *p, const struct repair *r)
{
	if (r->add.spelled)
		return xformat("#include %s", r->add.spelled);
	return xformat("%s %s;", mentions(p, "union", r->add.tag) ? "union" : "struct",
		       r->add.tag);
}

/* Where the line has gone, the simulation has to have it as well. */
static void note_place(struct steps *s, const struct patch *p, const struct repair *r,
		       const char *text)
{
	const struct web *w = s->p->w;
	const struct web_file *f = &w->files[r->file];
	struct file_added *added = &s->p->edits.added[r->file];
	unsigned slot = 0;

	for (size_t line = 0; line <= p->nr_lines; line++) {
		while (slot < f->nr_links && w->links[f->first_link + slot].line <= line)
			slot++;
		for (size_t i = 0; i < p->lines[line].nr_added; i++) {
			if (strcmp(p->lines[line].added[i].text, text))
				continue;
			for (size_t a = 0; a < added->nr; a++) {
				if (added->v[a].spelled == r->add.spelled &&
				    added->v[a].tag == r->add.tag)
					added->v[a].slot = slot;
			}
			return;
		}
	}
	fprintf(stderr, "%s: not added: %s\n", f->name, text);
	s->rc = -1;
}

static void edit_repair(struct steps *s, const struct repair *r, unsigned step)
{
	struct patch *p = open_file(s, r->file, step);
	struct findings all = { 0 };
	struct finding *f;
	char *text;

	if (!p)
		return;
	text = text_of(p, r);
	f = finding_add(&all, all_rules[RULE_missing_include].name,
			s->p->w->files[r->file].name, "");
	finding_fix(f, FIX_ADD, text);
	finding_place(f, "", limit_of(s, r), 1);
	fix_edit(p, f, 1, FIX_MISSING);
	findings_free(&all);
	note_place(s, p, r, text);
	free(text);
}

static void edit_link(struct steps *s, unsigned nr, unsigned step)
{
	const struct web_link *link = &s->p->w->links[nr];
	struct patch *p = open_file(s, link->from, step);
	struct findings all = { 0 };
	struct finding *f;

	if (!p)
		return;
	f = finding_add(&all, all_rules[RULE_redundant_include].name,
			s->p->w->files[link->from].name, "");
	finding_fix(f, FIX_REMOVE, link->spelled);
	f->removable = true;
	finding_place(f, "", link->line, 1);
	fix_edit(p, f, 1, FIX_REMOVABLE);
	findings_free(&all);
	if (p->lines[link->line].removed != step)
		s->rc = -1;
}

/* ---- messages ---- */

static const char *owner(const struct steps *s, unsigned file)
{
	const char *title = s->subsystems ? subsystem_of(s->subsystems, s->p->w->files[file].name) :
		NULL;

	return title ? title : "";
}

/* "mm", "fs/nfs", "sched/signal.h": what maintainers put before the colon. */
static char *area_of(const struct web *w, const struct repair *r, size_t nr)
{
	const char *first = w->files[r->file].name;
	size_t len = strlen(first);

	for (size_t i = 1; i < nr; i++) {
		const char *name = w->files[r[i].file].name;
		size_t same = 0, slash = 0;

		for (; same < len && name[same] == first[same]; same++)
			slash = first[same] == '/' ? same : slash;
		len = same == len && strlen(name) == len ? len : slash;
	}
	if (!strncmp(first, "include/", 8) && len >= 8)
		return len == 8 || (len == 13 && !strncmp(first, "include/linux", 13)) ?
			xcopy("headers") : xformat("%.*s", (int)len - 8, first + 8);
	return len ? xformat("%.*s", (int)len, first) : xcopy("treewide");
}

static const char *shown(const struct web *w, unsigned target)
{
	const char *name = w->files[target].name;

	return !strncmp(name, "include/", 8) ? name + 8 : name;
}

static char *subject_of(const char *area, const char *what, const char *header)
{
	char *whole = xformat("%s: %s <%s>", area, what, header);

	if (strlen(whole) <= MAX_SUBJECT)
		return whole;
	free(whole);
	return xformat("%s: %s %s", area, what, base_name(header));
}

static char *body_of_repairs(const struct steps *s, const struct cut *c, const struct repair *r,
			     size_t nr)
{
	const struct web *w = s->p->w;
	size_t len;
	char *body;
	FILE *to = open_memstream(&body, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "These files have names that they use only because somebody else includes "
		"<%s>, which is about to end. Let them include, or declare, what they use:\n\n",
		shown(w, c->target));
	for (size_t i = 0; i < nr; i++) {
		fprintf(to, "  %s\n    ", w->files[r[i].file].name);
		if (r[i].add.spelled)
			fprintf(to, "%s", r[i].add.spelled);
		else
			fprintf(to, "%s;", r[i].add.tag);
		fprintf(to, " for %s\n", r[i].need->fact->name);
	}
	fprintf(to, "\nNo functional change.\n\n%s", s->proof);
	if (fclose(to))
		fatal("out of memory");
	return body;
}

static char *body_of_cut(const struct steps *s, const struct cut *c)
{
	const struct web *w = s->p->w;
	size_t len;
	char *body;
	FILE *to = open_memstream(&body, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "Nothing of <%s>, nor of what only it includes, is used by name where it is "
		"included here; what others had through it they now include themselves.\n\n",
		shown(w, c->target));
	for (size_t i = 0; i < c->nr_links; i++)
		fprintf(to, "  %s\n", w->files[w->links[c->links[i]].from].name);
	fprintf(to, "\n%u unit%s %ld lines less to read after preprocessing (gcc -E -P), "
		"%.2f %% of the build's %lu.\n\n%s", c->units, c->units == 1 ? " has" : "s have",
		c->saved, 100.0 * c->saved / s->p->total, s->p->total, s->proof);
	if (fclose(to))
		fatal("out of memory");
	return body;
}

static char *proof_of(const struct planner *p, char *const *stores, int nr_stores)
{
	size_t len;
	char *proof;
	FILE *to = open_memstream(&proof, &len);

	if (!to)
		fatal("out of memory");
	fprintf(to, "Found by " FKH_VERSION "'s planner, which has read %zu units again in the "
		"order of their includes, of\n\n", p->w->nr_units);
	for (int i = 0; i < nr_stores; i++) {
		char *name = configuration_of(stores[i]);

		fprintf(to, "  %s\n", name);
		free(name);
	}
	if (fclose(to))
		fatal("out of memory");
	return proof;
}

/* ---- one cut after the other ---- */

struct owned {
	struct repair repair;
	const char *owner;
	const char *name;
};

static int cmp_owned(const void *x, const void *y)
{
	const struct owned *a = x, *b = y;
	int order = strcmp(a->owner, b->owner);

	return order ? order : strcmp(a->name, b->name);
}

/* The repairs of a cut, those of one subsystem together. */
static struct repair *sort_repairs(const struct steps *s, const struct cut *c, size_t *ends,
				   size_t *nr_ends)
{
	struct repair *sorted = xmalloc((c->nr_repairs + 1) * sizeof(*sorted));
	struct owned *all = xmalloc((c->nr_repairs + 1) * sizeof(*all));

	*nr_ends = 0;
	for (size_t i = 0; i < c->nr_repairs; i++)
		all[i] = (struct owned){ c->repairs[i], owner(s, c->repairs[i].file),
					 s->p->w->files[c->repairs[i].file].name };
	if (c->nr_repairs)
		qsort(all, c->nr_repairs, sizeof(*all), cmp_owned);
	for (size_t i = 0; i < c->nr_repairs; i++) {
		sorted[i] = all[i].repair;
		if (i + 1 == c->nr_repairs || strcmp(all[i].owner, all[i + 1].owner))
			ends[(*nr_ends)++] = i + 1;
	}
	free(all);
	return sorted;
}

static void add_repairs(struct steps *s, const struct cut *c)
{
	size_t *ends = xmalloc((c->nr_repairs + 1) * sizeof(*ends)), nr_ends, first = 0;
	struct repair *sorted = sort_repairs(s, c, ends, &nr_ends);

	for (size_t e = 0; e < nr_ends; first = ends[e++]) {
		char *area = area_of(s->p->w, sorted + first, ends[e] - first);
		char *subject = subject_of(area, "do not rely on", shown(s->p->w, c->target));
		char *body = body_of_repairs(s, c, sorted + first, ends[e] - first);
		unsigned step = series_add(s->series, subject, body);

		for (size_t i = first; i < ends[e]; i++)
			edit_repair(s, &sorted[i], step);
		free(area);
		free(subject);
		free(body);
	}
	free(sorted);
	free(ends);
}

static void add_removal(struct steps *s, const struct cut *c)
{
	char *subject = subject_of("headers", "include less of", shown(s->p->w, c->target));
	char *body = body_of_cut(s, c);
	unsigned step = series_add(s->series, subject, body);

	for (size_t i = 0; i < c->nr_links; i++)
		edit_link(s, c->links[i], step);
	free(subject);
	free(body);
}

static void say_unmet(void *data, unsigned unit, unsigned file, const struct need *need)
{
	struct steps *s = data;
	const struct web *w = s->p->w;

	fprintf(stderr, "%s: %s would lack '%s' of %s\n",
		w->files[w->units[unit].texts[0]->file].name, w->files[file].name,
		need->fact->name, w->files[need->by].name);
	s->rc = -1;
}

int steps_into(struct series *series, struct planner *p, const struct merged *m,
	       const char *source, char *const *stores, int nr_stores)
{
	struct steps s = { .series = series, .p = p, .m = m, .source = source };

	s.subsystems = subsystems_read(source);
	s.proof = proof_of(p, stores, nr_stores);
	for (size_t i = 0; i < p->nr_cuts; i++) {
		add_repairs(&s, &p->cuts[i]);
		add_removal(&s, &p->cuts[i]);
	}
	planner_check(p, say_unmet, &s);
	free(s.proof);
	subsystems_free(s.subsystems);
	return s.rc;
}
