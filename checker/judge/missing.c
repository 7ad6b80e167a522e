// SPDX-License-Identifier: MIT
/*
 * missing.c - headers that use what they do not include
 *
 * A header stands alone if everything that its code uses is declared in it before
 * the use, or in what its own includes before the use reach.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arch.h"
#include "assembler.h"
#include "check.h"
#include "choose.h"
#include "closure.h"
#include "cycle.h"
#include "part.h"
#include "pragma.h"
#include "provide.h"
#include "knowledge.h"
#include "unit.h"
#include "util.h"

/*
 * What another branch would declare, the header alone may, too. A function or a type
 * that is asked for by #ifndef is the header's own to give.
 */
static bool is_spare_for(const struct file *file, const struct provider *p, const struct use *use)
{
	if (!p->spare || use->as == USE_TAG || use->as == USE_COMPLETE)
		return false;
	return p->as == USE_MACRO || p->file == file;
}

/* A macro that is defined again and again is known by one of its places only. */
static bool defines_before(const struct file *file, const struct use *use)
{
	size_t i;

	if (use->as != USE_MACRO)
		return false;
	for (i = 0; i < file->defines.nr && file->defines.v[i].line <= use->line; i++) {
		if (file->defines.v[i].active && file->defines.v[i].ident == use->name->ident)
			return true;
	}
	return false;
}

/*
 * "struct rcu_head;" in the file itself, where another one's macro makes it callback_head: without
 * the macro it is as good.
 */
static bool is_own_tag(const struct file *file, const struct use *use)
{
	const struct word *word = use->as == USE_MACRO ?
		word_at(file, use->line, use->column) : NULL;
	struct symbol *macro = word && word->tag && word->expanded ? word_macro(file, word) : NULL;
	const struct word *end, *text = macro ? define_words(macro->pos, &end) : NULL;
	struct name *name = text ? name_of(text->ident, false) : NULL;
	size_t i;

	for (i = 0; name && i < name->providers.nr; i++) {
		const struct provider *p = &name->providers.v[i];

		if (p->file == file && p->alone && p->line <= use->line)
			return true;
	}
	return false;
}

static bool is_satisfied(const struct file *file, const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		const struct provider *p = &use->name->providers.v[i];

		if ((provides(p, use) || is_spare_for(file, p, use)) &&
		    closure_before(file, use->line, p->file, p->line))
			return true;
	}
	return use->by == file || defines_before(file, use) || is_own_tag(file, use);
}

/*
 * Is it only there because of a macro that the header alone would not have, or not
 * as this unit has it? Then it waits for that.
 */
static void find_missing_macro(const struct file *file, struct want *want)
{
	const struct use *use = want->use;
	const struct word *word;
	struct file *by;

	if (use->name->written_in == file)
		return;
	word = word_at(file, use->line, use->column);
	if (!word || !word->expanded)
		return;
	want->in = word;
	by = file_at(word_macro(file, word)->pos);
	if (by && by != file && !closure_before(file, use->line, by, 0)) {
		want->macro = word->ident;
		want->macro_by = by;
		want->later = true;
	}
}

/* "struct foo": as long as an identifier can be. */
struct use_text {
	char text[sizeof("struct ") + 255];
};

static struct use_text use_text(const struct use *use)
{
	const struct ident *ident = use->name->ident;
	struct use_text t;
	char *to = t.text;

	if (use->tag)
		to = stpcpy(to, use->tag == SYM_STRUCT ? "struct " :
			    use->tag == SYM_UNION ? "union " : "enum ");
	*(char *)mempcpy(to, ident->name, ident->len) = '\0';
	return t;
}

/* Its name; for one that only comes out of a macro, with that: "foo (in BAR())". */
static void add_place(struct finding *f, const struct want *want)
{
	const struct use *use = want->use;
	struct use_text t = use_text(use);
	char *name;

	if (want->named || !want->in) {
		finding_place(f, t.text, use->line, use->column);
		return;
	}
	name = xformat("%s (in %.*s%s)", t.text, want->in->ident->len, want->in->ident->name,
		       want->in->call ? "()" : "");
	finding_place(f, name, use->line, use->column);
	free(name);
}

