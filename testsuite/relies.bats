#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Who relies on an include that is to go: in other files, units and configurations.

load fix

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
