#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-check --since and --list, on a little object tree of sources in git. FKH_BUILD is where the
# programs are.

load helpers

setup() {
	fkh_setup
	export GIT_CEILING_DIRECTORIES=$PWD GIT_CONFIG_NOSYSTEM=1 HOME=$PWD
	export GIT_{AUTHOR,COMMITTER}_NAME=T GIT_{AUTHOR,COMMITTER}_EMAIL=t@example.org
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules") --with=per-task"
	export FKH_OPTIONS
	mkdir -p src/kernel obj/kernel
	cp -r "$BATS_TEST_DIRNAME/cases/include" src
	ln -s ../src obj/source
	printf '%s\n' '#' '# Automatically generated file; DO NOT EDIT.' \
		'# Linux/x86 6.1.0 Kernel Configuration' '#' 'CONFIG_64BIT=y' >obj/.config
	header foo '#include <linux/types.h>' 'struct foo { u32 count; };'
	header lock 'typedef struct { int raw; } spinlock_t;'
	header pair '#include <linux/lock.h>' '#include <linux/foo.h>' 'struct pair { struct foo foo; };' \
		'#ifdef BIG' 'struct big { spinlock_t lock; };' '#endif'
	header user '#include <linux/pair.h>' 'struct user { struct pair pair; spinlock_t lock; };'
	header limit '#define LIMIT 16'
	unit a '#include <linux/limit.h>' '#include <linux/foo.h>' \
		'int a(struct foo *foo) { return foo->count; }'
	unit b '#include <linux/limit.h>' '#include <linux/lock.h>' '#include <linux/user.h>' \
		'int b(struct user *user) { return user->lock.raw + LIMIT; }'
	unit c '#include <linux/limit.h>' '#include <linux/pair.h>' \
		'int c(struct pair *pair) { return pair->foo.count + LIMIT; }'
	unit d '#define BIG' '#include <linux/limit.h>' '#include <linux/lock.h>' '#include <linux/pair.h>' \
		'int d(struct big *big) { spinlock_t *lock = &big->lock; return lock->raw + LIMIT; }'
	unit e '#include <linux/sched.h>' 'int e(struct task_struct *p) { return p != (void *)0; }'
	git -C src init -q -b main
	git -C src add .
	git -C src commit -q -m base
	expect 0 fkh-check --kbuild=obj -j1
}

# header NAME LINE...
header() {
	local name=$1

	shift
	printf '%s\n' "#ifndef _LINUX_${name^^}_H" "#define _LINUX_${name^^}_H" "$@" '#endif' \
		>"src/include/linux/$name.h"
}

# unit NAME LINE...: and what kbuild has recorded of it
unit() {
	local name=$1

	shift
	printf '%s\n' "$@" >"src/kernel/$name.c"
	: >"obj/kernel/$name.o"
	cat >"obj/kernel/.$name.o.cmd" <<-END
		savedcmd_kernel/$name.o := gcc -nostdinc -I../src/include -D__KERNEL__ -std=gnu11 '-DKBUILD_BASENAME="$name"' -c -o kernel/$name.o ../src/kernel/$name.c

		source_kernel/$name.o := ../src/kernel/$name.c

		deps_kernel/$name.o := \\
	END
}

# edit FILE SCRIPT: commits it
edit() {
	sed -i "$2" "src/$1"
	git -C src commit -qam "$1"
}

# since STATUS ARGUMENT...; $output has the findings without their places
since() {
	local want=$1

	shift
	expect "$want" fkh-check --kbuild=obj -j1 "$@"
	output=$(sed 's/:[0-9]*:[0-9]*: warning//' <<<"$output")
}

# checked UNIT...: the records that are newer than the file "mark"
checked() {
	says "$(cd obj/.fkh/unit && find . -name '*.xml' -newer ../../../mark | LC_ALL=C sort | sed 's|^\./||; s|\.xml$||')" "$@"
}

mark() {
	sleep 0.02
	: >mark
	sleep 0.02
}

