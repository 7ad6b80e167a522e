#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --plan: what removing includes takes, and the series that does it.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")"
	export FKH_OPTIONS GIT_CONFIG_GLOBAL=/dev/null
	export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
	export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
	mkdir -p include/linux kernel mm
	header heavy 'struct heavy { int a; };' 'int heavy_one(void);' 'int heavy_two(void);'
	header tool 'int tool(int x);'
	header top '#include <linux/heavy.h>' '#include <linux/tool.h>' 'int top(void);'
	unit kernel/free.c '#include <linux/top.h>' 'int f(void) { return top(); }'
}

# header NAME LINE...: include/linux/NAME.h with a guard
header() {
	local name=$1

	shift
	printf '%s\n' "#ifndef _${name^^}_H" "#define _${name^^}_H" '' "$@" '' '#endif' \
		>"include/linux/$name.h"
}

unit() {
	local name=$1

	shift
	printf '%s\n' "$@" >"$name"
}

# checked [--out=DIR] UNIT...
checked() {
	local out=.fkh

	case $1 in
	--out=*)
		out=${1#--out=}
		shift
		;;
	esac
	for unit; do
		expect 0 fkh-check -nostdinc -Iinclude --out="$out" "$unit"
	done
}

# compiles UNIT...: without a warning
compiles() {
	for unit; do
		"${CC:-cc}" -nostdinc -Iinclude -Wall -Wextra -Werror -fsyntax-only "$unit"
	done
}

# The series in a repository of its own; $steps takes how many there are.
apply() {
	git init -q . && git add include kernel mm && git commit -q -m before
	fkh-report --plan --fix=series --source=. "$@" >series.mbox
	git am -q series.mbox
	steps=$(git rev-list --count HEAD)
}

# Each step has to compile.
each_step_compiles() {
	for ((back = steps - 1; back >= 0; back--)); do
		git checkout -q "master~$back" 2>/dev/null || git checkout -q "main~$back"
		compiles "$@"
	done
}

@test "an include of which nothing is used is cut" {
	checked kernel/free.c
	expect 0 fkh-report --plan
	[[ "$output" == *"include/linux/heavy.h: 3 lines less in 1 unit"*"1 removed, 0 added"* ]]
	[[ "$output" == *$'\tinclude/linux/top.h:4: remove #include <linux/heavy.h>'* ]]
	[[ "$output" == *"at most "* ]]
}

