#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What make demo ends with (show), on a little object tree. FKH_BUILD is where the programs are.

load helpers

setup() {
	local unit

	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	mkdir -p src/{kernel,include/linux} obj
	cp -r "$BATS_TEST_DIRNAME/cases/include" src
	ln -s ../src obj/source
	printf '%s\n' '#ifndef FOO_H' '#define FOO_H' '#include <linux/bar.h>' \
		'struct foo { u32 count; };' '#endif' >src/include/linux/foo.h
	for unit in a b; do
		printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/sched.h>' \
			"int $unit(struct foo *f, struct task_struct *t) { return f->count + t->flags; }" \
			>src/kernel/$unit.c
	done
	cd src
	for unit in a b; do
		expect 0 fkh-check --out=../obj/.fkh -nostdinc -Iinclude kernel/$unit.c
	done
	cd ..
}

@test "totals, what most units pay for, an example of each rule, where all of it is" {
	expect 0 "$BATS_TEST_DIRNAME/show" obj report
	[ -z "$stderr" ]
	head -n 6 <<<"$output" | diff - <(fkh-report --quiet --summary obj | head -n 6)
	grep -q "^     2 include/linux/foo.h:3:1 nothing of <linux/bar.h> is used" <<<"$output"
	grep -A2 '^missing-include: ' <<<"$output" | grep -q "^  >	struct foo { u32 count; };"
	grep -A2 '^redundant-include: ' <<<"$output" | grep -q '^  >	#include <linux/bar.h>'
	grep -A2 '^per-task: ' <<<"$output" | grep -q '^  >	int a(struct foo \*f'
	[ "$(xpath report/fkh.xml 'string(/*/@failures)')" = "$(sed -n 's/^findings: //p' <<<"$output")" ]
	[ "$(grep -c ': warning: .*\[fkh:' report/findings)" = "$(sed -n 's/^findings: //p' <<<"$output")" ]
}

@test "what it cannot read it says, and ends" {
	expect 1 "$BATS_TEST_DIRNAME/show" nowhere report
	[[ $output = "fkh-report: nowhere: no records are there"* ]]
	expect 2 "$BATS_TEST_DIRNAME/show"
}
