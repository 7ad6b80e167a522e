#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Two minutes of C text, rules, records and commands that nobody would write, from the same seed each
# time; "make fuzz" takes longer, and looks elsewhere.

setup() {
	type -P clang-14 || type -P clang-19 || skip "this release has no clang-14 and no clang-19"
	[[ $BATS_TEST_DESCRIPTION != "C text:"* ]] || type -P afl-clang-fast >/dev/null ||
		skip "this release has no afl++"
}

fuzz() {
	FUZZ_SEED=1 "$BATS_TEST_DIRNAME/fuzz/run" "$@"
}

@test "C text: every unit ends in a report" {
	fuzz 45 unit
}

@test "rules files" {
	fuzz 8 rules
}

@test "records: a report, and the same bytes again" {
	fuzz 20 report record
}

@test "commands of kbuild and compile_commands.json" {
	fuzz 8 cmd json
}

@test "diffs and older reports" {
	fuzz 8 diff baseline
}