@test "a C file: it alone is checked, and what is new is printed" {
	mark
	edit kernel/a.c 's/^#include <linux.foo.h>/&\n#include <linux\/bar.h>/'
	since 1 --since=HEAD~1
	says "$output" 'kernel/a.c: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]'
	says "$stderr" 'fkh-check: 1 unit sees the change of 1 file since HEAD~1' \
		'fkh-report: 1 new, 1 known, 0 fixed'
	checked kernel/a.c
	# and again: what the last run learned is not what was before
	since 1 --since=HEAD~1
	[[ $output = *linux/bar.h* ]]
	# and behind it nothing is new
	since 0 --since=HEAD
	says "$stderr" 'fkh-check: 0 units see the change of 0 files since HEAD'
}

@test "a header: all units that read it" {
	mark
	edit include/linux/pair.h 's/struct pair {/struct pair { int more[LIMIT];/'
	since 1 --since=HEAD~1
	says "$output" "include/linux/pair.h: 'LIMIT' used but not included: add #include <linux/limit.h> [fkh:missing-include]"
	checked kernel/b.c kernel/c.c kernel/d.c
}

@test "--cover: a few that see it in each way, and the headers above it" {
	mark
	edit include/linux/pair.h 's/struct pair {/struct pair { int more[LIMIT];/'
	since 0 --since=HEAD~1 --cover --list
	says "$output" kernel/b.c kernel/d.c
	since 1 --since=HEAD~1 --cover
	says "$output" "include/linux/pair.h: 'LIMIT' used but not included: add #include <linux/limit.h> [fkh:missing-include]"
	checked kernel/b.c kernel/d.c
}

@test "an include that others relied on" {
	edit include/linux/pair.h '/linux.lock.h/d'
	since 1 --since=HEAD~1
	says "$output" "include/linux/pair.h: 'spinlock_t' used but not included: add #include <linux/lock.h> [fkh:missing-include]" \
		"include/linux/user.h: 'spinlock_t' used but not included: add #include <linux/lock.h> [fkh:missing-include]"
	rm obj/.fkh.before*
	since 1 --since=HEAD~1
	says "$stderr" 'fkh-check: 3 units see the change of 1 file since HEAD~1' \
		'fkh-report: 0 on the lines of the change, 2 that it caused elsewhere; 1 others'
}

@test "a direct access" {
	edit kernel/e.c 's/p != (void \*)0/p->thread_info.flags/'
	since 1 --since=HEAD~1
	[[ $output = "kernel/e.c: task_struct member 'thread_info' is accessed directly: "*"[fkh:per-task]" ]]
}

@test "a series: git rebase -x stops where something is new, and passes what is clean" {
	cd src
	edit() { sed -i "$2" "$1"; git commit -qam "$3"; }
	git checkout -q -b series
	edit include/linux/foo.h 's/struct foo {/struct foo { int more[LIMIT];/' one
	edit include/linux/pair.h '/linux.lock.h/d' two
	edit kernel/a.c 's/^#include <linux.foo.h>/&\n#include <linux\/bar.h>/' three
	edit kernel/e.c 's/p != (void \*)0/p->thread_info.flags/' four
	edit kernel/a.c 's/int a(/int a_(/' five
	stopped=
	git rebase -q -x 'fkh-check --kbuild=../obj --since=HEAD~1 >>../found' main || :
	while [ -d .git/rebase-merge ]; do
		stopped+=" $(git log -1 --format=%s)"
		GIT_EDITOR=true git rebase --continue || :
	done
	[ "$stopped" = " one two three four" ]
	says "$(sed 's/:[0-9]*:[0-9]*: warning.*\[fkh:/ /; s/\]//' ../found)" \
		'include/linux/foo.h missing-include' \
		'include/linux/pair.h missing-include' 'include/linux/user.h missing-include' \
		'kernel/a.c redundant-include' \
		'kernel/e.c per-task'
}

@test "records of another state: the diff alone tells" {
	edit kernel/a.c 's/^#include <linux.foo.h>/&\n#include <linux\/bar.h>/'
	edit kernel/a.c 's/int a(/int a_(/'
	since 0 --since=HEAD~1
	says "$stderr" 'fkh-check: 1 unit sees the change of 1 file since HEAD~1' \
		'fkh-report: 0 on the lines of the change, 0 that it caused elsewhere; 2 others'
	since 1 --since=HEAD~2
	[[ $output = *linux/bar.h* ]]
}

