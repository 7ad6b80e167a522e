// SPDX-License-Identifier: MIT
/*
 * rule.c - what there is to know of each rule
 */
#include <string.h>

#include "rule.h"

const struct rule all_rules[NR_RULES] = {
#define RULE(id, ...) [RULE_##id] = { __VA_ARGS__ },
#include "rules.def"
#undef RULE
};

const struct rule *rule_named(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < NR_RULES; i++) {
		if (!strncmp(all_rules[i].name, name, len) && !all_rules[i].name[len])
			return &all_rules[i];
	}
	return NULL;
}