@test "who relies on it gets an include of its own first, and every step compiles" {
	unit mm/user.c '#include <linux/top.h>' 'int g(struct heavy h) { return h.a + top() + heavy_one(); }'
	unit kernel/free2.c '#include <linux/top.h>' 'int f2(void) { return top(); }'
	checked kernel/free.c kernel/free2.c mm/user.c
	expect 0 fkh-report --plan
	[[ "$output" == *"mm/user.c: add #include <linux/heavy.h> for 'heavy"* ]]
	apply
	[ "$steps" -ge 3 ]
	each_step_compiles kernel/*.c mm/*.c
	not grep -q heavy include/linux/top.h
	grep -q '#include <linux/heavy.h>' mm/user.c
	grep -q 'lines less to read' series.mbox
}

@test "where a pointer is all, a declaration does" {
	header name '#include <linux/top.h>' 'int name(struct heavy *h);'
	unit kernel/named.c '#include <linux/name.h>' 'int n(void) { return name(0) + top(); }'
	checked kernel/free.c kernel/named.c
	expect 0 fkh-report --plan
	[[ "$output" == *"include/linux/name.h: declare struct heavy for 'heavy'"* ]]
	apply
	each_step_compiles kernel/*.c
	grep -qx 'struct heavy;' include/linux/name.h
}

@test "what the header itself uses stays, and the plan says what for" {
	header top '#include <linux/heavy.h>' 'static inline int top(struct heavy *h) { return h->a; }'
	unit kernel/free.c '#include <linux/top.h>' 'int f(void) { return top(0); }'
	checked kernel/free.c
	expect 0 fkh-report --plan linux/top.h
	[[ "$output" == *"include/linux/top.h:4: <linux/heavy.h>: stays"*"uses heavy (members, or size), line 5"* ]]
}

@test "what a macro's body writes is a need" {
	header top '#include <linux/heavy.h>' '#define top() heavy_one()'
	unit kernel/free.c '#include <linux/top.h>' 'int f(void) { return 0; }'
	checked kernel/free.c
	expect 0 fkh-report --plan linux/top.h
	[[ "$output" == *"<linux/heavy.h>: stays"* ]]
}

@test "one header, one include" {
	checked kernel/free.c
	expect 0 fkh-report --plan linux/top.h
	[[ "$output" == *"include/linux/top.h:4: <linux/heavy.h>: 3 lines less"*"<linux/tool.h>: 1 lines less"* ]]
	expect 0 fkh-report --plan linux/top.h --drop linux/tool.h
	[[ "$output" != *heavy* ]]
	apply linux/top.h --drop=linux/tool.h
	grep -q heavy include/linux/top.h
	not grep -q tool include/linux/top.h
	expect 2 fkh-report --plan linux/top.h --drop linux/none.h
}

@test "a header without a guard is not included a second time" {
	printf '%s\n' 'struct bare { int a; };' >kernel/bare.h
	header more 'int more(void);'
	unit kernel/inner.h '#ifndef INNER' '#define INNER' '#include "bare.h"' 'int inner(void);' '#endif'
	unit kernel/late.h '#ifndef LATE' '#define LATE' 'int late(struct bare *b);' '#endif'
	unit kernel/bare.c '#include "inner.h"' '#include "late.h"' 'int b(void) { return inner() + late(0); }'
	checked kernel/free.c kernel/bare.c
	apply
	each_step_compiles kernel/free.c kernel/bare.c
}

@test "what another configuration needs stays" {
	header top '#include <linux/heavy.h>' 'int top(void);' '#ifdef CONFIG_B' \
		'static inline int b(void) { return heavy_one(); }' '#endif'
	checked --out=a kernel/free.c
	expect 0 fkh-check -nostdinc -Iinclude -DCONFIG_B --out=b kernel/free.c
	expect 0 fkh-report --plan linux/top.h b
	[[ "$output" == *"<linux/heavy.h>: stays"* ]]
	expect 0 fkh-report --plan linux/top.h a
	[[ "$output" == *"<linux/heavy.h>: stays"* ]]
	expect 0 fkh-report --plan linux/top.h a b
	[[ "$output" == *"<linux/heavy.h>: stays"* ]]
}

@test "the body of a function that a header declares stays, though it comes behind" {
	header body 'static int twice(int x) { return 2 * x; }'
	header top 'static int twice(int x);' '#include <linux/body.h>' '#include <linux/tool.h>' \
		'int top(void);'
	unit kernel/free.c '#include <linux/top.h>' 'int f(void) { return top() + twice(1); }'
	unit kernel/idle.c '#include <linux/top.h>' 'int i(void) { return top(); }'
	checked kernel/free.c kernel/idle.c
	apply
	grep -q body include/linux/top.h
	not grep -q tool include/linux/top.h
}

@test "cuts are chosen together, no more than are asked for" {
	header wide 'int wide_1(void);' 'int wide_2(void);'
	header top '#include <linux/heavy.h>' '#include <linux/tool.h>' '#include <linux/wide.h>' 'int top(void);'
	checked kernel/free.c
	expect 0 fkh-report --plan --steps=1
	[[ "$output" == *"1 includes removed"* ]]
	[[ "$output" != *"2. "* ]]
	expect 2 fkh-report --plan --steps=0
	expect 2 fkh-report --steps=3
}

@test "lines before and after are JSON" {
	checked kernel/free.c
	expect 0 fkh-report --plan --json
	python3 -c 'import json, sys
plan = json.loads(sys.argv[1])
unit = plan["units"][0]
assert unit["before"] - unit["after"] == sum(cut["saved"] for cut in plan["cuts"])' "$output"
}