/* @text says what to do about the names, @line is what does it. */
static struct finding *new_finding(struct findings *findings, const struct file *file,
				   const char *text, char sign, const char *line)
{
	struct finding *f = finding_add(findings, all_rules[RULE_missing_include].name,
					file->name, text);

	f->listed = true;
	finding_fix(f, sign, line);
	return f;
}

/* An include of @header that comes too late or is in a branch that was not taken, or NULL. */
static const struct include *other_include(const struct file *file, const struct file *header,
					   const char *directive)
{
	const char *spelled = directive + strlen("#include ");
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct include *include = &file->includes.v[i];

		if (include->target == header || (!include->target &&
		    !strcmp(include->spelled, spelled)))
			return include;
	}
	return NULL;
}

/* What to do: add it, or move it from where the file has it; a cycle that breaks is only told. */
static char *advice_text(const struct file *file, const struct file *header,
			 const char *directive, bool breaks)
{
	const struct include *other = other_include(file, header, directive);

	if (breaks && closure_has(header, file))
		return xformat("used but not included: %s would close an include cycle", directive);
	if (!other)
		return xformat("used but not included: add %s", directive);
	if (other->target)
		return xformat("used before it is included: move %s up", directive);
	return xformat("used, but included only under a condition: move %s out of it", directive);
}

/* What to say of @header, which leads back to @file, and what to do about it. */
static char *cycle_note(const struct file *file, const struct file *header, bool breaks,
			const struct lack *lack)
{
	char *path = cycle_path(file, header), *lacking, *note;

	if (!breaks) {
		note = xformat("this closes an include cycle: %s", path);
		free(path);
		return note;
	}
	lacking = escape(lack->file->name, NULL);
	note = xformat("this closes an include cycle: %s\n"
		       "what both need belongs in a header of its own: %s would lack '%.*s'",
		       path, lacking, lack->ident->len, lack->ident->name);
	free(lacking);
	free(path);
	return note;
}

static void note_header(struct finding *f, const struct file *file, const struct file *header,
			bool breaks, const struct lack *lack)
{
	char *note;

	if (!provide_is_guarded(header)) {
		finding_note(f, "that header may not be included twice: it lacks a plain guard");
		*f->fix = FIX_ADD_MORE;
	} else if (closure_has(header, file)) {
		note = cycle_note(file, header, breaks, lack);
		finding_note(f, note);
		free(note);
		if (breaks)
			*f->fix = FIX_ADD_MORE;
	}
}

/* Would assembler sources that include @file read C code with it? */
static void note_assembler(struct finding *f, const struct file *file, const struct file *header)
{
	if (!assembler_reads(file) || assembler_reads(header) ||
	    assembler_skips(file, finding_first_line(f)))
		return;
	finding_note(f, "that header is C, and assembler sources may include this one");
	*f->fix = FIX_ADD_MORE;
}

/* The places of what @header is given for, which is done with then. */
static void add_places(struct finding *f, const struct file *header, struct want *wants, size_t nr)
{
	const struct want *first = NULL;
	size_t i;

	for (i = 0; i < nr; i++) {
		if (wants[i].given != header)
			continue;
		wants[i].given = NULL;
		if (!first || (first->brought && !wants[i].brought) ||
		    (first->aside && !wants[i].aside))
			first = &wants[i];
		if (!wants[i].brought && !wants[i].aside)
			add_place(f, &wants[i]);
	}
	if (!f->nr_places)
		add_place(f, first);
}

/* One finding for each header that is given. */
static void report_headers(struct findings *findings, const struct file *file, struct want *wants,
			   size_t nr, bool breaks, const struct lack *lack)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		struct file *header = wants[i].given;
		char *directive, *text;
		struct finding *f;

		if (!header)
			continue;
		directive = provide_directive(file, header);
		text = advice_text(file, header, directive, breaks);
		f = new_finding(findings, file, text, FIX_ADD, directive);
		note_header(f, file, header, breaks, lack);
		add_places(f, header, wants + i, nr - i);
		note_assembler(f, file, header);
		free(text);
		free(directive);
	}
}

static bool is_only_declared(const struct want *want)
{
	return want->forward && !want->given;
}

