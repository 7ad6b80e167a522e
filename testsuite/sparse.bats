#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Which sparse is taken: testsuite/sparse, with a testsuite/debian and a testsuite/trial that answer
# as they are told to, and what run-cases makes of it.

load helpers

setup() {
	fkh_setup
	mkdir testsuite
	cp "$BATS_TEST_DIRNAME/sparse" testsuite
	cat >testsuite/debian <<-'END'
		#!/bin/bash
		echo "$2 $3" >>asked
		if [[ -e has.$2 ]]; then
			mkdir "$4" && touch "$4/from.$2" && echo "sparse 0.7-1"
		else
			echo "$3 cannot be had: no mirror of $2 can be reached" >&2
			exit 1
		fi
	END
	printf '%s\n' '#!/bin/bash' 'echo "$*" >>tried' '[[ ! -e fails ]]' >testsuite/trial
	printf '%s\n' '#!/bin/bash' 'mkdir -p build/sparse.new.build' '[[ ! -e breaks ]]' >make
	chmod +x testsuite/* make
	export MAKE=$PWD/make
}

@test "sid's is taken if it builds and passes, without another look" {
	touch has.sid has.forky has.bookworm
	expect 0 testsuite/sparse build/sparse
	[ -e build/sparse/from.sid ]
	says "$(cat asked)" "sid sparse"
	says "$(ls build)" sparse
	[[ $output = *"TRY     sparse 0.7-1"* && -z $stderr ]]
}

@test "the next release's, if sid's cannot be had" {
	touch has.forky has.bookworm
	expect 0 testsuite/sparse build/sparse
	[ -e build/sparse/from.forky ]
}

@test "bookworm's and one line that says so, if the newest does not build, or does not pass" {
	touch has.sid has.bookworm
	for trouble in breaks fails; do
		touch $trouble
		expect 0 testsuite/sparse build/sparse
		[ -e build/sparse/from.bookworm ]
		[ "$(grep -c ^note: <<<"$output")" = 1 ]
		[[ $output = *"note: with sparse 0.6.4-3, not the newest: "* ]]
		rm -r $trouble build
	done
	says "$(tail -n 1 asked)" "bookworm sparse=0.6.4-3"
}

@test "none: one line, and what make SPARSE=DIR is for" {
	expect 1 testsuite/sparse build/sparse
	says "$stderr" "sparse=0.6.4-3 cannot be had: no mirror of bookworm can be reached" \
		"sparse cannot be fetched; make SPARSE=DIR uses a copy: sparse cannot be had: no mirror of forky can be reached"
	[ ! -e build/sparse ]
}

@test "testsuite/debian: a keyring that is not there, or not Debian's, is the reason" {
	FKH_KEYRING=$PWD/nix expect 1 "$BATS_TEST_DIRNAME/debian" source sid sparse got
	says "$stderr" "sparse cannot be had: $PWD/nix is not there"
	[ "$(ls)" = "$(ls -I got)" ]
	[ ! -e got ]
}

@test "run-cases: one that needs a newer sparse is skipped, and says so" {
	mkdir -p top/testsuite/cases/include top/build top/rules
	cp "$BATS_TEST_DIRNAME/run-cases" top/testsuite
	ln -s "$(type -P fkh-check)" top/build
	printf '%s\n' 'int a;' '#ifdef NO' '#endif' '/*' ' * check-name: a' ' * check-sparse: 0.6.4' \
		' * check-command: echo same >&2; cat $file >&2' ' * check-output-contains: int' \
		' * check-twin: s/int/long/' ' */' >top/testsuite/cases/old.c
	sed 's/0\.6\.4/9.9/' top/testsuite/cases/old.c >top/testsuite/cases/new.c
	expect 0 top/testsuite/run-cases
	[[ $output = *"ok 1 - new # SKIP sparse "*", not 9.9"* ]]
	[[ $output = *"ok 2 - old: a"* ]]
}
