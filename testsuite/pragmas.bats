#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Pragmas in the source, as people and editors write them; what each means is in cases/*pragma*.
# FKH_BUILD is where the programs are.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
}

# kept TEXT...: of a file with these lines, nothing is said
kept() {
	printf '%s\n' "$@" 'int a;' >a.c
	expect 0 fkh-check -nostdinc -Iinclude a.c
	[ -z "$stderr" ]
}

# flagged TEXT...: it is
flagged() {
	printf '%s\n' "$@" 'int a;' >a.c
	expect 0 fkh-check -nostdinc -Iinclude a.c
	[[ $stderr == *redundant-include* ]]
}

@test "comments of both kinds, with blanks or without, and words behind it" {
	kept '#include <linux/bar.h> // IWYU pragma: keep'
	kept '#include <linux/bar.h> //IWYU pragma:keep'
	kept '#include <linux/bar.h>	/*	IWYU pragma:	keep	*/'
	kept '#include <linux/bar.h> // IWYU pragma: keep, for the selftests'
	kept '#include <linux/bar.h> /* IWYU pragma: export */ // why'
	kept '#include <linux/bar.h> /* IWYU pragma: keep*/'
	kept $'#include <linux/bar.h> // IWYU pragma: keep\r'
}

@test "what is none" {
	flagged '#include <linux/bar.h> // see IWYU pragma: keep'
	flagged '// IWYU pragma: no_include <x.h>' '#include <linux/bar.h> // see IWYU pragma: keep'
	flagged '// IWYU pragma: no_include <x.h>' '#include <linux/bar.h> /* "IWYU pragma: keep" */'
	flagged '#include <linux/bar.h> // IWYU pragma: keeper'
	flagged '#include <linux/bar.h> // iwyu pragma: keep'
	flagged '#include <linux/bar.h> /* keep */'
	flagged '#include <linux/bar.h>' '// IWYU pragma: keep'
	flagged 'const char *s = "x"; /*"*/' '#include <linux/bar.h> //' 'char *t = "IWYU pragma: keep";'
	flagged '#include <linux/bar.h> // IWYU pragma:'
}

@test "begin and end: of each other only, nested, or never ended" {
	kept '// IWYU pragma: begin_keep' '#include <linux/bar.h>'
	kept '// IWYU pragma: begin_exports' '#include <linux/bar.h>' '// IWYU pragma: end_exports'
	kept '// IWYU pragma: begin_keep' '// IWYU pragma: begin_exports' '// IWYU pragma: end_exports' \
		'#include <linux/bar.h>' '// IWYU pragma: end_keep'
	kept '// IWYU pragma: begin_keep' '// IWYU pragma: end_exports' '#include <linux/bar.h>' \
		'// IWYU pragma: end_keep'
	flagged '#include <linux/bar.h>' '// IWYU pragma: end_keep'
	flagged '// IWYU pragma: begin_keep' '// IWYU pragma: end_keep' '#include <linux/bar.h>'
}

@test "names in brackets, in quotes, bare, and none" {
	local name

	for name in '<linux/bar.h>' '"linux/bar.h"' 'linux/bar.h' '<linux/bar.h' '  <linux/bar.h> why'; do
		printf '%s\n' '#ifndef F' '#define F' "// IWYU pragma: no_include $name" 'bar_t foo(void);' \
			'#endif' >include/linux/foo.h
		kept '#include <linux/bar.h>' '#include <linux/foo.h>' 'bar_t b = BAR_LEN;' 'void f(void) { foo(); }'
	done
	for name in '' '<>' '"' '<linux/bar.hh>' 'bar.h'; do
		printf '%s\n' '#ifndef F' '#define F' "// IWYU pragma: no_include $name" 'bar_t foo(void);' \
			'#endif' >include/linux/foo.h
		printf '%s\n' '#include <linux/bar.h>' '#include <linux/foo.h>' 'bar_t b = BAR_LEN;' \
			'void f(void) { foo(); }' >a.c
		expect 0 fkh-check -nostdinc -Iinclude a.c
		[[ $stderr == *'foo.h:4:1: warning: '*'add #include <linux/bar.h>'* ]]
	done
	for name in page 'struct page' 'struct	page why'; do
		printf '%s\n' '#ifndef F' '#define F' "// IWYU pragma: no_forward_declare $name" \
			'void foo(struct page *p);' '#endif' >include/linux/foo.h
		printf '%s\n' '#ifndef P' '#define P' 'struct page { int a; };' '#endif' >include/linux/page.h
		printf '%s\n' '#include <linux/page.h>' '#include <linux/foo.h>' \
			'void f(struct page *p) { p->a = 0; foo(p); }' >a.c
		expect 0 fkh-check -nostdinc -Iinclude a.c
		[[ $stderr == *'foo.h:4:17: warning: '*'add #include <linux/page.h>'* ]]
	done
}

@test "the quoted name of a header of one's own" {
	printf '%s\n' '#ifndef OWN' '#define OWN' 'typedef int own_t;' '#endif' >own.h
	printf '%s\n' '#ifndef F' '#define F' '// IWYU pragma: no_include "own.h"' 'own_t foo(void);' \
		'#endif' >foo.h
	kept '#include "own.h"' '#include "foo.h"' 'own_t b;' 'void f(void) { foo(); }'
	sed -i 3d foo.h
	expect 0 fkh-check -nostdinc -Iinclude a.c
	[[ $stderr == *'foo.h:3:1: warning: '*'add #include "own.h"'* ]]
}

@test "a file that ends in the middle of one" {
	local whole='#include <linux/bar.h> /* IWYU pragma: private, include "linux/foo.h"' i

	for ((i = ${#whole}; i > 20; i -= 3)); do
		printf '%s' "${whole:0:i}" >b.h
		echo '#include "b.h"' >a.c
		expect 0 fkh-check -nostdinc -Iinclude a.c
	done
}
