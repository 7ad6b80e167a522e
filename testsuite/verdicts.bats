#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-check against what compilers say to units and headers of real kernels (testsuite/verdicts/):
# it finds as much of it, and is as right, as when the floors were set. The kernels are only prepared;
# they stay below build/ for the next run.

setup() {
	cd "$BATS_TEST_DIRNAME/.."
}

# guard TREE: what it says is shown if it fails
guard() {
	[[ $1 != *arm64 ]] || type -P clang-19 || skip "there is no clang-19"
	testsuite/oracle --build "${FKH_BUILD:-build}" --work "$BATS_TEST_TMPDIR" guard "$1"
}

@test "6.1, x86_64, gcc: as much is found as was, and as much of it is right" {
	guard 6.1-x86_64
}

@test "6.1, arm64, clang: as much is found as was, and as much of it is right" {
	guard 6.1-arm64
}

@test "7.3, x86_64, gcc: as much is found as was, and as much of it is right" {
	guard 7.3-x86_64
}

@test "7.3, arm64, clang: as much is found as was, and as much of it is right" {
	guard 7.3-arm64
}

# run_floor MEASURE: the guard of one tree, the measure's floor raised above what can be reached
run_floor() {
	cp testsuite/verdicts/floors.tsv "$BATS_TEST_TMPDIR/floors.tsv"
	sed -i "s/^\(6.1-x86_64\t$1\t\).*/\12/" "$BATS_TEST_TMPDIR/floors.tsv"
	run testsuite/oracle --build "${FKH_BUILD:-build}" --work "$BATS_TEST_TMPDIR" \
		--floors "$BATS_TEST_TMPDIR/floors.tsv" guard 6.1-x86_64
}

@test "what falls below its floor fails, and says which lines" {
	run_floor unused-recall
	[ "$status" = 1 ]
	[[ $output == *"below the floor:"* ]]
	[[ $output == *"floor 2.000"* ]]
}
