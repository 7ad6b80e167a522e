#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-check in kbuild's own hook: a real kernel, and a real module against installed headers.
# FKH_BUILD is where the programs are. The kernel stays below build/ for the next run.

setup_file() {
	local headers

	export FKH_BUILD
	FKH_BUILD=$(realpath "${FKH_BUILD:-$BATS_TEST_DIRNAME/../build}")
	. "$BATS_TEST_DIRNAME/kernel.sh"
	kernel_objtree tiny 6.1 x86_64 tinyconfig
	headers=(/usr/src/linux-headers-*-amd64)
	export TREE=$fkh_kernels/tiny SOURCE=$fkh_top/build/linux-source-6.1 HEADERS=${headers[-1]}

	# What the tests compare. They look at it and leave it as it is.
	cd "$BATS_FILE_TMPDIR"
	forget
	run_make plain
	forget
	run_make first C=1 CHECK="$FKH_BUILD/fkh-check"
	mv "$TREE/.fkh" first.fkh
	touch stamp
	run_make one C=2 CHECK="$FKH_BUILD/fkh-check" -j1
	mv "$TREE/.fkh" one.fkh
	run_make four C=2 CHECK="$FKH_BUILD/fkh-check" -j4
	mv "$TREE/.fkh" four.fkh
	report first
	report one
	report four
}

setup() {
	. "$BATS_TEST_DIRNAME/kernel.sh"
	cd "$BATS_FILE_TMPDIR"
}

# forget: as if kernel/ and lib/ had never been compiled
forget() {
	rm -rf "$TREE"/{.fkh,kernel,lib}
}

# run_make NAME ARGUMENT...: make kernel/ lib/; NAME.out and NAME.err are what it says, NAME.objects
# what it makes. A make at -j1 or -j4 is told so by a later argument.
run_make() {
	kernel_make tiny "${@:2}" kernel/ lib/ >"$1.out" 2>"$1.err" || {
		tail "$1.out" "$1.err"
		return 1
	}
	(cd "$TREE" && find kernel lib -name '*.o' -exec sha256sum {} +) | sort -k 2 >"$1.objects"
}

# report NAME: NAME.fkh as text and as JUnit; it finds something
report() {
	local status=0

	"$FKH_BUILD/fkh-report" --junit="$1.xml" "$1.fkh" >"$1.text" || status=$?
	[ $status = 1 ]
}

# flags_of UNIT: what the compiler was given for it
flags_of() {
	local file=$TREE/${1%/*}/.${1##*/}

	sed -n 's/^cmd_[^ ]* := gcc //p' "${file%.c}.o.cmd" |
		sed 's/ -c -o .*//; s/-Wp,-MMD,[^ ]*//; s/-DKBUILD_[A-Z]*=[^ ]*//g; s/;.*//'
}

# compiles HEADER [LINE]...: gcc, with what kernel/fork.c is compiled with, takes the header after
# these lines and nothing else
compiles() {
	local flags

	read -ra flags <<<"$(flags_of kernel/fork.c)"
	(cd "$TREE" && printf '%s\n' "${@:2}" "#include \"$SOURCE/$1\"" |
		gcc "${flags[@]}" -Werror -fsyntax-only -DKBUILD_MODFILE='"alone"' \
			-DKBUILD_BASENAME='"alone"' -DKBUILD_MODNAME='"alone"' -x c -)
}

# findings REPORT FILE: those in the file
findings() {
	grep "^$2:[0-9:]* warning: " "$1"
}

# advice_of FILE: the lines to add; of several structures that are only declared, one for each
advice_of() {
	sed -n -e '/ add forward declarations /{' -e "s/.*: warning: '\(.*\)' not declared: .*/\1;/" \
		-e "s/', '/;\\n/g" -e p -e d -e '}' \
		-e 's/.* \(included\|declared\): add \(.*\) \[fkh:missing-include\]$/\2/p' "$1"
}

# own_words FILE: without what fkh-check says
own_words() {
	grep -v -e '\[fkh:' -e ': note: this closes an include cycle' -e ': note: relied on by ' \
		-e ': note: that header may not be included twice' -e ': note: also ' -e ': note: and [0-9]* more$' \
		-e ': note: what both need belongs in a header of its own' \
		-e ': note: the first one is on line ' "$1"
}

