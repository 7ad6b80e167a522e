#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --fix, and who relies on an include: little trees that are checked, patched, checked
# again and compiled. FKH_BUILD is where the programs are, CC compiles.

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

@test "an include goes where it belongs in the order of its kind" {
	tree <<-'END'
		== include/asm/zone.h
		#ifndef _ASM_ZONE_H
		#define _ASM_ZONE_H
		typedef int zone_t;
		#endif
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H

		#include <linux/bug.h>
		#include <linux/zebra.h>

		#include <asm/zone.h>

		struct foo {
		struct list_head list;
		zone_t zone[BUG_LIMIT];
		zebra_t zebra;
		};
		#endif
		== include/linux/zebra.h
		#ifndef _LINUX_ZEBRA_H
		#define _LINUX_ZEBRA_H
		typedef int zebra_t;
		#endif
		== kernel/a.c
		#include <linux/list.h>
		#include <linux/foo.h>
		struct foo foo;
		struct list_head list;
	END
	check
	patched missing
	changes include/linux/foo.h '+#include <linux/list.h>'
	says "$(grep include fixed/include/linux/foo.h)" '#include <linux/bug.h>' '#include <linux/list.h>' \
		'#include <linux/zebra.h>' '#include <asm/zone.h>'
	stands_alone linux/foo.h
	clean
	compiles
}

@test "before the first, behind the last, and behind all where they are not sorted" {
	tree <<-'END'
		== include/linux/first.h
		#ifndef _LINUX_FIRST_H
		#define _LINUX_FIRST_H
		#include <linux/types.h>
		struct first { u32 len[BUG_LIMIT]; };
		#endif
		== include/linux/last.h
		#ifndef _LINUX_LAST_H
		#define _LINUX_LAST_H
		#include <linux/bug.h>
		struct last { u32 len[BUG_LIMIT]; };
		#endif
		== include/linux/mixed.h
		#ifndef _LINUX_MIXED_H
		#define _LINUX_MIXED_H
		#include <linux/types.h>
		#include <linux/bug.h>
		struct mixed { u32 len[BUG_LIMIT]; struct list_head list; };
		#endif
		== kernel/a.c
		#include <linux/bug.h>
		#include <linux/list.h>
		#include <linux/types.h>
		#include <linux/first.h>
		#include <linux/last.h>
		#include <linux/mixed.h>
		struct first first;
		struct last last;
		struct mixed mixed;
		u32 len[BUG_LIMIT];
		struct list_head list;
	END
	check
	patched missing
	says "$(cd fixed/include/linux && grep -h '#include' first.h last.h mixed.h)" \
		'#include <linux/bug.h>' '#include <linux/types.h>' \
		'#include <linux/bug.h>' '#include <linux/types.h>' \
		'#include <linux/types.h>' '#include <linux/bug.h>' '#include <linux/list.h>'
	stands_alone linux/first.h linux/last.h linux/mixed.h
	clean
	compiles
}

