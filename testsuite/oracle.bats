#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The judge that the oracle is (oracles/judge.py, oracles/names.py): what the compiler says to each
# include line of a small tree, and that nothing of it comes from fkh-check.

setup() {
	ORACLE=$BATS_TEST_DIRNAME/oracle
	cd "$BATS_TEST_TMPDIR"
	mkdir tree work
}

# header NAME LINE...: a header with a guard
header() {
	local guard=_${1//[^a-z]/_}

	printf '%s\n' "#ifndef $guard" "#define $guard" "${@:2}" "#endif" >"tree/$1"
}

# unit LINE...: the tree's only unit, a.c, as kbuild recorded it
unit() {
	printf '%s\n' "$@" >tree/a.c
	printf '%s\n' 'savedcmd_a.o := gcc -Wp,-MMD,.a.o.d -D__KERNEL__ -O2 -Wall -c -o a.o a.c' \
		'source_a.o := a.c' >tree/.a.o.cmd
}

# ask: the oracle; it says that something is missed where something is
ask() {
	"$ORACLE" --check --work work --build "${FKH_BUILD:-$BATS_TEST_DIRNAME/../build}" --verdicts verdicts \
		--folders . -- tree unused >said || [ $? = 1 ]
}

# verdict HEADER: what is said of a.c's include of it
verdict() {
	[ -e verdicts ] || ask
	awk -F'\t' -v header="$1" '$4 == header { print $5 }' verdicts
}

@test "needed, unused, and what stays because another header includes it" {
	header int.h 'typedef int number;'
	header long.h '#include "int.h"' 'static inline long twice(number n) { return 2L * n; }'
	header none.h 'extern int nothing;'
	unit '#include "int.h"' '#include "long.h"' '#include "none.h"' 'long f(void); long f(void) { return twice(1); }'
	[ "$(verdict int.h)" = stays ]
	[ "$(verdict long.h)" = needed ]
	[ "$(verdict none.h)" = unused ]
}

@test "used: a name in a macro's body, in a branch that is not taken; not in a comment or a string" {
	header body.h 'extern int in_body;'
	header branch.h 'extern int in_branch;'
	header comment.h 'extern int in_comment;'
	unit '#include "body.h"' '#include "branch.h"' '#include "comment.h"' '#define BODY (in_body)' '#if 0' \
		'int g = in_branch;' '#endif' '/* in_comment */ // in_comment' \
		'extern const char *s; const char *s = "in_comment";'
	[ "$(verdict body.h)" = used ]
	[ "$(verdict branch.h)" = used ]
	[ "$(verdict comment.h)" = unused ]
}

@test "a local of a header's name is no use of it; a second declaration is" {
	header local.h 'extern int local;'
	header twin.h 'extern int twin;'
	header other.h 'extern int twin, another;'
	unit '#include "local.h"' '#include "twin.h"' '#include "other.h"' \
		'int f(void); int f(void) { int local = 1; return local + twin + another; }'
	[ "$(verdict local.h)" = unused ]
	[ "$(verdict twin.h)" = used ]
	[ "$(verdict other.h)" = needed ]
}

@test "a header that mentions a tag declares it only where nobody defines it" {
	header mention.h 'struct whole;' 'struct half;' 'extern int by_mention;'
	header whole.h 'struct whole { int member; };'
	unit '#include "whole.h"' '#include "mention.h"' 'extern struct whole *w; struct whole *w;'
	[ "$(verdict whole.h)" = used ]
	[ "$(verdict mention.h)" = unused ]
	rm verdicts
	unit '#include "whole.h"' '#include "mention.h"' 'extern struct half *w; struct half *w;'
	[ "$(verdict mention.h)" = used ]
}

@test "unused, but names of a header behind it are written: these are told" {
	header part.h 'extern int part;'
	header whole.h '#include "part.h"' 'extern int whole;'
	header luck.h '#include "part.h"' 'extern int luck;'
	unit '#include "whole.h"' '#include "luck.h"' 'int f(void); int f(void) { return part + luck; }'
	[ "$(verdict whole.h)" = unused ]
	grep -q 'it writes part of part.h' verdicts
}

@test "doubtful: the header has for others what only this architecture has elsewhere" {
	mkdir tree/arch
	header arch/own.h 'static inline int fetch(void) { return 1; }'
	header fetch.h '#ifdef OTHER' 'static inline int fetch(void) { return 2; }' '#endif'
	unit '#include "arch/own.h"' '#include "fetch.h"' 'int f(void); int f(void) { return fetch(); }'
	[ "$(verdict fetch.h)" = doubtful ]
}

@test "doubtful: a part writes the name, of which the file would make code" {
	header late.h 'extern int late;'
	header part.h '#define SHOW late' '#ifdef MAKE' '#endif'
	unit '#include "late.h"' '#define MAKE' '#include "part.h"' 'int f(void); int f(void) { return 1; }'
	[ "$(verdict late.h)" = doubtful ]
	rm verdicts
	unit '#include "late.h"' '#include "part.h"' 'int f(void); int f(void) { return 1; }'
	[ "$(verdict late.h)" = unused ]
}

@test "needed where an option is on that the file asks for; doubtful where it asks for a name" {
	header option.h 'static inline int optional(void) { return 1; }'
	header asked.h '#define ASKED 1'
	unit '#include "option.h"' '#include "asked.h"' '#ifdef CONFIG_OPTION' \
		'int f(void); int f(void) { return optional(); }' '#endif' '#ifdef ASKED' '#endif'
	[ "$(verdict option.h)" = needed ]
	[ "$(verdict asked.h)" = doubtful ]
}

@test "doubtful: a template, and what a later header reads otherwise without" {
	header template.h 'TEMPLATE(x)'
	header sets.h '#define CHOICE 2'
	header later.h '#ifndef CHOICE' '#define CHOICE 1' '#endif' 'static inline int later(void) { return CHOICE; }'
	unit '#define TEMPLATE(x) extern int x;' '#include "template.h"' '#include "sets.h"' '#include "later.h"' 'extern int a; int a;'
	[ "$(verdict template.h)" = doubtful ]
	[ "$(verdict sets.h)" = doubtful ]
	[ "$(verdict later.h)" = unused ]
}

@test "verdicts are asked for once, and again for another version of the file" {
	header none.h 'extern int nothing;'
	unit '#include "none.h"' 'extern int a; int a;'
	[ "$(verdict none.h)" = unused ]
	sed -i 's/unused/needed/' verdicts
	ask
	grep -q '1 needed' said
	echo '/* another */' >>tree/a.c
	ask
	grep -q '1 unused' said
}

# trees LINE...: two trees of one source, whose a.c has these lines; in y the option Y is on. Both are built.
trees() {
	local tree

	header one.h 'typedef int one;'
	header two.h '#include "one.h"' 'typedef long two;'
	printf '%s\n' "$@" >tree/a.c
	for tree in x y; do
		mkdir -p "$tree" build
		ln -sfn ../tree "$tree/source"
		printf '%s\n' "savedcmd_a.o := gcc -Wp,-MMD,.a.o.d -D__KERNEL__ -DIS_$tree -O2 -Wall -c -o a.o $PWD/tree/a.c ; true a.o" \
			"source_a.o := $PWD/tree/a.c" >"$tree/.a.o.cmd"
		(cd "$tree" && gcc -D__KERNEL__ -DIS_$tree -O2 -Wall -c -o a.o "$PWD/../tree/a.c")
	done
}

# proven PATCH: fkh-report makes this patch, what does the oracle say?
proven() {
	printf '#!/bin/sh\ncat "%s"\n' "$PWD/$1" >build/fkh-report
	printf '#!/bin/sh\n' >build/fkh-check
	chmod +x build/*
	"$ORACLE" --work "$PWD/work" --build "$PWD/build" removable x y >said
}

# without FILE NUMBER: a patch that takes this line out
without() {
	sed "$2d" "tree/$1" | diff -u --label "a/$1" --label "b/$1" "tree/$1" - >patch || true
}

@test "removable: an include that no tree needs goes" {
	trees '#include "one.h"' '#include "two.h"' 'two a = __LINE__;' 'one b;'
	without a.c 1
	proven patch
	grep -q '^removed: 1 lines, 0 of them from headers; added: 0 includes' said
	grep -q '^x: 1 objects, 0 cannot be built, 0 differ, 0 with new warnings; preprocessed lines of 1 units: 4, then 4' said
	grep -q '^y: 1 objects, 0 cannot be built, 0 differ, 0 with new warnings' said
	grep -q one.h tree/a.c
	grep -q one.h work/source-removable/two.h
}

@test "removable: what one tree needs is told, and what is built again when it is mended" {
	trees '#include "one.h"' '#ifdef IS_y' 'one b;' '#else' 'long b;' '#endif'
	without a.c 1
	! proven patch
	grep -q '^x: 1 objects, 0 cannot be built, 0 differ, 0 with new warnings' said
	grep -q '^y: 1 objects, 1 cannot be built' said
	grep -q '^  not built: a.o' said
	: >patch
	proven patch
	grep -q '^y: 1 objects, 0 cannot be built, 0 differ, 0 with new warnings' said
	cmp tree/a.c work/source-removable/a.c
}

@test "removable: another object, and a new warning, are told" {
	trees '#include "two.h"' 'int a = sizeof(two);' 'int *b = &a;'
	printf '%s\n' '--- a/two.h' '+++ b/two.h' '@@ -3,3 +3,3 @@' ' #include "one.h"' '-typedef long two;' '+typedef char two;' ' #endif' >patch
	sed -i 's/^typedef long two;$/#define two long/' tree/two.h
	sed -i 's/^-typedef.*/-#define two long/' patch
	! proven patch
	grep -q '^  differs: a.o' said
	printf '%s\n' '--- a/a.c' '+++ b/a.c' '@@ -1,1 +1,3 @@' '+#include "one.h"' '+static int c;' ' #include "two.h"' >patch
	! proven patch
	grep -q 'added: 1 includes, 0 of them to headers, and 1 declarations' said
	grep -q '^  new warning: a.o' said
	grep -q 'a.c:.*warning: .c. defined but not used' said
}

@test "removable: a patch that does not apply is told" {
	trees '#include "two.h"' 'int a;'
	without a.c 1
	sed -i 's/^-#include "two.h"/-#include "others.h"/' patch
	! proven patch
	grep -q '^the patch does not apply' said
}
