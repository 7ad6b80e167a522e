// SPDX-License-Identifier: MIT
/*
 * check.c - the rules at work
 */
#include "check.h"

static void (*const checks[NR_RULES])(struct findings *) = {
#define RULE(id, ...) [RULE_##id] = check_##id,
#include "rules.def"
#undef RULE
};

void check_unit(const bool on[NR_RULES], struct findings *findings)
{
	size_t i;

	for (i = 0; i < NR_RULES; i++) {
		if (on[i])
			checks[i](findings);
	}
}
