#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The little kernel of per_task/, half converted to per_task(): fkh-check reports the accesses that
# were forgotten, which are marked ("forgotten: MEMBER..."), and no other. FKH_BUILD is where the
# programs are, CC compiles.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules") --only=per-task"
	export FKH_OPTIONS
	cp -r "$BATS_TEST_DIRNAME/per_task/." .
	compilers=(${CC:-cc})
	for other in gcc clang clang-19; do
		[ -z "$(type -P $other)" ] || compilers+=($other)
	done
}

# check UNIT...: into .fkh
check() {
	local unit

	for unit; do
		expect 0 fkh-check -nostdinc -Iinclude "$unit"
		[[ $stderr != *error* ]]
	done
}

all_units() {
	find . -name '*.c' -printf '%P\n' | LC_ALL=C sort
}

# "FILE:LINE: MEMBER" of all that is marked
marked() {
	grep -rno '/\* forgotten: [a-z_ ]*\*/' --include='*.[ch]' . | LC_ALL=C sort |
		sed 's|^\./||; s|:/\* forgotten:||; s| \*/$||' |
		while read -r place members; do
			printf "$place %s\n" $members
		done | LC_ALL=C sort -u
}

# The same of all that is reported
reported() {
	fkh-report | sed -n "s/^\([^:]*:[0-9]*\):[0-9]*: warning: task_struct member '\(.*\)' is accessed directly: use .*\[fkh:per-task\]$/\1 \2/p" |
		LC_ALL=C sort -u
}

@test "the tree compiles" {
	for cc in "${compilers[@]}"; do
		all_units | while read -r unit; do
			$cc -std=gnu11 -nostdinc -Iinclude -Wall -Wmissing-prototypes -Werror -O1 -fsyntax-only "$unit"
		done
	done
}

@test "its per_task() works" {
	for cc in "${compilers[@]}"; do
		$cc -std=gnu11 -nostdinc -Iinclude -O1 -o area kernel/{main,per_task,fork}.c init/init_task.c
		./area
	done
}

@test "an offset goes stale without a word of the compiler" {
	${CC:-cc} -std=gnu11 -nostdinc -Iinclude -S -o - arch/arm64/kernel/asm-offsets.c >asm-offsets.s
	grep -q -e '->TSK_TI_SCS_BASE ' asm-offsets.s
}

@test "every access that was forgotten is reported, and no other" {
	check $(all_units)
	marked >want
	[ "$(wc -l <want)" -ge 140 ]
	reported >got
	diff -u want got
}

@test "the converted half is clean" {
	for unit in kernel/fork.c kernel/per_task.c kernel/main.c kernel/calm.c; do
		check "$unit"
		[ -z "$(grep -v '^include/linux/sched/signal.h:' <<<"$stderr")" ]
	done
	# and reported once it is not
	sed -i 's/per_task(task, thread).sp =/task->thread.sp =/' kernel/fork.c
	check kernel/fork.c
	[[ $stderr = *"kernel/fork.c:"*": warning: task_struct member 'thread' is accessed directly: "* ]]
}

@test "a member that the unit declares needs no rule" {
	check kernel/mood.c kernel/calm.c
	says "$(reported | grep -v signal.h)" "$(marked | grep mood.c)"
	[[ $(marked | grep mood.c) = *" mood" ]]
	sed -i '/sched\/mood.h/d; s/per_task(task, mood)/0/' kernel/mood.c
	check kernel/mood.c
	[ -z "$(reported | grep mood)" ]
	# no rule at all: the tree's own declarations are enough, for the structure that the rules name
	cp -r "$BATS_TEST_DIRNAME/../rules" mine
	sed -i '/<member /d' mine/per-task.xml
	expect 0 fkh-check --rules=mine -nostdinc -Iinclude kernel/forms.c
	[[ $stderr = *"'flags' is accessed directly: use per_task(task, flags) "* ]]
	[[ $stderr != *"'thread_info'"* ]]	# it has another name in the area
}

@test "the message names the accessor, or the member's name in the area" {
	check arch/arm64/kernel/asm-offsets.c
	[ "$(grep -c "'thread_info' is accessed directly: use task_thread_info(task) or per_task(task, ti) \[" <<<"$stderr")" = 2 ]
	[[ $stderr = *"asm-offsets.c:14:"*"'thread' is accessed directly: use per_task(task, thread) ["* ]]
}

@test "an access in a macro is reported once, with where it is expanded" {
	check kernel/forms.c
	line=$(grep -n 'define task_sp' include/linux/sched/signal.h | cut -d: -f1)
	at=$(grep -n 'task_sp(task) +' kernel/forms.c | cut -d: -f1)
	expect 1 fkh-report
	[ "$(grep -c "^include/linux/sched/signal.h:$line:" <<<"$output")" = 2 ]	# and its note
	grep -q "^include/linux/sched/signal.h:$line:[0-9]*: note: expanded in kernel/forms.c:$at$" <<<"$output"
}

@test "a header's inline functions are walked, also those nobody calls" {
	check kernel/fork.c
	grep -q "^include/linux/sched/signal.h:[0-9]*:[0-9]*: warning: task_struct member 'real_blocked' " <<<"$stderr"
}

@test "totals by member are a to-do list" {
	check $(all_units)
	expect 1 fkh-report --quiet --summary
	awk 'on && NF != 2 { exit } on { print $2 } /^per-task, by member:/ { on = 1 }' \
		<<<"$output" >members
	marked | awk '{ print $2 }' | LC_ALL=C sort -u | diff - members
}
