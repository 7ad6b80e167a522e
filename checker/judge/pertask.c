// SPDX-License-Identifier: MIT
/*
 * pertask.c - members of task_struct that should be reached through per_task()
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "locate.h"
#include "rules.h"
#include "unit.h"
#include "util.h"

/* One finding at @line of @file; @note may be NULL. */
static void report(struct findings *findings, const struct file *file, unsigned line,
		   unsigned column, const char *member, const char *text, const char *function,
		   const char *note)
{
	struct finding *f = finding_add(findings, all_rules[RULE_per_task].name, file->name, text);

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
	size_t nr = locate(access, found, ARRAY_SIZE(found)), i;

	if (!nr)
		report(findings, file, access->pos.line, access->pos.pos, member, text, function,
		       NULL);
	for (i = 0; i < nr; i++) {
		const struct word *word = found[i].word;
		bool in_macro = word->where == IN_MACRO_BODY;
		char *shown = escape(file->name, NULL);	/* a note is a line, a name may be two */
		char *note = in_macro ?
			xformat("expanded in %s:%u", shown, access->pos.line) : NULL;

		if (!in_macro || !rules_owner(found[i].file->name, NULL))
			report(findings, found[i].file, word->line, word->column, member, text,
			       in_macro ? NULL : function, note);
		free(note);
		free(shown);
	}
}

/* Members that a DECLARE_PER_TASK() of the unit names. */
static VEC(const struct ident *) declared;

static void find_declared(const struct file *file)
{
	size_t i, w;

	for (i = 0; i < file->words.nr; i++) {
		const struct word *word = &file->words.v[i];
		unsigned argument;

		if (!word->expanded || !word->call)
			continue;
		argument = rules_declaration(word->ident->name);
		for (w = i + 1; argument && w < file->words.nr; w++) {
			if (file->words.v[w].outer != i + 1)
				break;
			if (file->words.v[w].argument + 1u == argument)
				vec_push(&declared, file->words.v[w].ident);
		}
	}
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

static char *message(const char *member, const struct member_rule *rule)
{
	const char *name = rule && rule->per_task ? rule->per_task : member;
	const char *type = rules_member_type();

	if (rule && rule->accessor)
		return xformat("%s member '%s' is accessed directly: use %s or per_task(task, %s)",
			       type, member, rule->accessor, name);
	return xformat("%s member '%s' is accessed directly: use per_task(task, %s)", type, member,
		       name);
}

static void check_access(struct findings *findings, const struct access *access)
{
	const struct file *file = file_at(access->pos);
	const struct ident *in = access->function ? access->function->ident : NULL;
	const char *member = access->member->name, *function = in ? in->name : NULL;
	const struct member_rule *rule = rules_member(member);
	char *text;

	if (file && (rule || is_declared(access->member)) && !rules_owner(file->name, function)) {
		text = message(member, rule);
		report_access(findings, access, member, text, function);
		free(text);
	}
}

static bool is_of_type(const struct access *access, const char *type)
{
	return access->type->namespace == NS_STRUCT && access->type->ident &&
		!strcmp(access->type->ident->name, type);
}

void check_per_task(struct findings *findings)
{
	size_t i;

	for (i = 0; i < unit.files.nr; i++)
		find_declared(unit.files.v[i]);
	for (i = 0; i < unit.accesses.nr; i++) {
		if (is_of_type(&unit.accesses.v[i], rules_member_type()))
			check_access(findings, &unit.accesses.v[i]);
	}
}
