/* SPDX-License-Identifier: MIT */
/*
 * check.h - the rules at work: check_missing_include() and so on, one for each of record/rules.def
 *
 * Each looks at the whole unit and adds what it finds.
 */
#ifndef CHECK_H
#define CHECK_H

#include "finding.h"
#include "rule.h"

#define RULE(id, ...) void check_##id(struct findings *findings);
#include "rules.def"
#undef RULE

/* Run those rules that are on in @on, in the order of the table. */
void check_unit(const bool on[NR_RULES], struct findings *findings);

#endif
