#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --fix=missing: where what is to be added goes, and what is not added.

load fix

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