static void report_forward(struct findings *findings, const struct file *file,
			   const struct want *want)
{
	char *line = xformat("%s;", use_text(want->use).text);
	char *text = xformat("not declared: add %s", line);

	add_place(new_finding(findings, file, text, FIX_ADD, line), want);
	free(text);
	free(line);
}

/* One finding for all structures that are only to be declared. */
static void report_forwards(struct findings *findings, const struct file *file,
			    const struct want *wants, size_t nr)
{
	struct finding *f = NULL;
	size_t count = 0, i;

	for (i = 0; i < nr; i++)
		count += is_only_declared(&wants[i]);
	if (count > 1)
		f = new_finding(findings, file, "not declared: add forward declarations",
				FIX_DECLARE, "forward declarations");
	for (i = 0; i < nr; i++) {
		if (is_only_declared(&wants[i]) && f)
			add_place(f, &wants[i]);
		else if (is_only_declared(&wants[i]))
			report_forward(findings, file, &wants[i]);
	}
}

/*
 * A header of one folder that includes nothing at all leaves that to the C files beside it, and
 * on purpose, if it would take more than a line or two (mm/vma.h, fs/internal.h).
 */
static bool leaves_it_to_others(const struct file *file, const struct want *wants, size_t nr)
{
	size_t count = 0, i, before;

	if (provide_spelling(file) || file->includes.nr)
		return false;
	for (i = 0; i < nr; i++) {
		for (before = 0; before < i && wants[before].given != wants[i].given; before++)
			;
		count += is_only_declared(&wants[i]) || (wants[i].given && before == i);
	}
	return count > 2;
}

static void advise(struct findings *findings, const struct file *file, struct want *wants,
		   size_t nr)
{
	struct lack lack;
	bool breaks = choose_headers(file, wants, nr, &lack);

	if (leaves_it_to_others(file, wants, nr))
		return;
	report_forwards(findings, file, wants, nr);
	report_headers(findings, file, wants, nr, breaks, &lack);
}

/*
 * What a macro brings that nobody has to include (the C file defines it, or the header
 * would define it itself) is not the header's to include either.
 */
static void find_foreign(struct want *wants, size_t nr)
{
	size_t i, m;

	for (i = 0; i < nr; i++) {
		for (m = 0; wants[i].macro && m < nr; m++) {
			if (wants[m].use->name->ident == wants[i].macro)
				break;
		}
		if (m == nr) {
			wants[i].foreign = wants[i].settled = true;
			wants[i].later = false;
		}
	}
}

/* Does the file name it in what it would do if nobody had (fallback.c)? */
static bool is_named(const struct file *file, const struct use *use)
{
	const struct word *word = word_at(file, use->line, use->column);

	return word && word->ident == use->name->ident;
}

/* Does the macro's own text name it? What comes out of another one in there is that one's. */
static bool is_in_body(const struct symbol *macro, const struct ident *ident)
{
	const struct word *word, *end;

	for (word = define_words(macro->pos, &end); word && word < end; word++) {
		if (word->ident == ident)
			return true;
	}
	return false;
}

/* Is the word within the parentheses of the one with this index? */
static bool is_within(const struct file *file, const struct word *word, size_t index)
{
	for (; word->outer; word = &file->words.v[word->outer - 1]) {
		if (word->outer - 1 == index)
			return true;
	}
	return false;
}

/* Is the name pasted together with an argument that the file gives to the macro? */
static bool is_pasted(const struct file *file, const struct word *macro, const struct ident *ident)
{
	size_t index = macro - file->words.v, i;

	for (i = index + 1; i < file->words.nr && is_within(file, &file->words.v[i], index); i++) {
		const struct ident *argument = file->words.v[i].ident;

		if (!file->words.v[i].member &&
		    memmem(ident->name, ident->len, argument->name, argument->len))
			return true;
	}
	return false;
}

/*
 * Who names it: the file's code, a macro or a branch of the file, or the text of the macro that
 * the file expands?
 */
