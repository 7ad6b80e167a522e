#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --baseline and --diff: only what a change did. FKH_BUILD is where the programs are.

load helpers

# A tree in git with findings of before: a.c has an include too many, foo.h lacks one.
setup() {
	fkh_setup
	export GIT_CEILING_DIRECTORIES=$PWD GIT_CONFIG_NOSYSTEM=1 HOME=$PWD
	export GIT_{AUTHOR,COMMITTER}_NAME=T GIT_{AUTHOR,COMMITTER}_EMAIL=t@example.org
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	mkdir -p include/linux kernel
	header types 'typedef unsigned int u32;' 'typedef _Bool bool;'
	header list 'struct list_head { struct list_head *next, *prev; };'
	header bug '#define BUG_LIMIT 16' 'extern void bug(void);'
	header foo 'struct foo { u32 count; };'
	header bar '#include <linux/types.h>' '#include <linux/list.h>' \
		'struct bar { u32 count; struct list_head list; };'
	header baz '#include <linux/bar.h>' 'struct baz { struct bar bar; struct list_head list; };'
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bug.h>' \
		'u32 a(struct foo *foo) { return foo->count; }' >kernel/a.c
	printf '%s\n' '#include <linux/types.h>' '#include <linux/list.h>' '#include <linux/baz.h>' \
		'#include <linux/bug.h>' 'u32 b(struct baz *b) {' \
		'	return b->bar.count < BUG_LIMIT && b->list.next; }' >kernel/b.c
	printf '%s\n' 'fkh*' .fkh '*.xml' said '*.diff' stderr >.gitignore
	git init -q
	git add .
	git commit -q -m before
	check
	expect 1 fkh-report --quiet --junit=before.xml
}

# header NAME LINE...
header() {
	local name=$1

	shift
	printf '%s\n' "#ifndef _LINUX_${name^^}_H" "#define _LINUX_${name^^}_H" "$@" '#endif' \
		>"include/linux/$name.h"
}

check() {
	local unit

	rm -rf .fkh
	for unit in kernel/*.c; do
		fkh-check -nostdinc -Iinclude "$unit" 2>>said
	done
}

# new STATUS LINE...: both say that these are new: against the report, and by the diff. Names of
# findings, without the place.
new() {
	local status=$1

	shift
	expect "$status" fkh-report --baseline=before.xml
	says "$(sed -n 's/:[0-9]*:[0-9]*: warning//p' <<<"$output")" "$@"
	git diff HEAD >change.diff
	expect "$status" fkh-report --diff=- <change.diff
	says "$(sed -n 's/:[0-9]*:[0-9]*: warning//p' <<<"$output")" "$@"
	[ -z "$stderr" ]
	expect "$status" fkh-report --diff=HEAD
	says "$(sed -n 's/:[0-9]*:[0-9]*: warning//p' <<<"$output")" "$@"
}

FOO="include/linux/foo.h: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
A='kernel/a.c: nothing of <linux/bug.h> is used: remove the #include [fkh:redundant-include]'
B='kernel/b.c: nothing of <linux/bug.h> is used: remove the #include [fkh:redundant-include]'

@test "nothing new: status 0, and the known ones are skipped in the XML" {
	expect 1 fkh-report
	says "$(sed 's/:[0-9]*:[0-9]*: warning//' <<<"$output")" "$FOO" "$A"
	new 0 ''
	expect 0 fkh-report --baseline=before.xml --junit=now.xml
	[ "$stderr" = "fkh-report: 0 new, 2 known, 0 fixed" ]
	[ "$(xpath now.xml 'string(/testsuites/@failures)')" = 0 ]
	[ "$(xpath now.xml 'count(//skipped)')" = 2 ]
	# it has as many tests as before, and none passes that failed
	[ "$(xpath now.xml 'string(/testsuites/@tests)')" = "$(xpath before.xml 'string(/testsuites/@tests)')" ]
	[ "$(xpath now.xml 'count(//testcase[@name="no missing-include"])')" = "$(xpath before.xml 'count(//testcase[@name="no missing-include"])')" ]
}

@test "a report that had a baseline is one" {
	expect 0 fkh-report --quiet --baseline=before.xml --junit=now.xml --junit-strict
	expect 0 fkh-report --baseline=now.xml
	[ "$stderr" = "fkh-report: 0 new, 2 known, 0 fixed" ]
}

@test "moved lines, renamed variables and more places of the same are not new" {
	sed -i '1i /* moved */\n' include/linux/foo.h kernel/a.c
	sed -i 's/struct foo \*foo) { return foo/struct foo *other) { return other/' kernel/a.c
	check
	new 0 ''
	sed -i 's/u32 count;/u32 count; u32 more;/' include/linux/foo.h
	check
	expect 0 fkh-report --baseline=before.xml
}