@test "what is not committed yet, as before a commit" {
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/bar.h>/' src/kernel/a.c
	since 1 --since=HEAD
	[[ $output = *linux/bar.h* ]]
	(cd obj && expect 1 fkh-check --since=HEAD)	# . is the object tree
}

@test "as a pre-commit hook" {
	printf '%s\n' '#!/bin/sh' 'exec fkh-check --kbuild=../obj --since=HEAD' >src/.git/hooks/pre-commit
	chmod +x src/.git/hooks/pre-commit
	sed -i 's/^#include <linux.foo.h>/&\n#include <linux\/bar.h>/' src/kernel/a.c
	expect 1 git -C src commit -qam 'an include too many'
	[[ $output$stderr = *linux/bar.h* ]]
	sed -i '/linux.bar.h/d; s/int a(/int a_(/' src/kernel/a.c
	expect 0 git -C src commit -qam 'another name'
}

@test "what was never checked is said, and is nobody's fault" {
	rm obj/.fkh/unit/kernel/d.c.xml
	edit include/linux/foo.h 's/count;/count, more;/'
	since 0 --since=HEAD~1
	says "$stderr" 'fkh-check: 1 unit was never checked, and may read the changed headers' \
		'fkh-check: 3 units see the change of 1 file since HEAD~1' \
		'fkh-report: 0 new, 1 known, 0 fixed'
	# a file that is in no record yet: only what the change did there
	printf '%s\n' '#include <linux/bar.h>' 'int f;' >src/kernel/f.c
	git -C src add .
	git -C src commit -q -m f
	unit f '#include <linux/bar.h>' 'int f, g;'
	since 0 --since=HEAD
	fkh-check --kbuild=obj -j1 kernel/f.c kernel/d.c 2>said
	since 0 --since=HEAD
}

@test "folders and files narrow it" {
	mkdir -p src/lib obj/lib
	edit include/linux/foo.h 's/struct foo {/struct foo { int more[LIMIT];/'
	since 0 --since=HEAD~1 --list kernel/c.c
	says "$output" kernel/c.c
	since 0 --since=HEAD~1 --list kernel/
	says "$output" kernel/a.c kernel/b.c kernel/c.c kernel/d.c
}

@test "--list names what was recorded" {
	expect 0 fkh-check --kbuild=obj --list
	says "$output" kernel/{a,b,c,d,e}.c
	[ -z "$stderr" ]
	expect 0 fkh-check --kbuild=obj --list kernel/c.c
	says "$output" kernel/c.c
	expect 2 fkh-check --kbuild=obj --list kernel/none.c
	expect 2 fkh-check --list kernel/a.c
	[ "$stderr" = "fkh-check: --list needs --kbuild or -p" ]
}

@test "mistakes" {
	expect 2 fkh-check --kbuild=obj --since=nonesuch
	[[ $stderr = "fkh-check: --since: git knows no commit 'nonesuch' in "* ]]
	expect 2 fkh-check --kbuild=obj --since=--help
	[[ $stderr = "fkh-check: --since: git knows no commit '--help' in "* ]]
	expect 2 fkh-check --kbuild=obj --cover
	[ "$stderr" = "fkh-check: --cover needs --since=REV" ]
	rm -r obj/.fkh
	expect 2 fkh-check --kbuild=obj --since=HEAD
	[[ $stderr = "fkh-check: --since: "*"/obj/.fkh: no records to begin with: No such file or directory; check all of it once" ]]
	mv src/.git git
	expect 2 fkh-check --kbuild=obj --since=HEAD
	[[ $stderr = *"fkh-check: --since: git knows no commit 'HEAD' in "* ]]
}

@test "--quiet: records and no lines" {
	rm -r obj/.fkh
	expect 0 fkh-check --kbuild=obj --quiet
	[ -z "$stderr" ]
	expect 1 fkh-report obj/.fkh
}