# For bash, a line that starts with "!" never fails.
not() {
	! "$@"
}

@test "C=1 checks every C file that is compiled, and no unit has an error" {
	local units

	[ "$(grep -c '^  CC ' first.out)" -gt 100 ]
	diff <(sed -n 's/^  CC  *\(.*\.o\)$/\1/p' first.out | sort) \
		<(sed -n "s|^  CHECK  *$SOURCE/\(.*\)\.c$|\1.o|p" first.out | sort)
	units=$(find first.fkh/unit -type f | wc -l)
	[ "$units" = "$(grep -c '^  CHECK ' first.out)" ]
	[ "$(xmllint --xpath 'string(/testsuites/@errors)' first.xml)" = 0 ]
	[ "$(grep -rl 'status="ok"' first.fkh/unit | wc -l)" = "$units" ]
}

@test "kbuild says and makes what it does without C=1" {
	[ "$(wc -l <plain.objects)" -gt 100 ]
	diff <(sort plain.out) <(grep -v '^  CHECK ' first.out | sort)
	diff plain.err <(own_words first.err)
	diff plain.objects first.objects
	diff plain.objects one.objects
}

@test "C=2 checks all of it again and compiles nothing" {
	not grep '^  CC ' one.out
	diff <(grep '^  CHECK ' first.out | sort) <(grep '^  CHECK .*/\(kernel\|lib\)/' one.out | sort)
	[ -z "$(find "$TREE/kernel" "$TREE/lib" -name '*.o' -newer stamp)" ]
}

@test "-j1 and -j4 leave the same store and the same reports" {
	diff -r one.fkh four.fkh
	cmp one.text four.text
	cmp one.xml four.xml
}

@test "readers of JUnit XML take the report of a kernel" {
	xmllint --noout one.xml
	/usr/bin/python3 - one.xml >junit.pairs <<-'END'
		import sys
		from junitparser import Failure, JUnitXml
		xml = JUnitXml.fromfile(sys.argv[1])
		cases = [(suite.name, case) for suite in xml for case in suite]
		failed = [(name, result.type) for name, case in cases for result in case.result
		          if isinstance(result, Failure)]
		assert (len(cases), len(failed)) == (xml.tests, xml.failures), (len(cases), len(failed))
		for name, rule in failed:
		    print(name, rule)
	END
	[ "$(wc -l <junit.pairs)" -gt 100 ]
	diff <(sed -n 's/^\([^:]*\):[0-9:]* warning: .*\[fkh:\(.*\)\]$/\1 \2/p' one.text | sort -u) \
		<(sort -u junit.pairs)
}

@test "headers of 6.1 that lack an #include are found, and what is advised mends them" {
	local header wanted advice

	while read -r header wanted; do
		not compiles "$header"
		findings one.text "$header" >found
		cat found
		grep -F "$wanted [fkh:missing-include]" found
		mapfile -t advice < <(advice_of found)
		compiles "$header" "${advice[@]}"
	done <<-'END'
		include/linux/errseq.h			'u32' used but not included: add #include <linux/types.h>
		include/linux/kobject_ns.h		'bool' used but not included: add #include <linux/types.h>
		include/linux/rcu_node_tree.h		'NR_CPUS' used but not included: add #include <linux/threads.h>
		arch/x86/include/asm/irq.h		'struct pt_regs', 'struct cpumask' not declared: add forward declarations
	END
}

@test "no header lacks an #include that gcc takes alone" {
	local header

	for header in include/linux/{list,kref,rbtree,mutex,spinlock,wait,sched,slab}.h; do
		compiles "$header"
		grep -F "\"$header\"" one.xml
		not grep "^$header:.*fkh:missing-include" one.text
	done
	export -f compiles flags_of
	sed -n 's/^\([^:]*\.h\):.*\[fkh:missing-include\]$/\1/p' one.text | sort -u >lacking
	[ "$(wc -l <lacking)" -gt 50 ]
	xargs -P"$(nproc)" -I{} bash -c 'compiles {} 2>/dev/null && echo {} || :' <lacking >alone
	diff /dev/null alone
}