static void find_writer(const struct file *file, struct want *want)
{
	const struct ident *ident = want->use->name->ident;
	struct symbol *macro = want->in ? word_macro(file, want->in) : NULL;
	bool body = macro && is_in_body(macro, ident);

	want->written = want->use->name->written_in == file ||
			(body && file_at(macro->pos) == file) ||
			(macro && !want->use->tag && is_pasted(file, want->in, ident));
	want->named = want->use->name->written_in == file || is_named(file, want->use);
	want->aside = !want->written && !want->named && !body;
}

/* Among the arguments of the macro at @index: is a member of the pointer @ident reached? */
static bool has_member(const struct file *file, size_t index, const struct ident *ident)
{
	size_t i;

	for (i = index + 1; i + 1 < file->words.nr && is_within(file, &file->words.v[i], index);
	     i++) {
		if (file->words.v[i].ident == ident && file->words.v[i + 1].member)
			return true;
	}
	return false;
}

/* The name behind "struct foo *const", if that is what stands there. */
static const struct ident *pointer_behind(const struct word *word, const struct word *end)
{
	static const struct ident *constant;

	if (!constant)
		constant = built_in_ident("const");
	for (word++; word < end && word->ident == constant; word++)
		;
	return word < end ? word->ident : NULL;
}

/*
 * TRACE_EVENT() and its like take code as an argument and drop it, until they are read again to
 * make the functions. There members of what TP_PROTO() points to are read.
 */
static bool reads_members(const struct file *file, const struct use *use)
{
	const struct word *macro = word_at(file, use->line, use->column);
	const struct word *end = file->words.v + file->words.nr, *word;
	size_t index = macro ? macro - file->words.v : 0;

	if (!macro || !macro->expanded)
		return false;
	for (word = macro + 1; word < end && is_within(file, word, index); word++) {
		const struct ident *pointer = word->tag && word->ident == use->name->ident ?
			pointer_behind(word, end) : NULL;

		if (pointer && has_member(file, index, pointer))
			return true;
	}
	return false;
}

/* Does a pragma say that the file is to include the structure's header instead? */
static bool may_not_declare(const struct file *file, const struct use *use)
{
	char name[256];			/* as long as an identifier can be */

	if (!file->pragmas.nr)
		return false;
	snprintf(name, sizeof(name), "%.*s", use->name->ident->len, use->name->ident->name);
	return pragma_find(file, PRAGMA_NO_FORWARD_DECLARE, name);
}

/* The same use, but of the whole structure. */
static const struct use *whole(const struct use *use)
{
	struct use *whole = xmalloc(sizeof(*whole));

	*whole = *use;
	whole->as = USE_COMPLETE;
	return whole;
}

typedef VEC(struct want) wants;

/* Does anybody provide it? The compiler's own names are there for all. */
static bool is_provided(const struct use *use)
{
	size_t i;

	for (i = 0; i < use->name->providers.nr; i++) {
		if (provides(&use->name->providers.v[i], use))
			return true;
	}
	return is_pointed_to(use);
}

/* What of @file's uses it does not have. */
static void find_wants(struct file *file, wants *all)
{
	size_t i;

	for (i = 0; i < file->uses.nr; i++) {
		struct want want = { .use = &file->uses.v[i] };

		if (!is_missed(want.use) || is_satisfied(file, want.use) ||
		    !is_provided(want.use))
			continue;
		if (!all->nr)
			mark_words(file);
		find_missing_macro(file, &want);
		find_writer(file, &want);
		if (is_pointed_to(want.use) &&
		    (reads_members(file, want.use) || may_not_declare(file, want.use)))
			want.use = whole(want.use);
		find_headers(file, &want);
		vec_push(all, want);
	}
}

/* Has no header what is wanted of the name, besides that it is declared? */
static bool is_homeless(const wants *all, const struct name *name)
{
	size_t i;

	for (i = 0; i < all->nr; i++) {
		const struct want *want = &all->v[i];

		if (want->use->name == name && !want->headers.nr &&
		    (!is_pointed_to(want->use) || want->later))
			return true;
	}
	return false;
}

