#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --assume-checked --fix=series: a patch for each subsystem and kind. FKH_BUILD is where the programs are;
# the kernel's own scripts are those of a linux-source, if one is in build/.
# No compilation is recorded in these trees, so all that was compiled is taken as checked.

load helpers

setup() {
	fkh_setup
	export GIT_CEILING_DIRECTORIES=$PWD GIT_CONFIG_NOSYSTEM=1 HOME=$PWD
	export GIT_{AUTHOR,COMMITTER}_NAME='Jörg Ünlü' GIT_{AUTHOR,COMMITTER}_EMAIL=j@example.org
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	mkdir -p include/linux kernel/foo drivers/bar lib
	header types 'typedef unsigned int u32;'
	header bug '#define BUG_LIMIT 16' 'extern void bug(void);'
	header foo 'struct foo { u32 count; };'
	header bar '#include <linux/bug.h>' 'struct bar { u32 count; };'
	header none 'struct none { u32 count; };'
	unit kernel/foo/a '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bug.h>' \
		'u32 a(struct foo *foo) { return foo->count; }'
	unit kernel/foo/b '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bug.h>' \
		'u32 b(struct foo *foo) { return foo->count; }'
	unit drivers/bar/bar '#include <linux/types.h>' '#include <linux/bar.h>' \
		'u32 c(struct bar *bar) { return bar->count; }'
	unit lib/none '#include <linux/types.h>' '#include <linux/none.h>' '#include <linux/bug.h>' \
		'u32 d(struct none *none) { return none->count; }'
	printf '%s\n' 'List of maintainers' '	F: *Files*' '' \
		'BAR DRIVERS (Barred things)' 'M:	Bar <bar@example.org>' 'L:	bar@lists.example.org' \
		'S:	Maintained' 'F:	drivers/bar/' 'F:	include/linux/ba?.h' '' \
		'FOO' 'M:	Foo <foo@example.org>' 'S:	Maintained' 'F:	include/linux/foo.h' \
		'F:	kernel/foo/' 'X:	kernel/foo/excluded.c' '' \
		'THE REST' 'M:	Linus <linus@example.org>' 'S:	Buried' 'F:	*' 'F:	*/' >MAINTAINERS
	printf '%s\n' '#' '# Automatically generated file; DO NOT EDIT.' \
		'# Linux/x86 6.1.0 Kernel Configuration' '#' \
		'CONFIG_CC_VERSION_TEXT="gcc (Debian 12.2.0-14) 12.2.0"' >.config
	printf '%s\n' .fkh said units series .config mail .gitignore stderr >.gitignore
	git init -q -b main
	git add include kernel drivers lib MAINTAINERS
	git commit -q -m before
	check
}

header() {
	local name=$1

	shift
	printf '%s\n' '/* SPDX-License-Identifier: GPL-2.0 */' "#ifndef _LINUX_${name^^}_H" \
		"#define _LINUX_${name^^}_H" '' "$@" '' '#endif' >"include/linux/$name.h"
}

unit() {
	local name=$1

	shift
	printf '%s\n' '// SPDX-License-Identifier: GPL-2.0' "$@" >"$name.c"
}

check() {
	git ls-files '*.c' >units
	while read -r unit; do
		expect 0 fkh-check -nostdinc -Iinclude "$unit"
	done <units
}

subjects() {
	sed -n 's/^Subject: //p' series
}

@test "additions first, each subsystem by itself, what nobody owns last" {
	expect 1 fkh-report --assume-checked --fix=series
	printf '%s\n' "$output" >series
	says "$(subjects)" \
		'[PATCH 1/6] include/linux/bar: add missing includes' \
		'[PATCH 2/6] include/linux/foo: add missing includes' \
		'[PATCH 3/6] include/linux/none: add missing includes' \
		'[PATCH 4/6] include/linux/bar: remove unused includes' \
		'[PATCH 5/6] foo: remove unused includes' \
		'[PATCH 6/6] lib/none: remove unused includes'
	not grep -q Signed-off-by series
	# always the same
	expect 1 fkh-report --assume-checked --fix=series
	[ "$output" = "$(cat series)" ]
}

@test "git am takes it, each step compiles, and the end is that of --fix" {
	expect 1 fkh-report --assume-checked --fix=series --signoff
	printf '%s\n' "$output" >series
	expect 1 fkh-report --assume-checked --fix=all
	printf '%s\n' "$output" >all
	git checkout -q -b whole
	git apply all
	git commit -qam whole
	git checkout -q main
	git am -q series
	git diff --exit-code main whole
	[ "$(git log -1 --format='%an <%ae>')" = 'Jörg Ünlü <j@example.org>' ]
	[[ $(git log -1 --format=%B) = *'Signed-off-by: Jörg Ünlü <j@example.org>'* ]]
	for commit in $(git rev-list --reverse HEAD~6..); do
		git checkout -q "$commit"
		xargs ${CC:-cc} -std=gnu11 -fsyntax-only -Wall -Werror -nostdinc -Iinclude <units
	done
	git checkout -q main
	check
	expect 0 fkh-report
}