@test "--sparse also says all that sparse says" {
	cat >both <<-END
		#!/bin/sh
		$FKH_BUILD/plain/sparse "\$@" 2>>sparse.err
		$FKH_BUILD/fkh-check --sparse --out="$PWD/sparse.fkh" "\$@"
	END
	chmod +x both
	rm -f "$TREE/sparse.err"
	kernel_make tiny -j1 C=2 CF=-Wsparse-all CHECK="$PWD/both" kernel/fork.o lib/vsprintf.o >/dev/null 2>both.err
	own_words both.err >fkh.err
	[ "$(wc -l <fkh.err)" -gt 20 ]
	mv "$TREE/sparse.err" .
	diff sparse.err fkh.err
}

# valid FLAG...: what 7.3's own script answers, with the flags that kbuild gives a checker
valid() {
	sh "$fkh_top/build/linux-source-7.3/scripts/checker-valid.sh" "$FKH_BUILD/fkh-check" \
		-D__linux__ -Dlinux -D__STDC__ -Dunix -D__unix__ -Wbitwise -Wno-return-void \
		-Wno-unknown-attribute "$@"
}

@test "kernels since 7.0 take it for a checker; what cannot parse their words is none" {
	kernel_source 7.3 || skip "linux-source-7.3 cannot be had"
	mkdir -p valid && cd valid
	[ "$(valid -D__x86_64__ --arch=x86 -mlittle-endian -m64)" = 1 ]
	[ "$(valid --arch=arm64 -mlittle-endian -m64)" = 1 ]
	[ "$(valid --arch=riscv -D__riscv -m32 --werror)" = 1 ]
	[ "$(valid --arch=s390 -mbig-endian -m64 '-Dconst=)')" = 0 ]
	[ -z "$(ls -A)" ]
}

# module NAME: check testsuite/module/NAME against the installed headers; own.text is what the report
# says of its own files
module() {
	cp -r "$BATS_TEST_DIRNAME/module/$1" "$1"
	make -C "$HEADERS" M="$PWD/$1" C=1 CHECK="$FKH_BUILD/fkh-check" modules >"$1.log" 2>&1 || {
		tail "$1.log"
		return 1
	}
	cd "$1"
	grep "^  CHECK  *$PWD/main.c" "../$1.log"
	[ -e watch.ko ]
	"$FKH_BUILD/fkh-report" >own.text 2>err || [ $? = 1 ]
	[ ! -s err ]
	diff <(grep '\[fkh:\|: note: ' "../$1.log" | sort) <(sort own.text)
	"$FKH_BUILD/fkh-report" --all >all || [ $? = 1 ]
	[ "$(wc -l <all)" -gt 20 ]
	diff <(grep -e '^main\.c' -e '^watch\.h' all) own.text
	# the patch is of its own files, and nothing else is said
	"$FKH_BUILD/fkh-report" --fix >fix 2>err || [ $? = 1 ]
	[ ! -s err ]
}

@test "an external module: its mistakes are found" {
	module dirty
	diff -u own.text - <<-'END'
		main.c:5:1: warning: nothing of <linux/crc32.h> is used: remove the #include [fkh:redundant-include]
		main.c:6:1: warning: <linux/printk.h> is included twice: remove this #include [fkh:redundant-include]
		main.c:6:1: note: the first one is on line 3
		main.c:14:63: note: 1 direct access of 1 member of task_struct, this tree has no per_task(): --only=per-task lists it [fkh:per-task]
		watch.h:6:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]
	END
	diff -u <(grep '^[-+]' fix) - <<-'END'
		--- a/main.c
		+++ b/main.c
		-#include <linux/crc32.h>
		-#include <linux/printk.h>
		--- a/watch.h
		+++ b/watch.h
		+
		+#include <linux/types.h>
	END
	patch -p1 <fix
	make -C "$HEADERS" M="$PWD" modules
	make -C "$HEADERS" M="$PWD" C=2 CF=--werror CHECK="$FKH_BUILD/fkh-check" modules
}

@test "an external module: its twin without mistakes is clean" {
	module clean
	diff -u own.text /dev/null
	[ ! -s fix ]
	FKH_OPTIONS=--werror make -C "$HEADERS" M="$PWD" C=2 CHECK="$FKH_BUILD/fkh-check" modules
	not env FKH_OPTIONS="--werror --all" make -C "$HEADERS" M="$PWD" C=2 \
		CHECK="$FKH_BUILD/fkh-check" modules
}