@test "an include that is not used" {
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/list.h>/' kernel/a.c
	check
	new 1 'kernel/a.c: nothing of <linux/list.h> is used: remove the #include [fkh:redundant-include]'
}

@test "a header that uses more than it includes" {
	sed -i 's/struct bar {/struct bar { int limit[BUG_LIMIT];/; ' include/linux/bar.h
	sed -i 's/^#include <linux.types.h>/&\n#include <linux\/bug.h>/' kernel/b.c
	sed -i '/^#include <linux.bug.h>/{2!d}' kernel/b.c
	check
	new 1 "include/linux/bar.h: 'BUG_LIMIT' used but not included: add #include <linux/bug.h> [fkh:missing-include]"
	[[ $stderr = *"fkh-report: 1 on the lines of the change, 0 that it caused elsewhere; 2 others" ]]
}

@test "a header that loses the include that it relied on, in a file that was not changed" {
	sed -i '/linux.list.h/d; s/struct list_head list;//' include/linux/bar.h
	check
	new 1 "include/linux/baz.h: 'struct list_head' used but not included: add #include <linux/list.h> [fkh:missing-include]"
	[[ $stderr = *"fkh-report: 0 on the lines of the change, 1 that it caused elsewhere; 2 others" ]]
}

@test "and one that loses a declaration" {
	header list '#define LIST_POISON 1'
	header list_types 'struct list_head { struct list_head *next, *prev; };'
	sed -i 's/^#include <linux.types.h>/&\n#include <linux\/list_types.h>/' kernel/b.c
	git add include
	check
	expect 1 fkh-report --diff=HEAD
	[[ $output = *"include/linux/baz.h:4:47: warning: 'struct list_head' used but not included"* ]]
	[[ $output = *"include/linux/bar.h:5:42: warning: 'struct list_head' used but not included"* ]]
	[[ $output != *foo.h* ]]
}

@test "an include whose last use goes" {
	sed -i 's/ < BUG_LIMIT//' kernel/b.c
	check
	new 1 "$B"
	[[ $stderr = *"fkh-report: 0 on the lines of the change, 1 that it caused elsewhere; 2 others" ]]
}

@test "a word that is used on is no last use" {
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bug.h>' \
		'u32 a(const struct foo *foo) { return foo->count; }' >kernel/a.c
	check
	new 0 ''
}

@test "what is mended is counted, and what was not checked again is not" {
	sed -i '/linux.bug.h/d' kernel/a.c
	check
	expect 0 fkh-report --baseline=before.xml
	[ "$stderr" = "fkh-report: 0 new, 1 known, 1 fixed" ]
	rm .fkh/unit/kernel/a.c.xml
	expect 0 fkh-report --baseline=before.xml
	[ "$stderr" = "fkh-report: 0 new, 0 known, 0 fixed, 2 not checked now" ]
}

@test "an error is new once" {
	sed -i '1i #include <linux/none.h>' kernel/a.c
	check
	expect 1 fkh-report --baseline=before.xml --junit=now.xml
	[[ $output = *'[fkh:error]'* ]]
	expect 0 fkh-report --baseline=now.xml
	[ -z "$output" ]
	expect 1 fkh-report --diff=HEAD
	[[ $output = *'[fkh:error]'* ]]
	git commit -qam broken
	expect 0 fkh-report --diff=HEAD
}

@test "--fix is for what is new" {
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/list.h>/' kernel/a.c
	check
	expect 1 fkh-report --fix=removable --diff=HEAD
	[ "$(grep -c '^-#' <<<"$output")" = 1 ]
	[[ $output = *'-#include <linux/list.h>'* ]]
}

@test "several patches one after the other: lines are those behind the last" {
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/list.h>/' kernel/a.c
	git commit -qam 'an include'
	sed -i '1i /* moved */\n' kernel/a.c
	git commit -qam 'further down'
	check
	git format-patch -q --stdout HEAD~2 >series.diff
	expect 1 fkh-report --diff=- <series.diff
	says "$(sed 's/:.*//' <<<"$output")" kernel/a.c
	git format-patch -q --stdout HEAD~1 >series.diff
	expect 0 fkh-report --diff=- <series.diff
}

