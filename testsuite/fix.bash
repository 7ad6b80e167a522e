# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What the tests of patches share: a small tree that is checked, patched and compiled. FKH_BUILD is
# where the programs are, CC compiles.

load helpers

# For missing headers and for those who use them: three names of one header each.
setup() {
	fkh_setup
	export GIT_CEILING_DIRECTORIES=$PWD
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	tree <<-'END'
		== include/linux/types.h
		#ifndef _LINUX_TYPES_H
		#define _LINUX_TYPES_H
		typedef unsigned int u32;
		typedef _Bool bool;
		#endif
		== include/linux/list.h
		#ifndef _LINUX_LIST_H
		#define _LINUX_LIST_H
		struct list_head { struct list_head *next, *prev; };
		#endif
		== include/linux/bug.h
		#ifndef _LINUX_BUG_H
		#define _LINUX_BUG_H
		#define BUG_LIMIT 16
		extern void bug(void);
		#endif
	END
}

# check [FLAG...]: all units below kernel/, into the store $STORE (default .fkh)
check() {
	find kernel -name '*.c' | LC_ALL=C sort >units
	while read -r unit; do
		expect 0 fkh-check -nostdinc -Iinclude --out="${STORE:-.fkh}" "$@" "$unit"
		[[ $stderr != *fkh:error* ]]
	done <units
}

# findings [STORE...]: the lines of the report, "FILE:LINE RULE", on standard output
findings() {
	fkh-report "$@" | sed -n 's/^\([^:]*:[0-9]*\):[0-9]*: warning: .* \[fkh:\(.*\)\]$/\1 \2/p'
}

# patched WHAT [ARGUMENT...]: the patch is in ./patch, what git and patch make of the tree in ./fixed
patched() {
	local what=$1

	shift
	expect 1 fkh-report --fix="$what" "$@"
	printf '%s\n' "$output" >patch
	rm -rf fixed by-patch
	mkdir fixed by-patch
	cp -r include kernel fixed
	cp -r include kernel by-patch
	(cd fixed && git apply --whitespace=error-all ../patch)
	patch -d by-patch -p1 --fuzz=0 --no-backup-if-mismatch <patch | tee said
	not grep -q 'offset\|fuzz' said
	diff -r fixed by-patch
}

# changes FILE LINE...: the patch changes that file by these lines and no other ("+..." or "-...")
changes() {
	local file=$1

	shift
	diff -u <(printf '%s\n' "$@") <(diff -U0 "$file" "fixed/$file" | sed 1,2d | grep -v '^@@')
}

# untouched FILE...
untouched() {
	local file

	for file; do
		cmp "$file" "fixed/$file"
	done
}

# compiles [FLAG...]: every unit of ./fixed
compiles() {
	(cd fixed && xargs ${CC:-cc} -std=gnu11 -fsyntax-only -Wall -Wmissing-prototypes -Werror \
		-Ulinux -nostdinc -Iinclude "$@" <../units)
}

# alone [FLAG...] HEADER: it compiles as the only include of a unit
alone() {
	${CC:-cc} -std=gnu11 -fsyntax-only -Wall -Werror -nostdinc -Iinclude -x c - <<<"#include <${*: -1}>" "${@:1:$#-1}"
}

# clean [ARGUMENT...]: the patched tree has no finding left; arguments are for fkh-check
clean() {
	(cd fixed && cp ../units . && check "$@" && expect 0 fkh-report)
}

# stands_alone HEADER...: does not now, does when patched
stands_alone() {
	local header

	for header; do
		not alone "$header"
		(cd fixed && alone "$header")
	done
}

# ---- additions ----

# A header that needs nothing of what it includes, and a unit that does.
unneeded() {
	tree <<-'END'
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H

		#include <linux/types.h>

		struct foo { int count; };

		#endif
		== kernel/own.c
		#include <linux/types.h>
		#include <linux/foo.h>

		struct foo foo;
		u32 own;
	END
}

FOO="include/linux/foo.h:4:1: warning: nothing of <linux/types.h> is used: remove the #include [fkh:redundant-include]"
