// SPDX-License-Identifier: MIT
/*
 * pertask.c - members of task_struct that should be reached through per_task()
 *
 * Before a tree has it, that cannot be done yet, but for what has an accessor: the findings are a
 * migration's to-do.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "locate.h"
#include "paths.h"
#include "knowledge.h"
#include "spelled.h"
#include "unit.h"
#include "util.h"

/* Members that a DECLARE_PER_TASK() of the unit names. */
static VEC(const struct ident *) declared;

/* Has the tree per_task()? Where it has not, what is to become one is a to-do. */
static bool has_per_task;

static void find_declared(const struct file *file)
{
	size_t i, w;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		unsigned argument;

		if (!word->expanded || !word->call)
			continue;
		argument = knowledge_declaration(word->ident->name);
		has_per_task |= argument != 0;
		for (w = i + 1; argument && w < file->words.nr; w++) {
			if (file->words.v[w].outer != i + 1)
				break;
			if (file->words.v[w].argument + 1u == argument)
				vec_push(&declared, file->words.v[w].ident);
		}
	}
}

static void look_for_per_task(void)
{
	static const char *const headers[] = { "sched/per_task.h", "per_task.h" };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(headers) && !has_per_task; i++) {
		char *path = xformat("%s/include/linux/%s", path_source(), headers[i]);

		has_per_task = !access(path, F_OK);
		free(path);
	}
	for (i = 0; i < unit.files.nr; i++)
		find_declared(unit.files.v[i]);
}

static bool is_declared(const struct ident *ident)
{
	size_t i;

	for (i = 0; i < declared.nr; i++) {
		if (declared.v[i] == ident)
			return true;
	}
	return false;
}

/* ---- what to say ---- */

/* A member that is accessed, by its rule or (NULL) because the unit declares it. */
struct what {
	const char *member, *function;	/* in which, or NULL */
	const struct member_rule *rule;
};

static const char *name_in_area(const struct what *w)
{
	return w->rule && w->rule->per_task ? w->rule->per_task : w->member;
}

static char *message(const struct what *w)
{
	const char *type = knowledge_member_type();

	if (w->rule && w->rule->accessor)
		return xformat("%s member '%s' is accessed directly: use %s or per_task(task, %s)",
			       type, w->member, w->rule->accessor, name_in_area(w));
	return xformat("%s member '%s' is accessed directly: use per_task(task, %s)", type,
		       w->member, name_in_area(w));
}

/* "task_cpu(task)" for @task. */
static char *accessor_for(const char *accessor, const char *task)
{
	return xformat("%.*s(%s)", (int)strcspn(accessor, "("), accessor, task);
}

/* The task that "@base->" or "@base." means: "(task)" is task, "(*own)." is own. To be freed. */
static char *task_of(const char *base, bool arrow)
{
	size_t skip = arrow ? 1 : 2, len = strlen(base);

	if (!strncmp(base, "(*", skip) && len > skip + 1 &&
	    base[skip + strcspn(base + skip, " ()[].->&*")] == ')' &&
	    strcspn(base + skip, ")") == len - skip - 1)
		return xformat("%.*s", (int)(len - skip - 1), base + skip);
	return xformat("%s%s", arrow ? "" : "&", base);
}

/* What the place is to become: @base is what stands before the member, or NULL. */
static char *todo_message(const struct what *w, const char *base, bool arrow)
{
	const char *accessor = w->rule ? w->rule->accessor : NULL;
	char *task = base ? task_of(base, arrow) : xcopy("task");
	char *as = base ? xformat("'%s%s%s'", base, arrow ? "->" : ".", w->member) : NULL;
	char *call = accessor ? accessor_for(accessor, task) : NULL, *what, *text;

	if (accessor)
		what = xformat("use %s%s%s", call, as ? " for " : "", as ? as : "");
	else
		what = xformat("%s is to become per_task(%s, %s)", as ? as : "it", task,
			       name_in_area(w));
	text = xformat("%s member '%s' is accessed directly: %s", knowledge_member_type(),
		       w->member, what);
	free(what);
	free(call);
	free(as);
	free(task);
	return text;
}

static char *message_at(const struct what *w, const struct file *file, unsigned line,
			unsigned column)
{
	bool arrow = true;
	char *base, *text;

	if (has_per_task)
		return message(w);
	base = spelled_base(file, line, column, w->member, &arrow);
	text = todo_message(w, base, arrow);
	free(base);
	return text;
}

/* ---- where ---- */

/* One finding at @line of @file; @note may be NULL. */
static void report(struct findings *findings, const struct what *w, const struct file *file,
		   unsigned line, unsigned column, const char *function, const char *note)
{
	char *text = message_at(w, file, line, column);
	struct finding *f = finding_add(findings, all_rules[RULE_per_task].name, file->name, text);

	f->todo = !has_per_task;
	f->scope = xcopy(function);
	finding_note(f, note);
	finding_place(f, w->member, line, column);
	free(text);
}

/* Report the access where it was written, which may be in the body of a macro. */
static void report_access(struct findings *findings, const struct access *access,
			  const struct what *w)
{
	const struct file *file = file_at(access->pos);
	struct written found[16];
	size_t nr = locate(access, found, ARRAY_SIZE(found)), i;

	if (!nr)
		report(findings, w, file, access->pos.line, access->pos.pos, w->function, NULL);
	for (i = 0; i < nr; i++) {
		const struct word *word = found[i].word;
		bool in_macro = word->where == IN_MACRO_BODY;
		char *shown = escape(file->name, NULL);	/* a note is a line, a name may be two */
		char *note = in_macro ?
			xformat("expanded in %s:%u", shown, access->pos.line) : NULL;

		if (!in_macro || !knowledge_owner(found[i].file->name, NULL))
			report(findings, w, found[i].file, word->line, word->column,
			       in_macro ? NULL : w->function, note);
		free(note);
		free(shown);
	}
}

static void check_access(struct findings *findings, const struct access *access)
{
	const struct file *file = file_at(access->pos);
	const struct ident *in = access->function ? access->function->ident : NULL;
	const struct what w = {
		.member = access->member->name,
		.function = in ? in->name : NULL,
		.rule = knowledge_member(access->member->name),
	};

	if (file && (w.rule || is_declared(access->member)) &&
	    !knowledge_owner(file->name, w.function))
		report_access(findings, access, &w);
}

static bool is_of_type(const struct access *access, const char *type)
{
	return access->type->namespace == NS_STRUCT && access->type->ident &&
		!strcmp(access->type->ident->name, type);
}

void check_per_task(struct findings *findings)
{
	size_t i;

	look_for_per_task();
	for (i = 0; i < unit.accesses.nr; i++) {
		if (is_of_type(&unit.accesses.v[i], knowledge_member_type()))
			check_access(findings, &unit.accesses.v[i]);
	}
}