@test "prefixes, times, carriage returns and empty lines of context" {
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/list.h>/' kernel/a.c
	check
	for option in --no-prefix --src-prefix=i/ --dst-prefix=w/ -U0 -U9 --patience; do
		git diff $option HEAD >change.diff
		expect 1 fkh-report --diff=- <change.diff
	done
	git diff HEAD | sed 's/^\(---.*\|+++.*\)$/\1\t2026-11-25 12:00:00/; s/^ $//; s/$/\r/' >change.diff
	expect 1 fkh-report --diff=- <change.diff
}

@test "names with bytes that are no text" {
	mkdir -p $'kernel/\303\251 \\'
	printf '%s\n' '#include <linux/bug.h>' 'int c;' >$'kernel/\303\251 \\/c.c'
	fkh-check -nostdinc -Iinclude $'kernel/\303\251 \\/c.c' 2>>said
	expect 1 fkh-report --baseline=before.xml --junit=now.xml
	expect 0 fkh-report --baseline=now.xml
	[ "$stderr" = "fkh-report: 0 new, 3 known, 0 fixed" ]
}

# refused LINE: the baseline file is
refused() {
	expect 2 fkh-report --baseline=bad.xml
	[ "$stderr" = "fkh-report: bad.xml$1" ]
	[ -z "$output" ]
}

@test "a baseline that is none" {
	refused ': No such file or directory'
	: >bad.xml
	expect 2 fkh-report --baseline=bad.xml
	[[ $stderr = "fkh-report: bad.xml:1: "* ]]
	head -c 700 before.xml >bad.xml
	expect 2 fkh-report --baseline=bad.xml
	[[ $stderr = "fkh-report: bad.xml:"*": "* ]]
	printf '%s' '<testsuites name="other"/>' >bad.xml
	refused ':1: this is no JUnit report of fkh-report'
	cp .fkh/unit/kernel/a.c.xml bad.xml
	expect 2 fkh-report --baseline=bad.xml
	[[ $stderr = *': this is no JUnit report of fkh-report' ]]
	printf '%s\n' '<!DOCTYPE x>' '<x/>' >bad.xml
	refused ':3: a report has no document type'
}

@test "a baseline with entities is refused before they are expanded" {
	{
		echo '<!DOCTYPE testsuites [<!ENTITY a0 "aaaaaaaaaaaaaaaaaaaa">'
		for i in 1 2 3 4 5 6 7 8 9; do
			echo "<!ENTITY a$i \"&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));\">"
		done
		echo ']><testsuites name="fkh-check"><testsuite name="&a9;"/></testsuites>'
	} >bad.xml
	expect 2 timeout 5 fkh-report --baseline=bad.xml
	[[ $stderr = "fkh-report: bad.xml:"*[0-9]": "* ]]
	echo '<!DOCTYPE testsuites [<!ENTITY x SYSTEM "/etc/passwd">]><testsuites name="&x;"/>' >bad.xml
	expect 2 fkh-report --baseline=bad.xml
	[[ $stderr != *root:* ]]
}

# no_diff TEXT WHY
no_diff() {
	expect 2 fkh-report --diff=- <<<"$1"
	[ "$stderr" = "fkh-report: standard input:$2" ]
}

@test "a diff that is none" {
	no_diff 'hello' '1: there is no diff in it'
	no_diff $'--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n-a' '4: the diff ends within a hunk'
	no_diff $'--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\nx' '4: this line does not belong into a hunk'
	no_diff $'--- a/x\n+++ b/x\n@@ -1,1 1,1 @@\nx' '3: this is no head of a hunk'
	no_diff $'--- a/x\n+++ b/x\n@@ -9 +9 @@\n-a\n+b\n@@ -2 +2 @@\n-a\n+b' '6: this hunk is not behind the one before it'
	no_diff $'diff --cc x\n@@@ -1,1 -1,1 +1,1 @@@' '1: a diff against several parents; one against one of them is needed'
	expect 0 fkh-report --diff=- </dev/null
}

@test "a revision that git does not know" {
	expect 2 fkh-report --diff=nonesuch
	[[ $stderr = *"fkh-report: git diff: ended with status "* ]]
	expect 2 fkh-report --diff=--output=oops
	[ ! -e oops ]
}