/* What no header has is not to be included, but a tag that only the C file has can be declared. */
static void drop_homeless(wants *all)
{
	wants kept = { };
	size_t i;

	for (i = 0; i < all->nr; i++) {
		const struct want *want = &all->v[i];

		if (want->headers.nr || !is_homeless(all, want->use->name))
			vec_push(&kept, *want);
	}
	for (i = 0; i < all->nr; i++) {
		if (!all->v[i].headers.nr && is_homeless(all, all->v[i].use->name))
			free_headers(&all->v[i]);
	}
	free(all->v);
	*all = kept;
}

/* Is the branch within "#ifdef __KERNEL__"? */
static bool is_for_kernel(const struct file *file, unsigned branch)
{
	static const struct ident *kernel;
	unsigned nr;
	size_t i;

	if (!kernel)
		kernel = built_in_ident("__KERNEL__");
	for (i = 0; i < file->conditions.nr; i++) {
		const struct word *asked = &file->words.v[file->conditions.v[i]];

		for (nr = 1; asked->ident == kernel && nr < file->branches.nr; nr++) {
			if (file->branches.v[nr].line == asked->line &&
			    !file->branches.v[nr].unless &&
			    branch_holds(file, nr, branch))
				return true;
		}
	}
	return false;
}

/* Does it include the kernel's headers anyway? Then no other program reads it. */
static bool is_kernels(const struct file *file)
{
	size_t i;

	for (i = 0; i < file->includes.nr; i++) {
		const struct include *include = &file->includes.v[i];

		if (include->target && !knowledge_interface(include->target->name) &&
		    !is_for_kernel(file, include->branch))
			return true;
	}
	return false;
}

/* What programs of the build machine read as well has to do without the kernel's headers. */
static void drop_for_host(struct file *file, wants *all)
{
	size_t nr = 0, i;

	if (!all->nr || is_kernels(file) || !arch_host_reads(file))
		return;
	for (i = 0; i < all->nr; i++) {
		const struct word *word = word_behind(file, all->v[i].use->line, 0);

		if (word && is_for_kernel(file, word->branch))
			all->v[nr++] = all->v[i];
		else
			free_headers(&all->v[i]);
	}
	all->nr = nr;
	file->part = !nr;
}

/* A header and what it lacks. */
struct judged {
	struct file *file;
	wants wants;
};

/* A part of one includer is nobody's to include, for what it has. */
static void drop_parts(struct want *want)
{
	size_t nr = 0, i;

	for (i = 0; i < want->headers.nr; i++) {
		if (!want->headers.v[i]->part)
			want->headers.v[nr++] = want->headers.v[i];
	}
	want->headers.nr = nr;
}

static void advise_file(struct findings *findings, struct file *file, wants *all)
{
	drop_homeless(all);
	find_foreign(all->v, all->nr);
	drop_for_host(file, all);
	if (all->nr)
		advise(findings, file, all->v, all->nr);
}

/* Not the unit's C file, nor one that it includes: nobody else is to. */
static bool is_header(const struct file *file)
{
	return !is_source(file) && !file->forced;
}

typedef VEC(struct judged) judged_files;

/* What each header lacks. Those that are parts of their includer are not judged. */
static void find_judged(judged_files *judged)
{
	size_t i;

	for (i = 0; i < unit.files.nr; i++) {
		struct judged j = { .file = unit.files.v[i] };

		if (!is_header(j.file) || provide_is_fragment(j.file) ||
		    knowledge_not_judged(j.file->name))
			continue;
		find_wants(j.file, &j.wants);
		j.file->part = j.wants.nr && part_of_includer(j.file, j.wants.v, j.wants.nr);
		if (j.wants.nr)
			vec_push(judged, j);
	}
}

void check_missing_include(struct findings *findings)
{
	judged_files judged = { };
	size_t i, w;

	find_judged(&judged);
	/* which headers are parts has to be known before any is advised, and only that */
	for (i = 0; i < judged.nr; i++) {
		for (w = 0; w < judged.v[i].wants.nr; w++)
			drop_parts(&judged.v[i].wants.v[w]);
	}
	for (i = 0; i < judged.nr; i++) {
		struct judged *j = &judged.v[i];

		if (!j->file->part)
			advise_file(findings, j->file, &j->wants);
		for (w = 0; w < j->wants.nr; w++)
			free_headers(&j->wants.v[w]);
		free(j->wants.v);
	}
	free(judged.v);
}
