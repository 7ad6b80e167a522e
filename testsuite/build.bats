#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# How the programs are built: quietly, once, and with a profile.

setup() {
	cd "$BATS_TEST_DIRNAME/.."
	unset MAKEFLAGS MFLAGS MAKELEVEL
}

@test "make -s says nothing, and builds nothing twice" {
	make all
	touch checker/base/table.c
	run make -s all
	[ "$status" = 0 ]
	[ -z "$output" ]
	run make all
	[ "$output" = "make: Nothing to be done for 'all'." ]
}

@test "make install builds nothing that make has built" {
	make all
	run make -n PREFIX=/usr DESTDIR="$BATS_TEST_TMPDIR" install
	[ "$status" = 0 ]
	[[ $output == *"install build/fkh-check"* ]]
	! grep -E 'cc|gcc|clang' <<<"$output"
}

@test "make profiled builds with a profile, stays so, and finds the same" {
	local b=build/profiled

	rm -rf $b
	run make -j"$(nproc)" B=$b profiled
	[ "$status" = 0 ] || { echo "$output" | tail; false; }
	[ "$(grep -c "PROFILE $b/obj" <<<"$output")" = 1 ]
	[ -e $b/obj/judge/missing.gcda ]
	run make B=$b all
	[ "$output" = "make: Nothing to be done for 'all'." ]
	FKH_BUILD=$b testsuite/run-cases missing-array-parameter redundant-unused
	rm -rf $b
}

@test "a profile is for gcc" {
	command -v clang-19 >/dev/null || skip "clang-19 is not installed"
	run make CC=clang-19 B="$BATS_TEST_TMPDIR/b" profiled
	[ "$status" != 0 ]
	[[ $output == *"a profile is only made for gcc, which clang-19 is not"* ]]
}

@test "an include that a room may not have does not compile" {
	local b=$BATS_TEST_TMPDIR/b file

	for file in base:facts.h record:unit.h sparse:unit.h unit:check.h whole:unit.h; do
		mkdir -p "$b/${file%%:*}"
		echo "#include \"${file#*:}\"" >"$b/${file%%:*}/wrong.c"
	done
	# the rules of the Makefile, on sources that are laid beside it
	cp -r Makefile checker testsuite rules "$b/"
	mkdir "$b/build" && ln -s "$PWD/build/sparse" "$b/build/sparse"
	for file in base record sparse unit whole; do
		cp "$b/$file/wrong.c" "$b/checker/$file/wrong.c"
		run make -C "$b" "build/obj/$file/wrong.o"
		[ "$status" != 0 ]
		[[ $output == *"No such file or directory"* ]]
		rm "$b/checker/$file/wrong.c"
	done
}

# In the words of each compile command, less those that are the compiler's own.
@test "the programs' own sources have no finding" {
	local store=$BATS_TEST_TMPDIR/store line nr=0

	make B="$BATS_TEST_TMPDIR/b" "$BATS_TEST_TMPDIR/b/sparse.h"
	make B="$BATS_TEST_TMPDIR/b" -n all | grep -- " -c -o $BATS_TEST_TMPDIR/b/obj/" \
		>"$BATS_TEST_TMPDIR/commands"
	while IFS= read -r line; do
		eval "set -- $line"
		shift
		build/fkh-check --only=missing-include,redundant-include --out="$store" "$@" \
			2>>"$BATS_TEST_TMPDIR/said"
		nr=$((nr + 1))
	done <"$BATS_TEST_TMPDIR/commands"
	[ "$nr" = "$(find checker -name '*.c' | wc -l)" ]
	[ "$(find "$store/unit" -name '*.xml' | wc -l)" = "$nr" ]
	run build/fkh-report --text "$store"
	echo "$output" | grep '^checker/' && false
	! grep 'fkh:error' "$BATS_TEST_TMPDIR/said"
}

# Tabs count eight.
@test "no line of the sources is longer than 100 columns" {
	local file

	for file in $(find checker -name '*.[ch]' -o -name '*.def'); do
		expand "$file" | awk -v file="$file" \
			'length > 100 { print file ":" FNR ": " length " columns" }'
	done >"$BATS_TEST_TMPDIR/long"
	sort "$BATS_TEST_TMPDIR/long"
	[ ! -s "$BATS_TEST_TMPDIR/long" ]
}

@test "without json-c all but what needs it works" {
	local b=build/no-json

	rm -rf $b
	make -j"$(nproc)" B=$b JSON_LIBS= JSON_CFLAGS= CFLAGS=-O1
	FKH_BUILD=$b testsuite/run-cases redundant-unused
	cd "$BATS_TEST_TMPDIR"
	b=$BATS_TEST_DIRNAME/../$b
	echo 'int x;' >x.c
	echo '[]' >compile_commands.json
	"$b/fkh-check" x.c
	for what in "fkh-check -p compile_commands.json" "fkh-report --sarif=x" "fkh-report --html=x" \
		"fkh-report --cost --json"; do
		run "$b"/$what
		[ "$status" = 2 ]
		[[ $output == *": this was built without json-c" ]]
	done
	"$b/fkh-report"
	rm -rf "$b"
}
