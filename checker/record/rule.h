/* SPDX-License-Identifier: MIT */
/*
 * rule.h - what there is to know of each rule, but for how it finds what it finds
 *
 * Writers, votes and fixes ask here: none compares names.
 */
#ifndef RULE_H
#define RULE_H

#include <stdbool.h>
#include <stddef.h>

struct rule {
	const char *name;	/* "missing-include" */
	bool on;		/* by default */
	bool drops;		/* it is about an include that can go: all units must agree */
	const char *fix;	/* the word of --fix that takes what it proposes, or NULL */
	const char *title;	/* what it finds: a line */
	const char *help;	/* what that means and what to do: some sentences */
	const char *todo;	/* for a to-do note (finding.todo), see rules.def, or NULL */
};

enum rule_id {
#define RULE(id, ...) RULE_##id,
#include "rules.def"
#undef RULE
	NR_RULES
};

extern const struct rule all_rules[NR_RULES];

/* The rule of that name, of @len bytes, or NULL: records may be of another version. */
const struct rule *rule_named(const char *name, size_t len);

#endif