@test "without includes it goes behind the guard, or behind the head" {
	tree <<-'END'
		== include/linux/guard.h
		/* SPDX-License-Identifier: MIT */
		/*
		 * what it is for
		 */

		#ifndef _LINUX_GUARD_H

		#define _LINUX_GUARD_H

		struct guard { u32 count; };
		#endif
		== include/linux/once.h
		/* SPDX-License-Identifier: MIT */
		#pragma once
		struct once { u32 count; };
		== include/linux/if.h
		#if !defined(_LINUX_IF_H)
		#define _LINUX_IF_H
		#include <linux/list.h>
		struct if_list { struct list_head list; u32 count; };
		#endif
		== include/linux/none.h
		/* SPDX-License-Identifier: MIT */
		#ifndef NONE
		#define NONE_LIST 1
		#include <linux/list.h>
		extern struct list_head none;
		#endif
		#ifndef _LINUX_NONE_H
		#define _LINUX_NONE_H
		extern u32 none_count;
		#endif
		== include/linux/system.h
		#undef SYSTEM
		#define SYSTEM system

		#if !defined(_LINUX_SYSTEM_H) || defined(AGAIN)
		#define _LINUX_SYSTEM_H

		#include <linux/list.h>

		struct system { struct list_head list; u32 count; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/system.h>
		#include <linux/guard.h>
		#include <linux/once.h>
		#include <linux/if.h>
		#include <linux/none.h>
		struct guard guard;
		struct once once;
		struct if_list ifs;
		struct system system;
		u32 a = NONE_LIST;
	END
	check
	patched missing
	says "$(sed -n '6,13p' fixed/include/linux/guard.h)" '#ifndef _LINUX_GUARD_H' '' \
		'#define _LINUX_GUARD_H' '' '#include <linux/types.h>' '' 'struct guard { u32 count; };' '#endif'
	says "$(head -5 fixed/include/linux/once.h)" '/* SPDX-License-Identifier: MIT */' '#pragma once' '' \
		'#include <linux/types.h>' 'struct once { u32 count; };'
	says "$(sed -n '2,4p' fixed/include/linux/if.h)" '#define _LINUX_IF_H' \
		'#include <linux/list.h>' '#include <linux/types.h>'
	# a guard, though something is said before it
	says "$(sed -n '4,8p' fixed/include/linux/system.h)" '#if !defined(_LINUX_SYSTEM_H) || defined(AGAIN)' \
		'#define _LINUX_SYSTEM_H' '' '#include <linux/list.h>' '#include <linux/types.h>'
	# its first #ifndef is no guard: nothing goes in there
	says "$(sed -n '2,4p' fixed/include/linux/none.h)" '' '#include <linux/types.h>' '#ifndef NONE'
	stands_alone linux/guard.h linux/once.h linux/if.h linux/none.h
	clean
	compiles
}

@test "an include that comes too late, or under a condition, is moved" {
	tree <<-'END'
		== include/linux/late.h
		#ifndef _LINUX_LATE_H
		#define _LINUX_LATE_H
		struct late { u32 id; };
		#include <linux/types.h>
		#endif
		== include/linux/only.h
		#ifndef _LINUX_ONLY_H
		#define _LINUX_ONLY_H
		#include <linux/list.h>
		#ifdef CONFIG_ONLY
		#include <linux/types.h>	/* for u32 */
		#endif
		struct only { struct list_head list; u32 id; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/late.h>
		#include <linux/only.h>
		struct late late;
		struct only only;
		u32 id;
	END
	check --only=missing-include
	patched missing
	says "$(cat fixed/include/linux/late.h)" '#ifndef _LINUX_LATE_H' '#define _LINUX_LATE_H' '' \
		'#include <linux/types.h>' 'struct late { u32 id; };' '#endif'
	says "$(sed -n 3,5p fixed/include/linux/only.h)" '#include <linux/list.h>' \
		'#include <linux/types.h>' 'struct only { struct list_head list; u32 id; };'
	stands_alone linux/late.h linux/only.h
	clean --only=missing-include
	compiles
}

@test "what C needs goes into what the assembler does not see" {
	tree <<-'END'
		== include/linux/page.h
		#ifndef _LINUX_PAGE_H
		#define _LINUX_PAGE_H
		#include <linux/bug.h>
		#define PAGES (BUG_LIMIT * 2)
		#ifndef __ASSEMBLY__
		struct page { u32 flags; };
		#endif
		#endif
		== include/linux/section.h
		#ifndef _LINUX_SECTION_H
		#define _LINUX_SECTION_H
		#include <linux/bug.h>
		#ifndef __ASSEMBLER__
		#include <linux/bug.h>
		#include <linux/zebra.h>
		struct section { u32 flags; zebra_t zebra; struct nobody *nobody; };
		#endif
		#define SECTIONS (BUG_LIMIT * 2)
		#endif
		== include/linux/zebra.h
		#ifndef _LINUX_ZEBRA_H
		#define _LINUX_ZEBRA_H
		typedef int zebra_t;
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/page.h>
		#include <linux/section.h>
		struct page page[PAGES];
		struct section section[SECTIONS];
		u32 a;
	END
	check --only=missing-include
	patched missing
	says "$(sed -n '5,8p' fixed/include/linux/page.h)" '#ifndef __ASSEMBLY__' '' '#include <linux/types.h>' \
		'struct page { u32 flags; };'
	changes include/linux/section.h '+#include <linux/types.h>'
	echo '#include <linux/page.h>' >asm.S
	${CC:-cc} -E -nostdinc -Ifixed/include -D__ASSEMBLY__ asm.S >asm.s
	not grep typedef asm.s
	stands_alone linux/page.h linux/section.h
	clean --only=missing-include
	compiles
}

@test "a header that may not be included twice is not added" {
	tree <<-'END'
		== kernel/internal.h
		typedef int thing_t;
		== kernel/part.h
		#ifndef PART_H
		#define PART_H
		extern thing_t part;
		#endif
		== kernel/a.c
		#include "internal.h"
		#include "part.h"
		thing_t *a = &part;
	END
	check --only=missing-include
	expect 1 fkh-report --source=.
	[[ $output = *'add #include "internal.h" [fkh:missing-include]'* ]]
	expect 1 fkh-report --source=. --fix=missing
	[ -z "$output$stderr" ]
	sed -i '1i #pragma once' kernel/internal.h
	check --only=missing-include
	patched missing
	compiles
}

@test "no header of C where the assembler would read it" {
	tree <<-'END'
		== include/linux/size.h
		#ifndef _LINUX_SIZE_H
		#define _LINUX_SIZE_H
		#define SIZE_AT_LEAST(x) ((x) >= 8)
		typedef long size_type;
		#endif
		== include/linux/align.h
		#ifndef _LINUX_ALIGN_H
		#define _LINUX_ALIGN_H
		#if SIZE_AT_LEAST(12)
		#define ALIGN_MORE 1
		#else
		#define ALIGN_MORE 0
		#endif
		#endif
		== kernel/a.c
		#include <linux/size.h>
		#include <linux/align.h>
		size_type a = ALIGN_MORE;
	END
	check --only=missing-include
	[ "$(findings)" = 'include/linux/align.h:3 missing-include' ]
	expect 1 fkh-report --source=. --fix=missing
	[ -z "$output$stderr" ]
	sed -i '/typedef/d' include/linux/size.h
	sed -i 's/^size_type/long/' kernel/a.c
	check --only=missing-include
	patched missing
	changes include/linux/align.h '+' '+#include <linux/size.h>'
	compiles
}

@test "no declaration where the assembler would read it" {
	tree <<-'END'
		== include/linux/frame.h
		#ifndef _LINUX_FRAME_H
		#define _LINUX_FRAME_H
		#ifdef __ASSEMBLY__
		.macro FRAME
		.endm
		#else
		static inline int frame(struct regs *regs) { return 0; }
		#endif
		#endif
		== kernel/a.c
		struct regs { int ip; };
		#include <linux/frame.h>
		int a(void) { return frame(0); }
	END
	check --only=missing-include
	expect 1 fkh-report --source=. --fix=missing
	[ -z "$output" ]
	says "$stderr" "fkh-report: include/linux/frame.h:7: not added, since the assembler reads this file, too: struct regs;"
}

@test "declarations: behind the includes, or with those that are there" {
	tree <<-'END'
		== include/linux/new.h
		#ifndef _LINUX_NEW_H
		#define _LINUX_NEW_H
		#include <linux/types.h>
		u32 new_one(struct inode *inode, union key *key);
		u32 new_two(struct inode *inode, struct file *file);
		#endif
		== include/linux/old.h
		#ifndef _LINUX_OLD_H
		#define _LINUX_OLD_H

		#include <linux/types.h>

		struct inode;

		u32 old(struct inode *inode, struct file *file);
		#endif
		== include/linux/bare.h
		#ifndef _LINUX_BARE_H
		#define _LINUX_BARE_H
		int bare(struct inode *inode);
		#endif
		== kernel/a.c
		struct inode;
		struct file;
		union key;
		#include <linux/types.h>
		#include <linux/new.h>
		#include <linux/old.h>
		#include <linux/bare.h>
		u32 new_one(struct inode *inode, union key *key) { return inode && key; }
		u32 new_two(struct inode *inode, struct file *file) { return inode && file; }
		u32 old(struct inode *inode, struct file *file) { return inode && file; }
		int bare(struct inode *inode) { return !inode; }
	END
	check
	patched missing
	says "$(sed -n 3,9p fixed/include/linux/new.h)" '#include <linux/types.h>' '' 'struct inode;' \
		'union key;' 'struct file;' 'u32 new_one(struct inode *inode, union key *key);' \
		'u32 new_two(struct inode *inode, struct file *file);'
	says "$(sed -n 4,9p fixed/include/linux/old.h)" '#include <linux/types.h>' '' 'struct inode;' \
		'struct file;' '' 'u32 old(struct inode *inode, struct file *file);'
	says "$(sed -n 2,5p fixed/include/linux/bare.h)" '#define _LINUX_BARE_H' '' 'struct inode;' \
		'int bare(struct inode *inode);'
	stands_alone linux/new.h linux/old.h linux/bare.h
	clean
	compiles
}

@test "several additions to one file, in order, and in more than one hunk" {
	{
		printf '%s\n' '== include/linux/many.h' '#ifndef _LINUX_MANY_H' '#define _LINUX_MANY_H' \
			'#include <linux/aaa.h>' 'struct many { struct list_head list; u32 len[BUG_LIMIT]; aaa_t aaa; };'
		printf '\n%.0s' {1..20}
		printf '%s\n' '#ifndef __ASSEMBLY__' '#include <linux/aaa.h>' 'int more(struct inode *inode);' '#endif'
		printf '\n%.0s' {1..20}
		printf '%s\n' 'extern int last;' '#endif'
		cat <<-'END'
			== include/linux/none.h
			#ifndef _LINUX_NONE_H
			#define _LINUX_NONE_H
			struct none { u32 len[BUG_LIMIT]; struct list_head list; struct inode *inode; };
			#endif
			== include/linux/aaa.h
			#ifndef _LINUX_AAA_H
			#define _LINUX_AAA_H
			typedef int aaa_t;
			#endif
			== kernel/a.c
			struct inode;
			#include <linux/types.h>
			#include <linux/list.h>
			#include <linux/bug.h>
			#include <linux/many.h>
			#include <linux/none.h>
			struct many many;
			struct none none;
			struct list_head list;
			u32 len[BUG_LIMIT];
			int more(struct inode *inode) { return !inode; }
		END
	} | tree
	check --only=missing-include
	patched missing
	changes include/linux/many.h '+#include <linux/bug.h>' '+#include <linux/list.h>' '+#include <linux/types.h>' \
		'+' '+struct inode;'
	says "$(sed -n '/many.h/,/none.h/p' patch | grep '^@@')" '@@ -1,6 +1,9 @@' '@@ -24,6 +27,8 @@'
	says "$(sed -n 2,10p fixed/include/linux/none.h)" '#define _LINUX_NONE_H' '' '#include <linux/bug.h>' \
		'#include <linux/list.h>' '#include <linux/types.h>' \
		'struct none { u32 len[BUG_LIMIT]; struct list_head list; struct inode *inode; };' '#endif'
	stands_alone linux/many.h linux/none.h
	clean --only=missing-include
	compiles
}

@test "what opens a comment within a string is none" {
	tree <<-'END'
		== include/linux/glob.h
		#ifndef _LINUX_GLOB_H
		#define _LINUX_GLOB_H
		#define GLOB "\"/sys/*"
		#define QUOTE '"'
		#ifdef CONFIG_GLOB
		/* only then */
		#include <linux/list.h>
		#endif
		struct glob { u32 count; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/glob.h>
		struct glob a;
		u32 b;
	END
	check
	patched missing
	changes include/linux/glob.h '+' '+#include <linux/types.h>'
	stands_alone linux/glob.h
}

@test "a file without a newline at its end stays one" {
	tree <<-'END'
		== include/linux/short.h
		#ifndef _LINUX_SHORT_H
		#define _LINUX_SHORT_H
		#include <linux/bug.h>
		struct noend { u32 len[BUG_LIMIT]; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/short.h>
		struct noend noend;
		u32 a;
		#include <linux/list.h>
	END
	truncate -s -1 include/linux/short.h kernel/a.c
	check
	patched all
	changes include/linux/short.h '+#include <linux/types.h>'
	[ "$(tail -c 1 fixed/include/linux/short.h)" = f ]
	[ "$(tail -n 1 fixed/kernel/a.c)" = "u32 a;" ]
	stands_alone linux/short.h
	clean
	compiles
}

# ---- removals ----

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

@test "what nobody relies on goes, in .c files and in headers" {
	unneeded
	sed -i '2i #include <linux/list.h> /* of no use */' kernel/own.c
	check
	says "$(findings)" 'include/linux/foo.h:4 redundant-include' 'kernel/own.c:2 redundant-include'
	patched removable
	changes include/linux/foo.h '-#include <linux/types.h>'
	changes kernel/own.c '-#include <linux/list.h> /* of no use */'
	clean
	compiles
}

@test "--fix is all, missing and removable are one of the two" {
	unneeded
	sed -i 's/int count;/struct list_head list;/' include/linux/foo.h
	sed -i '1i #include <linux/list.h>\nstruct list_head list;' kernel/own.c
	check
	patched missing
	changes include/linux/foo.h '+#include <linux/list.h>'
	patched removable
	changes include/linux/foo.h '-#include <linux/types.h>'
	patched all
	says "$(grep '#include' fixed/include/linux/foo.h)" '#include <linux/list.h>'
	cp patch all
	expect 1 fkh-report --fix
	printf '%s\n' "$output" | cmp - all
	clean
	compiles
	(cd fixed && expect 0 fkh-report --fix && [ -z "$output$stderr" ])
	expect 2 fkh-report --fix=some
	[ "$stderr" = "fkh-report: --fix: 'some' is none of missing, removable, all, narrower, series" ]
	for other in --summary --text --junit=out.xml; do
		expect 2 fkh-report --fix $other
		[[ $stderr = "fkh-report: "* && -z $output && ! -e out.xml ]]
	done
}

@test "a line that is not the #include alone is left, with a word about it" {
	tree <<-'END'
		== kernel/a.c
		#include <linux/types.h>	/* why */ // and more
		# /* odd */ include <linux/list.h>
		#include \
			<linux/bug.h>
		int a;
		== kernel/b.c
		#include <linux/types.h> /* a comment
		of two lines */
		#include "linux/list.h" // why
		  #  include <linux/bug.h>
		int b;
		== kernel/c.c
		/* before */ #include <linux/types.h>
		#define LIST <linux/list.h>
		#include LIST
		/*
		#include <linux/bug.h>
		*/ #include <linux/bug.h>
		int c;
		== kernel/d.c
		#include <linux/types.h> // goes on \
		int d;
		int e;
	END
	check
	says "$(findings)" kernel/a.c:{1,2,3}' redundant-include' kernel/b.c:{1,3,4}' redundant-include' \
		kernel/c.c:{1,3,6}' redundant-include' 'kernel/d.c:1 redundant-include'
	patched removable
	said=$stderr
	changes kernel/a.c $'-#include <linux/types.h>\t/* why */ // and more'
	changes kernel/b.c '-#include "linux/list.h" // why' '-  #  include <linux/bug.h>'
	untouched kernel/c.c kernel/d.c
	for line in a.c:{2,3} b.c:1 c.c:{1,3,6} d.c:1; do
		[ "$(grep -c "^fkh-report: kernel/$line: not removed: " <<<"$said")" = 1 ]
	done
	[ "$(wc -l <<<"$said")" = 7 ]
	compiles -Wno-comment
}

@test "a line that has changed since is not touched" {
	unneeded
	sed -i 's/int count;/int count; struct inode *(*get)(struct list_head *list);/' include/linux/foo.h
	sed -i '1i #include <linux/bug.h>' kernel/own.c
	check
	says "$(findings)" include/linux/foo.h:4' redundant-include' 'include/linux/foo.h:6 missing-include' \
		'kernel/own.c:1 redundant-include'
	sed -i '1i /* a new line */' include/linux/foo.h kernel/own.c
	expect 1 fkh-report --fix=removable
	[ -z "$output" ]
	says "$stderr" "fkh-report: 2 files have changed since they were checked: check again"
	expect 1 fkh-report --fix
	[ -z "$output" ]
	printf '%s\n' '#ifndef A' '#define A' '#endif' >include/linux/foo.h	# shorter now
	expect 1 fkh-report --fix
	[ -z "$output" ]
	[[ $stderr = *"2 files have changed"* ]]
	rm include/linux/foo.h
	expect 1 fkh-report --fix
	[ -z "$output" ]
	[[ $stderr = *"include/linux/foo.h: not in the source tree"* ]]
}

@test "nothing is added to a file that has it by now" {
	tree <<-'END'
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H
		#include <linux/bug.h>
		struct foo { u32 len[BUG_LIMIT]; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/foo.h>
		u32 a;
		struct foo foo;
	END
	check
	sed -i 's/.*bug.h.*/&\n#include <linux\/types.h>/' include/linux/foo.h
	expect 1 fkh-report --fix
	[ -z "$output" ]
}

@test "a file that the build makes is not in the source tree: no patch, the others are patched" {
	unneeded
	tree <<-'END'
		== made/include/linux/made.h
		#ifndef _LINUX_MADE_H
		#define _LINUX_MADE_H
		#include <linux/types.h>
		extern int made;
		#endif
	END
	sed -i '1i #include <linux/made.h>' kernel/own.c
	echo 'int one = sizeof(made);' >>kernel/own.c
	check -Imade/include
	mv made elsewhere
	patched removable
	[[ $stderr = *"/made/include/linux/made.h: not in the source tree" ]]
	changes include/linux/foo.h '-#include <linux/types.h>'
}

@test "a file that no root of the build has is in no patch" {
	unneeded
	mv include elsewhere
	expect 0 fkh-check -nostdinc -I"$PWD/elsewhere" kernel/own.c
	mkdir tree
	mv kernel tree
	cd tree
	expect 0 fkh-check -nostdinc -I"${PWD%/*}/elsewhere" kernel/own.c
	expect 1 fkh-report --fix
	[ -z "$output" ]
	says "$stderr" "fkh-report: ${PWD%/*}/elsewhere/linux/foo.h: not in the source tree"
}

@test "--source, and the link that kbuild leaves" {
	unneeded
	mkdir -p tree build
	mv include kernel tree
	(
		cd build
		export srctree=../tree objtree=. abs_srctree=$(realpath ../tree) abs_objtree=$PWD
		expect 0 fkh-check -nostdinc -I../tree/include ../tree/kernel/own.c
		expect 1 fkh-report --fix
		[[ -z $output && $stderr = *"/include/linux/foo.h: not in the source tree" ]]
		expect 1 fkh-report --fix --source=../tree
		[[ $output = "--- a/include/linux/foo.h"* && -z $stderr ]]
		ln -s ../tree source
		expect 1 fkh-report --fix
		[[ $output = "--- a/include/linux/foo.h"* && -z $stderr ]]
	)
	for store in build/.fkh build/.fkh/ "$PWD/build/.fkh//"; do
		expect 1 fkh-report --fix "$store"
		[[ $output = "--- a/include/linux/foo.h"* && -z $stderr ]]
	done
	printf '%s\n' "$output" | (cd tree && patch -p1 && not grep types.h include/linux/foo.h)
	expect 1 fkh-report --fix --source=nowhere build/.fkh
	[ -z "$output" ]
}

# ---- who relies on it ----

@test "a .c file that relies on it is named, and the include stays" {
	unneeded
	sed -i 1d kernel/own.c
	check
	expect 1 fkh-report --junit=out.xml
	says "$output" "$FOO" "include/linux/foo.h:4:1: note: relied on by kernel/own.c ('u32' of include/linux/types.h): it needs its own include first"
	[[ $(xpath out.xml 'string(//failure)') = *"note: relied on by kernel/own.c ('u32' of include/linux/types.h): it needs its own include first"* ]]
	expect 1 fkh-report --fix=removable
	[ -z "$output" ]
	# once it has that, it may go
	sed -i '1i #include <linux/types.h>' kernel/own.c
	check
	patched removable
	changes include/linux/foo.h '-#include <linux/types.h>'
	clean
	compiles
}

@test "a header that relies on it, and through another" {
	unneeded
	tree <<-'END'
		== include/linux/bar.h
		#ifndef _LINUX_BAR_H
		#define _LINUX_BAR_H
		#include <linux/foo.h>
		struct bar { u32 len; struct foo foo; };
		#endif
		== include/linux/baz.h
		#ifndef _LINUX_BAZ_H
		#define _LINUX_BAZ_H
		#include <linux/bar.h>
		static inline u32 baz(struct bar *bar) { return bar->len; }
		#endif
		== kernel/baz.c
		#include <linux/baz.h>
		struct bar one;
	END
	check
	expect 1 fkh-report
	says "$output" "$FOO" \
		"include/linux/foo.h:4:1: note: relied on by include/linux/bar.h ('u32' of include/linux/types.h), include/linux/baz.h ('u32' of include/linux/types.h): they need their own include first"
	expect 1 fkh-report --fix=removable
	[ -z "$output" ]
}

@test "two are named and the rest counted; JUnit has them all" {
	unneeded
	for i in 5 4 3 2 1; do
		printf '%s\n' '#include <linux/foo.h>' "u32 of_$i; struct foo foo_$i;" >kernel/$i.c
	done
	check
	expect 1 fkh-report --junit=out.xml
	says "$output" "$FOO" "include/linux/foo.h:4:1: note: relied on by kernel/1.c ('u32' of include/linux/types.h), kernel/2.c ('u32' of include/linux/types.h) and 3 more: they need their own include first"
	[[ $(xpath out.xml 'string(//failure)') = *"relied on by kernel/1.c ('u32' of include/linux/types.h), kernel/2.c ('u32' of include/linux/types.h), kernel/3.c ('u32' of include/linux/types.h), kernel/4.c ('u32' of include/linux/types.h), kernel/5.c ('u32' of include/linux/types.h): they"* ]]
	rm kernel/[15].c .fkh/unit/kernel/[15].c.xml
	expect 1 fkh-report
	[[ $output = *"relied on by kernel/2.c ('u32' of include/linux/types.h), kernel/3.c ('u32' of include/linux/types.h) and 1 more: they"* ]]
	expect 1 fkh-report --only=redundant-include
	[[ $output = *"relied on by "* ]]
}

@test "an own include that comes too late: it is the order that is relied on" {
	unneeded
	tree <<-'END'
		== kernel/late.c
		#include <linux/foo.h>
		struct foo late = { sizeof(u32) };
		#include <linux/types.h>
		u32 late_one;
		== include/linux/late.h
		#ifndef _LINUX_LATE_H
		#define _LINUX_LATE_H
		#include <linux/foo.h>
		struct late { struct foo foo; u32 len; };
		#include <linux/types.h>
		#endif
		== kernel/header.c
		#include <linux/late.h>
		struct late header;
	END
	check
	for unit in late header; do	# either is enough
		expect 1 fkh-report --fix=removable
		[ -z "$output" ]
		rm .fkh/unit/kernel/$unit.c.xml
	done
	expect 1 fkh-report --fix=removable
	[[ $output = *"-#include <linux/types.h>"* ]]
}

@test "a header that is not self-contained leans on it: it is the one to mend" {
	unneeded
	tree <<-'END'
		== include/linux/lean.h
		#ifndef _LINUX_LEAN_H
		#define _LINUX_LEAN_H
		struct lean { u32 len; };
		#endif
		== kernel/lean.c
		#include <linux/foo.h>
		#include <linux/lean.h>
		struct lean lean;
		struct foo foo_too;
	END
	check
	says "$(findings)" 'include/linux/lean.h:3 missing-include'
	patched all
	changes include/linux/lean.h '+' '+#include <linux/types.h>'
	untouched include/linux/foo.h
	compiles
	# mended, and then the other may go
	cp -r fixed/include .
	check
	says "$(findings)" 'include/linux/foo.h:4 redundant-include'
	patched removable
	clean
	compiles
}

@test "of two includes that are each other's only way only one goes" {
	tree <<-'END'
		== include/linux/one.h
		#ifndef _LINUX_ONE_H
		#define _LINUX_ONE_H
		#include <linux/types.h>
		typedef u32 one_t;
		#endif
		== include/linux/two.h
		#ifndef _LINUX_TWO_H
		#define _LINUX_TWO_H
		#include <linux/types.h>
		typedef u32 two_t;
		#endif
		== include/linux/both.h
		#ifndef _LINUX_BOTH_H
		#define _LINUX_BOTH_H
		#include <linux/one.h>
		#include <linux/two.h>
		struct both { int count; };
		#endif
		== kernel/a.c
		#include <linux/both.h>
		u32 a;
		struct both both;
	END
	check
	expect 1 fkh-report
	says "$(findings)" 'include/linux/both.h:3 redundant-include' 'include/linux/both.h:4 redundant-include'
	[[ $output != *note* ]]
	patched removable
	[ "$(grep -c '^-#include' patch)" = 1 ]
	compiles
}

# ---- several configurations ----

@test "redundant in one configuration and needed in the other: not reported" {
	tree <<-'END'
		== include/linux/either.h
		#ifndef _LINUX_EITHER_H
		#define _LINUX_EITHER_H
		#ifdef CONFIG_EITHER
		#include <linux/thing.h>
		extern thing_t either;
		#endif
		#endif
		== include/linux/or.h
		#ifndef _LINUX_OR_H
		#define _LINUX_OR_H
		#ifndef CONFIG_EITHER
		#include <linux/thing.h>
		extern thing_t or;
		#endif
		#endif
		== include/linux/thing.h
		#ifndef _LINUX_THING_H
		#define _LINUX_THING_H
		typedef int thing_t;
		#endif
		== include/linux/user.h
		#ifndef _LINUX_USER_H
		#define _LINUX_USER_H
		#include <linux/either.h>
		#include <linux/or.h>
		extern thing_t user;
		#endif
		== kernel/a.c
		#include <linux/user.h>
		thing_t user;
	END
	STORE=with/.fkh check -DCONFIG_EITHER
	STORE=without/.fkh check
	says "$(findings with/.fkh)" 'include/linux/user.h:4 redundant-include'
	says "$(findings without/.fkh)" 'include/linux/user.h:3 redundant-include'
	expect 0 fkh-report with/.fkh without/.fkh
	expect 0 fkh-report --fix with/.fkh without/.fkh
	[ -z "$output$stderr" ]
}

@test "needed where a branch that is not taken declares it: not reported" {
	tree <<-'END'
		== include/linux/either.h
		#ifndef _LINUX_EITHER_H
		#define _LINUX_EITHER_H
		#ifdef CONFIG_EITHER
		typedef int thing_t;
		#endif
		extern int either;
		#endif
		== include/linux/or.h
		#ifndef _LINUX_OR_H
		#define _LINUX_OR_H
		#ifndef CONFIG_EITHER
		typedef int thing_t;
		#endif
		extern int or;
		#endif
		== kernel/a.c
		#include <linux/either.h>
		#include <linux/or.h>
		thing_t user;
	END
	check
	check -DCONFIG_EITHER
	expect 0 fkh-report
}

@test "removable only where it is in all configurations" {
	unneeded
	sed -i '1d; s/^u32 own;/#ifdef CONFIG_OWN\nu32 own;\n#endif/' kernel/own.c
	STORE=with/.fkh check -DCONFIG_OWN
	STORE=without/.fkh check
	expect 1 fkh-report --source=. --fix=removable without/.fkh
	[[ $output = *"-#include <linux/types.h>"* ]]
	expect 1 fkh-report --source=. --fix=removable with/.fkh
	[ -z "$output" ]
	for stores in 'with/.fkh without/.fkh' 'without/.fkh with/.fkh'; do
		expect 1 fkh-report $stores --junit=out.xml
		says "$output" "$FOO" "include/linux/foo.h:4:1: note: relied on by kernel/own.c ('u32' of include/linux/types.h): it needs its own include first"
		[[ $(xpath out.xml 'string(//failure)') = *"seen by 2 units of 2 configurations"* ]]
		expect 1 fkh-report --source=. --fix=removable $stores
		[ -z "$output" ]
	done
}

@test "a file that only another store knows as it is now" {
	unneeded
	sed -i 's/^u32 own;/int own;/' kernel/own.c
	for file in include/linux/bug.h kernel/own.c; do
		STORE=old/.fkh check -include linux/bug.h
		echo >>$file
		touch -d '2020-01-01' old/.fkh/unit/kernel/*
		STORE=new/.fkh check -include linux/bug.h
		for stores in 'old/.fkh new/.fkh' 'new/.fkh old/.fkh'; do
			expect 1 fkh-report --source=. --fix=removable $stores
			[[ $output = *"-#include <linux/types.h>"* ]]
		done
	done
}

# ---- what is no finding, or only looks like one ----

@test "an inline function that another header defines" {
	tree <<-'END'
		== include/linux/declares.h
		#ifndef _LINUX_DECLARES_H
		#define _LINUX_DECLARES_H
		static inline int defined_there(int x);
		static inline int twice(int x) { return 2 * defined_there(x); }
		#endif
		== include/linux/defines.h
		#ifndef _LINUX_DEFINES_H
		#define _LINUX_DEFINES_H
		static inline int defined_there(int x) { return x; }
		#endif
		== include/linux/umbrella.h
		#ifndef _LINUX_UMBRELLA_H
		#define _LINUX_UMBRELLA_H
		#include <linux/declares.h>
		#include <linux/defines.h>
		struct umbrella { int count; };
		#endif
		== kernel/a.c
		#include <linux/declares.h>
		#include <linux/defines.h>
		int a(void);
		int a(void) { return twice(1); }
		== kernel/b.c
		#include <linux/umbrella.h>
		int b(struct umbrella *u);
		int b(struct umbrella *u) { return twice(u->count); }
	END
	check
	not grep -q defines.h <(fkh-report --fix=removable)
	expect 1 fkh-report --fix=removable
	printf '%s\n' "$output" >patch
	mkdir fixed && cp -r include kernel fixed
	[ -z "$output" ] || (cd fixed && git apply ../patch)
	compiles
}

@test "the same header in branches that exclude each other is not included twice" {
	tree <<-'END'
		== kernel/a.c
		#ifdef CONFIG_A
		#include <linux/types.h>
		#include <linux/list.h>
		#else
		#include <linux/types.h>
		#endif
		u32 a;
		#ifdef CONFIG_A
		struct list_head list;
		#endif
		#ifndef CONFIG_B
		#include <linux/types.h>
		u32 b;
		#endif
		#include <linux/types.h>
		#include <linux/bug.h>
		#include <linux/bug.h>
		int c = BUG_LIMIT;
	END
	check
	says "$(findings)" 'kernel/a.c:17 redundant-include'
	STORE=other check -DCONFIG_A
	says "$(findings other)" 'kernel/a.c:17 redundant-include'
	STORE=other check -DCONFIG_A -DCONFIG_B
	says "$(findings other)" 'kernel/a.c:17 redundant-include'
	patched removable
	changes kernel/a.c '-#include <linux/bug.h>'
	compiles
	compiles -DCONFIG_A -DCONFIG_B
	clean
}

@test "a conditional of which nothing is left goes as well, and no other" {
	tree <<-'END'
		== kernel/a.c
		#if defined(CONFIG_A)
		#ifndef CONFIG_B
		#include <linux/list.h>
		#endif

		#endif
		#ifndef CONFIG_C
		#include <linux/bug.h>
		#else
		#define A 1
		#endif
		#include <linux/types.h>
		u32 a;
	END
	check -DCONFIG_A
	patched removable
	says "$(<fixed/kernel/a.c)" '' '#ifndef CONFIG_C' '#else' '#define A 1' '#endif' '#include <linux/types.h>' 'u32 a;'
}

@test "of a double the second goes, and what is used of it stays" {
	tree <<-'END'
		== include/linux/twice.h
		#ifndef _LINUX_TWICE_H
		#define _LINUX_TWICE_H
		#include <linux/types.h>
		#include <linux/list.h>
		#include <linux/types.h>
		struct twice { u32 count; struct list_head list; };
		#endif
		== kernel/a.c
		#include <linux/twice.h>
		u32 a;
		struct twice twice;
	END
	check
	expect 1 fkh-report
	says "$output" "include/linux/twice.h:5:1: warning: <linux/types.h> is included twice: remove this #include [fkh:redundant-include]" \
		"include/linux/twice.h:5:1: note: the first one is on line 3"
	patched removable
	says "$(sed -n 3,5p fixed/include/linux/twice.h)" '#include <linux/types.h>' '#include <linux/list.h>' \
		'struct twice { u32 count; struct list_head list; };'
	clean
	compiles
}

@test "what a uapi header includes is an interface" {
	unneeded
	mkdir -p include/uapi
	sed 's/foo/ufoo/g; s/FOO/UFOO/g' include/linux/foo.h >include/uapi/ufoo.h
	echo '#include <uapi/ufoo.h>' >>kernel/own.c
	echo 'struct ufoo ufoo;' >>kernel/own.c
	check
	says "$(findings)" 'include/linux/foo.h:4 redundant-include'
	patched removable
	untouched include/uapi/ufoo.h
	compiles
}

@test "trace points: the template is there for what it makes of the macro" {
	tree <<-'END'
		== include/linux/tracepoint.h
		#ifndef _LINUX_TRACEPOINT_H
		#define _LINUX_TRACEPOINT_H
		#define TRACE_EVENT(name) extern void trace_##name(void);
		#endif
		== include/trace/define_trace.h
		#ifdef CREATE_TRACE_POINTS
		#undef CREATE_TRACE_POINTS
		#undef TRACE_EVENT
		#define TRACE_EVENT(name) void trace_##name(void) { }
		#define TRACE_HEADER_MULTI_READ
		#include <trace/events/foo.h>
		#undef TRACE_HEADER_MULTI_READ
		#endif
		== include/trace/events/foo.h
		#undef TRACE_SYSTEM
		#define TRACE_SYSTEM foo
		#if !defined(_TRACE_FOO_H) || defined(TRACE_HEADER_MULTI_READ)
		#define _TRACE_FOO_H
		#include <linux/tracepoint.h>
		TRACE_EVENT(foo_start)
		#endif
		#include <trace/define_trace.h>
		== kernel/make.c
		#define CREATE_TRACE_POINTS
		#include <trace/events/foo.h>
		int make;
		== kernel/call.c
		#include <trace/events/foo.h>
		void call(void);
		void call(void) { trace_foo_start(); }
	END
	check
	expect 0 fkh-report
	expect 0 fkh-report --fix
	[ -z "$output$stderr" ]
}

@test "pr_fmt: a header that reads what is defined before it stays" {
	tree <<-'END'
		== include/linux/printk.h
		#ifndef _LINUX_PRINTK_H
		#define _LINUX_PRINTK_H
		extern int printk(const char *fmt, ...);
		#ifndef pr_fmt
		#define pr_fmt(fmt) fmt
		#endif
		#define pr_info(fmt, ...) printk(pr_fmt(fmt), ##__VA_ARGS__)
		#endif
		== include/linux/kernel.h
		#ifndef _LINUX_KERNEL_H
		#define _LINUX_KERNEL_H
		#include <linux/printk.h>
		#include <linux/types.h>
		#define KERNEL_MAX ((u32)~0)
		#endif
		== kernel/a.c
		#define pr_fmt(fmt) "a: " fmt
		#include <linux/kernel.h>
		void a(void);
		void a(void) { pr_info("here\n"); }
		== kernel/b.c
		#define pr_fmt(fmt) "b: " fmt
		#include <linux/bug.h>
		#include <linux/printk.h>
		#include <linux/kernel.h>
		void b(void);
		void b(void) { pr_info("here\n"); }
		== kernel/c.c
		#include <linux/bug.h>
		#include <linux/printk.h>
		void c(void);
		void c(void) { pr_info("here %d\n", BUG_LIMIT); }
		== kernel/d.c
		#define pr_fmt(fmt) "d: " fmt
		#include <linux/printk.h>
		int d;
	END
	check
	patched removable
	changes kernel/b.c '-#include <linux/bug.h>' '-#include <linux/kernel.h>'
	untouched kernel/a.c kernel/c.c kernel/d.c include/linux/printk.h include/linux/kernel.h
	compiles
}

@test "C code that comes by -include needs its headers, too" {
	tree <<-'END'
		== include/vdso/math.h
		#ifndef _VDSO_MATH_H
		#define _VDSO_MATH_H
		static inline int half(int a)
		{
			return a / 2;
		}
		#endif
		== include/vdso/data.h
		#ifndef _VDSO_DATA_H
		#define _VDSO_DATA_H

		#include <vdso/math.h>

		struct data {
			int a;
		};
		#endif
		== kernel/body.c
		#include <vdso/data.h>

		static inline int get(struct data *data)
		{
			return half(data->a);
		}
		== kernel/vdso.c
		int vdso_get(void *data);

		int vdso_get(void *data)
		{
			return get(data);
		}
		== kernel/other.c
		#include <vdso/data.h>

		struct data other;
		== kernel/third.c
		#include <vdso/data.h>

		struct data third;
	END
	fkh-check -nostdinc -Iinclude -include kernel/body.c kernel/vdso.c
	fkh-check -nostdinc -Iinclude kernel/other.c
	fkh-check -nostdinc -Iinclude kernel/third.c
	fkh-report >report || :
	cat report
	not grep 'vdso/data.h:.*note: relied on by kernel/other.c' report
	expect 1 fkh-report --fix=removable
	[[ $output != *'include/vdso/data.h'* ]]
}
