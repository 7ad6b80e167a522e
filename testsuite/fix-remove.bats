#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --fix=removable: what goes, and what is left alone.

load fix

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
