/* SPDX-License-Identifier: MIT */
/*
 * pertask.c - members of task_struct that should be reached through per_task()
 */
#include <stdlib.h>

#include "rules.h"
#include "unit.h"
#include "util.h"

static void check_access(struct findings *findings, const struct access *access)
{
	const struct file *file = file_at(access->pos);
	const struct member_rule *rule;
	char *type, *member, *function = NULL, *text;
	struct finding *f;

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
		f = finding_add(findings, rule_per_task.name, file->name, text);
		f->scope = function;
		function = NULL;
		finding_place(f, member, access->pos.line, access->pos.pos);
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
