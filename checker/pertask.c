/* SPDX-License-Identifier: MIT */
/*
 * pertask.c - members of task_struct that should be reached through per_task()
 */
#include <stdlib.h>

#include "locate.h"
#include "rules.h"
#include "unit.h"
#include "util.h"

/* One finding at @line of @file; @note may be NULL. */
static void report(struct findings *findings, const struct file *file, unsigned line,
		   unsigned column, const char *member, const char *text, const char *function,
		   const char *note)
{
	struct finding *f = finding_add(findings, rule_per_task.name, file->name, text);

	f->scope = xcopy(function);
	finding_note(f, note);
	finding_place(f, member, line, column);
}

/* Report the access where it was written, which may be in the body of a macro. */
static void report_access(struct findings *findings, const struct access *access,
			  const char *member, const char *text, const char *function)
{
	const struct file *file = file_at(access->pos);
	struct written found[16];
	size_t nr = locate(access->pos, access->member, found, ARRAY_SIZE(found)), i;

	if (!nr)
		report(findings, file, access->pos.line, access->pos.pos, member, text, function,
		       NULL);
	for (i = 0; i < nr; i++) {
		const struct word *word = found[i].word;
		bool in_macro = word->where == IN_MACRO_BODY;
		char *shown = escape(file->name, NULL);		/* notes are lines, names may be two */
		char *note = in_macro ? xformat("expanded in %s:%u", shown, access->pos.line) : NULL;

		if (!in_macro || !rules_owner(found[i].file->name, NULL))
			report(findings, found[i].file, word->line, word->column, member, text,
			       in_macro ? NULL : function, note);
		free(note);
		free(shown);
	}
}

static void check_access(struct findings *findings, const struct access *access)
{
	const struct file *file = file_at(access->pos);
	const struct member_rule *rule;
	char *type, *member, *function = NULL, *text;

	if (!file)
		return;
	type = xformat("%.*s", access->type->ident->len, access->type->ident->name);
	member = xformat("%.*s", access->member->len, access->member->name);
	if (access->function)
		function = xformat("%.*s", access->function->ident->len,
				   access->function->ident->name);
	rule = rules_member(type, member);
	if (rule && !rules_owner(file->name, function)) {
		const char *name = rule->per_task ? rule->per_task : rule->name;

		if (rule->accessor)
			text = xformat("%s member '%s' is accessed directly: use %s or per_task(task, %s)",
				       type, member, rule->accessor, name);
		else
			text = xformat("%s member '%s' is accessed directly: use per_task(task, %s)",
				       type, member, name);
		report_access(findings, access, member, text, function);
		free(text);
	}
	free(function);
	free(member);
	free(type);
}

static void check_per_task(struct findings *findings)
{
	size_t i;

	for (i = 0; i < unit.accesses.nr; i++)
		check_access(findings, &unit.accesses.v[i]);
}

const struct rule rule_per_task = {
	.name = "per-task",
	.on = true,
	.check = check_per_task,
};
