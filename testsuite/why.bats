#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --why: how a file comes to read a header.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")"
	export FKH_OPTIONS
	mkdir -p include/linux kernel
	printf '%s\n' '#pragma once' 'int deep(void);' >include/linux/deep.h
	printf '%s\n' '#pragma once' '#include <linux/deep.h>' 'struct used { int a; };' >include/linux/used.h
	printf '%s\n' '#pragma once' '#include <linux/used.h>' 'int outer(struct used used);' >include/linux/outer.h
	printf '%s\n' '#include <linux/outer.h>' '#include <linux/used.h>' '' \
		'int unit(struct used u) { return outer(u); }' >kernel/unit.c
	expect 0 fkh-check -nostdinc -Iinclude kernel/unit.c
}

@test "chains, the shortest first, with what each link is there for" {
	expect 0 fkh-report --why linux/deep.h kernel/unit.c
	says "$output" "kernel/unit.c reads include/linux/deep.h by" \
		"2 includes:" \
		$'\tkernel/unit.c:2: <linux/used.h> for used' \
		$'\tinclude/linux/used.h:2: <linux/deep.h> for nothing' \
		"without this one, which nobody needs, it would not:" \
		$'\tinclude/linux/used.h:2: <linux/deep.h> for nothing'
}

@test "a way of which every link is needed is said" {
	expect 0 fkh-report --why linux/used.h kernel/unit.c
	[[ "$output" == *"of this way every link is needed: 1 include:"* ]]
}

@test "for the build, the links that most units have it by" {
	sed 's/unit/other/' kernel/unit.c >kernel/other.c
	expect 0 fkh-check -nostdinc -Iinclude kernel/other.c
	expect 0 fkh-report --why linux/deep.h
	[[ "$output" == *"is read by 2 of 2 units"* ]]
	[[ "$(tail -n 1 <<<"$output")" == "       0 include/linux/used.h:2: <linux/deep.h>" ]]
}

@test "who does not read it is told so" {
	printf '%s\n' 'int other(void);' >kernel/other.c
	expect 0 fkh-check -nostdinc -Iinclude kernel/other.c
	expect 2 fkh-report --why linux/deep.h kernel/other.c
	[[ "$stderr" == *"kernel/other.c: does not read include/linux/deep.h"* ]]
	expect 2 fkh-report --why
	expect 2 fkh-report --why linux/none.h
}
