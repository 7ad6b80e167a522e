#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Units that sparse cannot parse in whole, or not at all: what is said of them, and what nobody may
# remove because of them.

load helpers

setup() {
	fkh_setup
	mkdir -p include/linux kernel
	header types 'typedef unsigned int u32;' 'typedef unsigned char u8;'
	header early 'u32 early(void);'
	header broken 'static inline u8 before(void) { return 1; }' 'int broken(;' \
		'static inline u8 behind(void) { return 1; }'
	header late 'u32 late(void);'
	header foo '#include <linux/types.h>' 'struct foo { int x; };'
}

# header NAME LINE...: include/linux/NAME.h has these lines, from the third on
header() {
	local name=$1 guard=_LINUX_${1^^}_H

	shift
	printf '%s\n' "#ifndef $guard" "#define $guard" "$@" '#endif' >"include/linux/$name.h"
}

# unit NAME LINE...: kernel/NAME.c
unit() {
	local name=$1

	shift
	printf '%s\n' "$@" >"kernel/$name.c"
}

# check NAME...: in $stderr is what is said of kernel/NAME.c
check() {
	local name

	: >said
	for name; do
		expect 0 fkh-check --rules="$BATS_TEST_DIRNAME"/../rules -nostdinc -Iinclude \
			"kernel/$name.c"
		printf '%s\n' "$stderr" >>said
	done
	stderr=$(cat said)
}

# fixes: the patch of --fix=removable, which may be empty
fixes() {
	fkh-report --quiet --fix=removable || true
}

MISSING='used but not included: add #include <linux/types.h> [fkh:missing-include]'

@test "what was read before the first syntax error is certain, what is behind it is not said" {
	unit a '#include <linux/types.h>' '#include <linux/early.h>' '#include <linux/broken.h>' \
		'#include <linux/late.h>' 'int a = early();'
	check a
	says "$stderr" "include/linux/broken.h:3:15: warning: 'u8' $MISSING" \
		"include/linux/early.h:3:1: warning: 'u32' $MISSING" \
		"include/linux/broken.h:4:12: error: Expected ) in function declarator (unit only partly analysed) [fkh:error]" \
		"kernel/a.c:1:1: note: in this unit"
	sed -i /broken/d include/linux/broken.h
	check a
	says "$stderr" "include/linux/broken.h:3:15: warning: 'u8' $MISSING" \
		"include/linux/early.h:3:1: warning: 'u32' $MISSING" \
		"include/linux/late.h:3:1: warning: 'u32' $MISSING" \
		"kernel/a.c:3:1: warning: nothing of <linux/broken.h> is used: remove the #include [fkh:redundant-include]" \
		"kernel/a.c:4:1: warning: nothing of <linux/late.h> is used: remove the #include [fkh:redundant-include]"
}

@test "a file is read up to the include that leads to the error" {
	header broken '' '' 'int broken(;'
	header outer 'u32 outer_before(void);' '#include <linux/early.h>' '#include <linux/broken.h>' \
		'u8 outer_behind(void);'
	unit a '#include <linux/types.h>' '#include <linux/outer.h>' 'int a;'
	check a
	says "$stderr" "include/linux/early.h:3:1: warning: 'u32' $MISSING" \
		"include/linux/outer.h:3:1: warning: 'u32' $MISSING" \
		"include/linux/broken.h:5:12: error: Expected ) in function declarator (unit only partly analysed) [fkh:error]" \
		"kernel/a.c:1:1: note: in this unit"
}

@test "an error of the preprocessor comes first where it is read first" {
	header broken '#error not this way' 'int broken(;'
	unit a '#include <linux/types.h>' '#include <linux/early.h>' '#include <linux/broken.h>' \
		'#include <linux/late.h>' 'int a;'
	check a
	says "$stderr" "include/linux/early.h:3:1: warning: 'u32' $MISSING" \
		"include/linux/broken.h:3:2: error: not this way (unit only partly analysed) [fkh:error]" \
		"kernel/a.c:1:1: note: in this unit"
	header early 'int broken(;' 'u32 early(void);'
	check a
	says "$stderr" "include/linux/early.h:3:12: error: Expected ) in function declarator (unit only partly analysed) [fkh:error]" \
		"kernel/a.c:1:1: note: in this unit"
}

@test "behind a syntax error no statement is a declaration that others need" {
	header broken 'static inline void copy(int *to)' '{' '	int x = sizeof(to to);' '	while (x--)' '		copy(to);' '}' \
		'static inline void clear(int *p)' '{' '	__builtin_memcpy(p, p, 1);' '}'
	header late 'static inline void late(int *p) { __builtin_memcpy(p, p, 4); }'
	unit a '#include <linux/broken.h>' '#include <linux/late.h>' 'void a(int *p) { late(p); }'
	check a
	[[ $stderr = *fkh:error* ]]
	[[ $stderr != *warning* ]]
}

@test "--fix=removable spares what a unit that is partial, or failed, reads" {
	unit a '#include <linux/foo.h>' 'struct foo a;'
	unit b '#include <linux/foo.h>' 'u32 b;' 'int broken(;' 'int late(void) { return u8; }'
	check a
	[[ $(fixes) = *'-#include <linux/types.h>'* ]]
	check b
	[[ $stderr = *"kernel/b.c:3:12: error: "*"(unit only partly analysed)"* ]]
	[ -z "$(fixes)" ]
	unit b '#include <linux/foo.h>' '#include <linux/none.h>'
	check b
	[[ $stderr = "kernel/b.c:2:11: error: unable to open 'linux/none.h' [fkh:error]" ]]
	[ -z "$(fixes)" ]
	# where it stops before, nobody knows
	unit b '#include <linux/none.h>' '#include <linux/foo.h>'
	check b
	[[ $(fixes) = *'-#include <linux/types.h>'* ]]
	unit b '#include <linux/foo.h>' 'struct foo b;'
	check b
	[[ $(fixes) = *'-#include <linux/types.h>'* ]]
}

@test "a C file that failed keeps its includes, whatever another configuration says" {
	unit a '#include <linux/early.h>' '#ifdef NONE' '#include <linux/none.h>' '#endif' 'int a;'
	sed -i '3i #include <linux/types.h>' include/linux/early.h
	check a
	[[ $(fixes) = *'-#include <linux/early.h>'* ]]
	expect 0 fkh-check --rules="$BATS_TEST_DIRNAME"/../rules -nostdinc -Iinclude -DNONE --out=other kernel/a.c
	patch=$(fkh-report --quiet --fix=removable .fkh other || true)
	[ -z "$patch" ]
}