@test "the message: what was found, where, and how it was proven" {
	expect 1 fkh-report --assume-checked --fix=removable,series
	printf '%s\n' "$output" >series
	diff -u - <(sed -n '/PATCH 2/,/^---$/p' series) <<-'END'
		Subject: [PATCH 2/3] foo: remove unused includes
		MIME-Version: 1.0
		Content-Type: text/plain; charset=UTF-8
		Content-Transfer-Encoding: 8bit

		Nothing of these headers, nor of what only they include, is used here,
		in macros and in branches that this configuration leaves out neither:

		  kernel/foo/a.c
		    <linux/bug.h>
		  kernel/foo/b.c
		    <linux/bug.h>

		Nobody relies on them: with all that the series removes gone, no file
		loses the declaration of a name it uses, and the units were replayed in
		the order of their includes, without one that reads a name before it is
		declared.

		Found by fkh-check 0.1 in 4 units of

		  Linux/x86 6.1.0 (gcc (Debian 12.2.0-14) 12.2.0)
		---
	END
	[[ $(grep -A1 include/linux/foo.h <(fkh-report --assume-checked --fix=missing,series)) = *'<linux/types.h> for u32'* ]]
}

@test "several configurations are all named" {
	mkdir arm64
	cp -r .fkh arm64/.fkh
	sed 's/x86/arm64/' .config >arm64/.config
	expect 1 fkh-report --assume-checked --fix=series --source=. .fkh arm64/.fkh
	[[ $output = *$'Found by fkh-check 0.1 in 8 units of\n\n  Linux/x86 6.1.0 (gcc (Debian 12.2.0-14) 12.2.0)\n  Linux/arm64 6.1.0 (gcc'* ]]
}

@test "limited to a kind or a rule" {
	expect 1 fkh-report --assume-checked --fix=missing,series
	[ "$(grep -c '^Subject: .*add missing includes' <<<"$output")" = 3 ]
	[ "$(grep -c '^Subject: ' <<<"$output")" = 3 ]
	expect 1 fkh-report --assume-checked --fix=series --only=redundant-include
	[ "$(grep -c '^Subject: .*remove unused includes' <<<"$output")" = 3 ]
	[ "$(grep -c '^Subject: ' <<<"$output")" = 3 ]
}

@test "without MAINTAINERS by folder" {
	rm MAINTAINERS
	expect 1 fkh-report --assume-checked --fix=removable,series
	printf '%s\n' "$output" >series
	says "$(subjects)" \
		'[PATCH 1/4] drivers/bar/bar: remove unused includes' \
		'[PATCH 2/4] include/linux/bar: remove unused includes' \
		'[PATCH 3/4] foo: remove unused includes' \
		'[PATCH 4/4] lib/none: remove unused includes' ||
	says "$(subjects)" \
		'[PATCH 1/3] include/linux/bar: remove unused includes' \
		'[PATCH 2/3] foo: remove unused includes' \
		'[PATCH 3/3] lib/none: remove unused includes'
}

@test "a file that has changed is in no patch, nor is an empty patch" {
	echo '/* changed */' >>include/linux/none.h
	expect 1 fkh-report --assume-checked --fix=series
	printf '%s\n' "$output" >series
	[ "$stderr" = "fkh-report: include/linux/none.h: has changed since it was checked: check it again" ]
	[ "$(grep -c '^Subject: .*/5\] ' series)" = 5 ]
	not grep -q '^Subject: .*none: add' series
}

@test "who nobody knows has no patches" {
	unset GIT_{AUTHOR,COMMITTER}_{NAME,EMAIL}
	git config user.useConfigOnly true
	expect 2 fkh-report --assume-checked --fix=series
	[[ $stderr = *'fkh-report: git var: ended with status '* ]]
	expect 2 fkh-report --signoff
	[ "$stderr" = "fkh-report: --signoff is for --fix=series" ]
}

@test "checkpatch.pl has no error, and get_maintainer.pl names each one's own" {
	local tree file

	for tree in "$BATS_TEST_DIRNAME"/../build/linux-source-*/; do
		[ -e "$tree/scripts/checkpatch.pl" ] && break
	done
	[ -e "$tree/scripts/checkpatch.pl" ] || skip "no linux-source in build/"
	expect 1 fkh-report --assume-checked --fix=series --signoff
	printf '%s\n' "$output" >series
	mkdir mail scripts Documentation arch include init ipc fs 2>/dev/null || :
	git mailsplit -omail series
	for file in mail/*; do
		perl "$tree/scripts/checkpatch.pl" --no-tree --no-summary -q "$file" >said || :
		cat said
		not grep -q ^ERROR said
	done
	mkdir -p drivers kernel lib init ipc fs include arch Documentation
	touch COPYING CREDITS Kbuild Makefile README
	perl "$tree/scripts/get_maintainer.pl" --no-git --no-git-fallback mail/0005 >said
	says "$(cat said)" 'Foo <foo@example.org> (maintainer:FOO)' 'Linus <linus@example.org> (buried:THE REST)'
	perl "$tree/scripts/get_maintainer.pl" --no-git --no-git-fallback mail/0001 >said
	grep -q '^bar@lists.example.org' said
}
