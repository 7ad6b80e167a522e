#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-check --kbuild and -p, on a little object tree, and what fkh-report says of files that were
# compiled and not checked. FKH_BUILD is where the programs are.

load helpers

FOO="include/linux/foo.h:3:14: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
A="kernel/a.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"
OFFSETS="arch/x86/kernel/asm-offsets.c:4:64: warning: task_struct member 'thread_info' is accessed directly: use task_thread_info(task) or per_task(task, ti) [fkh:per-task]"
UNCHECKED=": note: compiled but never checked: C=1 does not show it, fkh-check --kbuild does [fkh:unchecked]"

# src/ with two units of the kernel, what is compiled to assembly, and a program of the build; obj/
# with what kbuild recorded.
setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	mkdir -p src/{kernel,arch/x86/kernel,scripts} obj/arch/x86/include/generated
	cp -r "$BATS_TEST_DIRNAME/cases/include" src
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' 'struct foo { u32 count; };' '#endif' \
		>src/include/linux/foo.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bar.h>' \
		'u32 a(struct foo *foo) { return foo->count; }' >src/kernel/a.c
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' \
		'u32 b(struct foo *foo) { return foo->count; }' >src/kernel/b-c.c
	printf '%s\n' '#define DEFINE(sym, val) asm volatile(".ascii \"->" #sym " %0\"" : : "i" (val))' \
		'#include <linux/sched.h>' 'int main(void) {' \
		'DEFINE(TSK_TI_SCS_BASE, __builtin_offsetof(struct task_struct, thread_info.scs_base));' \
		'return 0; }' >src/arch/x86/kernel/asm-offsets.c
	printf '%s\n' '#include <linux/foo.h>' '#include <linux/bar.h>' 'int tool;' >src/scripts/tool.c
	: >src/arch/x86/kernel/head.S
	ln -s ../src obj/source
	printf '%s\n' '#' '# Automatically generated file; DO NOT EDIT.' '# Linux/x86 6.1.0 Kernel Configuration' '#' \
		'CONFIG_64BIT=y' >obj/.config
	record kernel/a.o ../src/kernel/a.c
	record kernel/b-c.o "$PWD/src/kernel/b-c.c"
	record arch/x86/kernel/asm-offsets.s ../src/arch/x86/kernel/asm-offsets.c
	record arch/x86/kernel/head.o ../src/arch/x86/kernel/head.S -D__ASSEMBLY__
	kernel= record scripts/tool.o ../src/scripts/tool.c
	printf '%s\n' 'cmd_kernel/built-in.a := rm -f kernel/built-in.a; ar cDPrST kernel/built-in.a kernel/a.o' \
		>obj/kernel/.built-in.a.cmd
}

c_flags() {
	local base=${1##*/}

	base=${base%.*}
	base=${base//-/_}
	printf '%s ' -Wp,-MMD,"${1%/*}/.${1##*/}.d" -nostdinc -I../src/include ${kernel--D__KERNEL__} -Wall \
		-std=gnu11 -m64 -fno-PIE "-DKBUILD_MODFILE='\"${1%.*}\"'" "-DKBUILD_BASENAME='\"$base\"'" \
		"-D__KBUILD_MODNAME=kmod_$base"
}

# record TARGET SOURCE [FLAG...]: the .cmd file that kbuild leaves; flags are as make writes them.
# $saved is "saved" for kernels from 6.3 on, $kernel is empty for a program of the build.
record() {
	local target=$1 source=$2 dir=obj/${1%/*} option=-c

	shift 2
	[[ $target != *.s ]] || option=-S
	mkdir -p "$dir"
	: >"obj/$target"
	cat >"$dir/.${target##*/}.cmd" <<-END
		${saved-}cmd_$target := gcc $(c_flags "$target") $* $option -o $target $source   ; ./tools/objtool/objtool --orc   $target

		source_$target := $source

		deps_$target := \\
		  ../src/include/linux/types.h \\
		    \$(wildcard include/config/FOO) \\

		$target: \$(deps_$target)

		\$(deps_$target):
	END
}

# kbuild STATUS ARGUMENT...: on obj/, one after the other
kbuild() {
	local want=$1

	shift
	expect "$want" fkh-check --kbuild=obj -j1 "$@"
}

# The units of which there are records in obj/.fkh, or the store that is given.
units() {
	(cd "${1-obj/.fkh}/unit" && find . -name '*.xml' | LC_ALL=C sort | sed 's|^\./||; s|\.xml$||')
}

@test "everything that was compiled for the kernel is checked" {
	kbuild 0
	[ -z "$output" ]
	says "$(LC_ALL=C sort -u <<<"$stderr")" "$OFFSETS" "$FOO" "$A"
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/a.c kernel/b-c.c
	expect 1 fkh-report obj/.fkh
	says "$output" "$OFFSETS" "$FOO" "$A"
}

@test "what newer kernels record: savedcmd_" {
	kbuild 0
	mv obj/.fkh old
	find obj -name '.*.cmd' -delete
	saved=saved
	record kernel/a.o ../src/kernel/a.c
	record kernel/b-c.o "$PWD/src/kernel/b-c.c"
	record arch/x86/kernel/asm-offsets.s ../src/arch/x86/kernel/asm-offsets.c
	kernel= record scripts/tool.o ../src/scripts/tool.c
	kbuild 0
	diff -r old obj/.fkh
}

@test "only the files that are named, however they are" {
	for name in kernel/a.c src/kernel/a.c ./src/include/../kernel/a.c "$PWD/src/kernel/a.c"; do
		kbuild 0 "$name"
		says "$(units)" kernel/a.c
		rm -r obj/.fkh
	done
	kbuild 0 arch/x86/kernel/asm-offsets.c kernel/b-c.c
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/b-c.c
	expect 0 fkh-check --kbuild obj -j 1 kernel/a.c
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/a.c kernel/b-c.c
	kbuild 0 kernel/a.c src/kernel/a.c kernel/a.c	# once
	says "$stderr" "$FOO" "$A"
	(cd obj && rm -r .fkh && expect 0 fkh-check --kbuild=. kernel/a.c)
	says "$(units)" kernel/a.c
}

@test "folders: all that was compiled there, as they are named" {
	mkdir -p obj/lib src/kernel/time src/none && mv src/kernel/b-c.c src/kernel/time && rm obj/kernel/.b-c.o.cmd
	record kernel/time/b-c.o ../src/kernel/time/b-c.c
	printf '%s\n' 'int generated;' >obj/lib/generated.c
	record lib/generated.o lib/generated.c
	for name in kernel kernel/ src/kernel "$PWD/src/kernel/" src/../src/kernel; do
		kbuild 0 "$name"
		says "$(units)" kernel/a.c kernel/time/b-c.c
		rm -r obj/.fkh
	done
	kbuild 0 kernel/time/ arch/x86
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/time/b-c.c
	rm -r obj/.fkh
	kbuild 0 lib
	says "$(units)" lib/generated.c
	rm -r obj/.fkh
	expect 0 fkh-check --kbuild obj kernel/time/
	says "$(units)" kernel/time/b-c.c
	rm -r obj/.fkh
	kbuild 2 none/ kern kernle/
	says "$stderr" "fkh-check: none/: no C file was compiled there" \
		"fkh-check: kern: nothing recorded how it is compiled" \
		"fkh-check: kernle/: nothing recorded how it is compiled"
	[ ! -e obj/.fkh ]
}

@test "a file of which nothing is recorded: one line and 2, the others are checked" {
	for name in kernel/nix.c scripts/tool.c include/linux/foo.h; do
		kbuild 2 "$name"
		says "$stderr" "fkh-check: $name: nothing recorded how it is compiled"
		[ ! -e obj/.fkh ]
	done
	kbuild 2 kernel/nix.c kernel/a.c
	[[ $stderr = *"fkh-check: kernel/nix.c: nothing recorded how it is compiled"* ]]
	says "$(units)" kernel/a.c
}

@test "what is no object tree: one line and 2" {
	expect 2 fkh-check --kbuild=nowhere
	says "$stderr" "fkh-check: nowhere: No such file or directory"
	expect 2 fkh-check --kbuild=src
	says "$stderr" "fkh-check: src: no C file was compiled there"
	expect 2 fkh-check --kbuild=src/kernel/a.c
	says "$stderr" "fkh-check: src/kernel/a.c: Not a directory"
	expect 2 fkh-check --kbuild=nowhere kernel/ --out=typo/store
	says "$stderr" "fkh-check: nowhere: No such file or directory"
	[ ! -e typo ]
	expect 2 fkh-check --kbuild
	[[ $stderr = "fkh-check: "* && $stderr != *$'\n'* ]]
	[ ! -e src/.fkh ]
}

@test "options that do not go together, and wrong ones" {
	expect 2 fkh-check --kbuild=obj -p compile_commands.json
	says "$stderr" "fkh-check: --kbuild and -p exclude each other"
	expect 2 fkh-check --kbuild=obj --junit=out.xml
	says "$stderr" "fkh-check: --junit is for one unit; fkh-report --junit is for all"
	for jobs in 0 -1 two 1x 99999 ''; do
		expect 2 fkh-check --kbuild=obj -j "$jobs"
		says "$stderr" "fkh-check: -j: '$jobs' is not a number of jobs"
	done
	expect 2 fkh-check --kbuild=obj --nix
	[[ $stderr = "fkh-check: wrong option '--nix'"* ]]
	for option in --onyl=per-task --junit --out --only; do
		expect 2 fkh-check --kbuild=obj $option kernel/a.c
		says "$stderr" "fkh-check: wrong option '$option'; --help lists ours"
	done
	expect 0 fkh-check -h --kbuild=obj
	[[ $output = "Usage: "* ]]
	expect 2 fkh-check --kbuild=obj --with=nix
	says "$stderr" "fkh-check: --with: there is no rule 'nix'"
	expect 2 fkh-check --kbuild=obj --only=nix
	says "$stderr" "fkh-check: --only: there is no rule 'nix'"	# said once
	expect 2 fkh-check --kbuild=obj --rules=nowhere.xml
	says "$stderr" "fkh-check: nowhere.xml: No such file or directory"
	[ ! -e obj/.fkh ]
}

@test "FKH_OPTIONS is for what a unit is checked for, not for which" {
	for options in --kbuild=obj --kbuild='obj -j1' '-p commands.json' -j3; do
		FKH_OPTIONS=$options expect 2 timeout 20 fkh-check -nostdinc -Isrc/include src/kernel/a.c
		[[ $stderr = "fkh-check: FKH_OPTIONS: "* && $stderr != *$'\n'* ]]
	done
	[ ! -e .fkh ]
}

@test "-j does not change what is found" {
	for i in {1..9}; do
		sed "s/b(/b$i(/" src/kernel/b-c.c >src/kernel/b$i.c
		record kernel/b$i.o ../src/kernel/b$i.c
	done
	kbuild 0
	mv obj/.fkh one
	for jobs in -j3 '-j 40' ''; do
		expect 0 fkh-check --kbuild=obj $jobs
		diff -r one obj/.fkh
		rm -r obj/.fkh
	done
}

@test "the same as through C=1" {
	kbuild 0 kernel/a.c kernel/b-c.c
	says "$(LC_ALL=C sort -u <<<"$stderr")" "$FOO" "$A"
	mv obj/.fkh by-kbuild
	for unit in a b-c; do	# as kbuild's cmd_checksrc
		(
			cd obj
			export srctree=../src objtree=. abs_srctree=${PWD%/*}/src abs_objtree=$PWD
			eval fkh-check -D__linux__ -Dlinux -D__STDC__ -Dunix -D__unix__ -Wbitwise \
				-Wno-return-void -Wno-unknown-attribute -D__x86_64__ --arch=x86 -mlittle-endian -m64 \
				"$(c_flags kernel/$unit.o)" -c -o kernel/$unit.o ../src/kernel/$unit.c
		)
	done
	diff -r by-kbuild obj/.fkh
}

@test "sizes and byte order are the configuration's" {
	printf '%s\n' '#if __SIZEOF_POINTER__ == 8' '#include <linux/types.h>' '#endif' \
		'#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__' '#include <linux/bar.h>' '#endif' 'int sizes;' >src/kernel/a.c
	sed -i 's/ -m64 / /' obj/kernel/.a.o.cmd	# which is x86's own
	kbuild 0 kernel/a.c
	[[ $stderr = "kernel/a.c:2:1: "* && $stderr != *$'\n'* ]]
	printf '%s\n' '# Linux/arm 6.1.0 Kernel Configuration' CONFIG_CPU_BIG_ENDIAN=y >obj/.config
	kbuild 0 kernel/a.c
	[[ $stderr = "kernel/a.c:5:1: "* && $stderr != *$'\n'* ]]
	cat >obj/commands.json <<-END
		[{ "directory": "$PWD/obj", "file": "$PWD/src/kernel/a.c",
		   "command": "arm-linux-gnueabi-gcc -nostdinc -I../src/include -c ../src/kernel/a.c" }]
	END
	expect 0 fkh-check -p obj/commands.json
	[[ $stderr = "kernel/a.c:5:1: "* && $stderr != *$'\n'* ]]
}

@test "a build in the source tree itself" {
	rm obj/source
	cp -r src/. obj
	find obj -name '.*.cmd' -exec sed -i "s|\.\./src/||; s|\.\./src/||; s|$PWD/src/||; s|-I\.\./src|-I.|; s|-Iinclude|-I./include|" {} +
	kbuild 0
	says "$(LC_ALL=C sort -u <<<"$stderr")" "$OFFSETS" "$FOO" "$A"
	(cd obj && expect 0 fkh-check --kbuild=. kernel/a.c && expect 1 fkh-report && says "$output" "$OFFSETS" "$FOO" "$A")
}

@test "a compiler that is called by another program" {
	kbuild 0
	mv obj/.fkh plain
	find obj -name '.*.cmd' -exec sed -i 's/ := gcc / := ccache gcc /' {} +
	kbuild 0
	diff -r plain obj/.fkh
}

@test "another C file that comes by -include" {
	echo 'int body;' >src/kernel/body.c
	echo 'int vdso;' >src/kernel/vdso.c
	record kernel/vdso.o ../src/kernel/vdso.c -include ../src/kernel/body.c
	kbuild 0 kernel/vdso.c
	says "$(units)" kernel/vdso.c
	grep -q 'name="kernel/vdso.c"' obj/.fkh/unit/kernel/vdso.c.xml
	grep -rq 'name="kernel/body.c"' obj/.fkh/header
}

@test "what make and the shell quote" {
	i=0
	for name in 'do$lar' 'po#und' 'bl nk' "quo'te" 'back\slash' 'semi;colon' 'tab	' '$(pound)'; do
		mkdir "src/$name"
		: >"src/$name/from$((++i)).h"
	done
	for n in $(seq $i); do
		printf '#include <from%d.h>\n' $n
	done >src/kernel/quoted.c
	echo 'char quoted[] = BASE WORDS LAST;' >>src/kernel/quoted.c
	record kernel/quoted.o ../src/kernel/quoted.c "'-I../src/do\$\$lar'" '-I../src/po$(pound)und' \
		"-I'../src/bl nk'" "-I'../src/quo'\\''te'" '-I../src/back\\slash' '"-I../src/semi;colon"' \
		"'-I../src/tab	'" "'-I../src/\$\$(pound)'" \
		"-DBASE='\"kernel/quoted\"'" '"-DWORDS=\"two words\""' '-DLAST=\"last\"'
	kbuild 0 --only=per-task kernel/quoted.c
	[ -z "$stderr" ]
	for n in $(seq $i); do
		grep -q "from$n.h\"" obj/.fkh/unit/kernel/quoted.c.xml
	done
}

@test "a unit that cannot be checked does not stop the others" {
	sed -i '1i #include <linux/nix.h>' src/kernel/a.c
	kbuild 0
	[[ $stderr = *"kernel/a.c:1:11: error: unable to open 'linux/nix.h' [fkh:error]"* && $stderr = *"$FOO"* ]]
	rm src/kernel/a.c obj/.fkh -r
	kbuild 2
	[[ $stderr = *"a.c: No such file or directory"* ]]
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/b-c.c
	chmod 0 obj/kernel/.b-c.o.cmd
	printf 'cmd_kernel/c.o :=' >obj/kernel/.c.o.cmd
	printf '\0\0\n:= :=\nsource_ := .c\ncmd_ :=  -D__KERNEL__ \n' >obj/kernel/.d.o.cmd
	: >obj/kernel/.e.o.cmd
	kbuild 2
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/b-c.c
}

@test "--werror, --only, --out and --rules reach the units" {
	kbuild 1 --werror
	kbuild 0 --werror --only=indirect-include arch/x86/kernel/asm-offsets.c
	kbuild 1 --werror --only=indirect-include --with=per-task arch/x86/kernel/asm-offsets.c
	kbuild 0 --only=per-task
	says "$stderr" "$OFFSETS"
	rm -r obj/.fkh
	kbuild 0 --out=else/where
	[ ! -e obj/.fkh ]
	says "$(units else/where)" arch/x86/kernel/asm-offsets.c kernel/a.c kernel/b-c.c
	cp -r "$BATS_TEST_DIRNAME/../rules" mine
	sed -i 's|<headers>|&<not-judged file="include/linux/foo.h"/>|' mine/headers.xml
	unset FKH_OPTIONS
	kbuild 0 --rules=mine kernel/a.c
	says "$stderr" "$A"
	kbuild 0 --rules=mine/headers.xml kernel/a.c
	says "$stderr" "$A"
	FKH_OPTIONS="--rules=mine" kbuild 0 kernel/a.c
	says "$stderr" "$A"
}

@test "progress is for a terminal" {
	kbuild 0
	[[ $stderr != *$'\r'* && $stderr != *'[1/'* ]]
	NO_COLOR=1 script -qec "fkh-check --kbuild=obj -j1" /dev/null </dev/null >typed
	grep -q '\[0/3\].*asm-offsets\.c' typed
	grep -q '\[3/3\]' typed
	not grep -q '\[[0-9]*/[^3]' typed
	grep -qF "$A" typed
	# while it runs, and not when all is over
	not grep -q '\[0/3\].*\[1/3\].*\[2/3\].*\[3/3\]' typed
}

@test "one that is killed is named; who ignores SIGCHLD gets its status all the same" {
	mkfifo src/kernel/wait.h
	sed -i '1i #include "wait.h"' src/kernel/a.c
	fkh-check --kbuild=obj -j1 kernel/a.c 2>said &
	until pkill -KILL -P $!; do
		sleep 0.1
	done
	wait $! || [ $? = 2 ]
	says "$(cat said)" "fkh-check: ../src/kernel/a.c: not checked: Killed"
	sed -i 1d src/kernel/a.c
	expect 1 timeout 20 perl -e '$SIG{CHLD} = "IGNORE"; exec @ARGV' \
		fkh-check --kbuild=obj -j1 --werror kernel/a.c
}

# ---- compiled but never checked ----

@test "the report says which files C=1 did not show, until they are checked" {
	record kernel/bounds.s ../src/kernel/bounds.c
	echo '#include <linux/bar.h>' >src/kernel/bounds.c
	echo 'int bounds = BAR_LEN;' >>src/kernel/bounds.c
	kbuild 0 kernel/b-c.c
	expect 1 fkh-report obj/.fkh --junit=out.xml
	says "$output" "$FOO" "arch/x86/kernel/asm-offsets.c:1:1$UNCHECKED" "kernel/bounds.c:1:1$UNCHECKED"
	[ "$(xpath out.xml 'count(//testcase[skipped])')" = 2 ]
	[ "$(xpath out.xml 'string(//testcase[skipped][1]/@name)')" = arch/x86/kernel/asm-offsets.c ]
	[ "$(xpath out.xml 'count(//testcase[skipped][failure or error])')" = 0 ]
	[ "$(xpath out.xml '/*/@tests = count(//testcase) and sum(//testsuite/@tests) = count(//testcase)')" = true ]
	(cd obj && expect 1 fkh-report && [[ $output = *asm-offsets* ]])
	expect 1 fkh-report obj/.fkh --fix
	[ -z "$output" ] || [[ $output != *asm-offsets* ]]
	kbuild 0 arch/x86/kernel/asm-offsets.c
	expect 1 fkh-report obj/.fkh
	says "$output" "$OFFSETS" "$FOO" "kernel/bounds.c:1:1$UNCHECKED"
	kbuild 0 kernel/bounds.c
	expect 1 fkh-report obj/.fkh --junit=out.xml
	says "$output" "$OFFSETS" "$FOO"
	[ "$(xpath out.xml 'count(//skipped)')" = 0 ]
}

@test "a file that was never checked is no finding" {
	sed -i 's/u32/int/' src/include/linux/foo.h
	kbuild 0 kernel/b-c.c
	expect 0 fkh-report obj/.fkh
	says "$output" "arch/x86/kernel/asm-offsets.c:1:1$UNCHECKED"
	expect 0 fkh-report obj/.fkh --quiet
	[ -z "$output" ]
	rm src/arch/x86/kernel/asm-offsets.c	# nor is one that is gone
	expect 0 fkh-report obj/.fkh
	[ -z "$output" ]
}

@test "one that could not be analysed was checked all the same" {
	sed -i '1i #include <linux/nix.h>' src/arch/x86/kernel/asm-offsets.c
	kbuild 0 arch/x86/kernel/asm-offsets.c
	expect 1 fkh-report obj/.fkh
	says "$output" "arch/x86/kernel/asm-offsets.c:1:11: error: unable to open 'linux/nix.h' [fkh:error]"
}

@test "several stores: each has its object tree" {
	cp -r obj arm
	sed -i 's/CONFIG_64BIT/CONFIG_ARM/' arm/.config
	kbuild 0
	expect 0 fkh-check --kbuild=arm -j1 kernel/a.c
	expect 1 fkh-report arm/.fkh obj/.fkh
	[[ $output != *"never checked"* ]]
	rm obj/.fkh/unit/arch -r
	expect 1 fkh-report obj/.fkh arm/.fkh
	[ "$(grep -c "never checked" <<<"$output")" = 1 ]
	rm arm/arch/x86/kernel/.asm-offsets.s.cmd
	expect 1 fkh-report arm/.fkh obj/.fkh
	[ "$(grep -c "never checked" <<<"$output")" = 1 ]
}

@test "JUnit: Jenkins' schema takes the skipped ones" {
	npm_tools
	kbuild 0 kernel/b-c.c
	expect 1 fkh-report obj/.fkh --junit=strict.xml --junit-strict
	grep -q '<skipped' strict.xml
	jenkins strict.xml
}

# ---- compile_commands.json ----

# What fkh-check says of the JSON on standard input: 2 and that one line (a pattern)
refuses() {
	cat >commands.json
	expect 2 fkh-check -p commands.json
	[[ $stderr = $1 && $stderr != *$'\n'* ]]
	[ ! -e .fkh ]
}

@test "compile_commands.json: commands and arguments" {
	cd src
	cat >commands.json <<-END
		[
		  { "directory": "$PWD", "file": "kernel/a.c",
		    "command": "gcc -nostdinc -Iinclude -D'Q=\"a b\"' -D\\"P=1\\" -Wp,-MMD,kernel/.a.o.d -c -o kernel/a.o kernel/a.c" },
		  { "directory": "$PWD/kernel", "file": "b-c.c", "output": "b-c.o",
		    "arguments": ["clang", "-nostdinc", "-I../include", "-DQ=a b", "-c", "-o", "b-c.o", "b-c.c"] },
		  { "directory": "$PWD", "file": "arch/x86/kernel/head.S", "command": "gcc -c arch/x86/kernel/head.S" }
		]
	END
	expect 0 fkh-check -p commands.json -j1
	says "$(LC_ALL=C sort -u <<<"$stderr")" "$FOO" "$A"
	says "$(units .fkh)" kernel/a.c kernel/b-c.c	# from here, wherever they were compiled
	expect 1 fkh-report
	says "$output" "$FOO" "$A"
	rm -r .fkh
	expect 0 fkh-check -p commands.json -j1 kernel/a.c
	says "$stderr" "$FOO" "$A"
	says "$(units .fkh)" kernel/a.c
	expect 1 fkh-check -p commands.json -j1 --werror --only=redundant-include kernel/a.c
	says "$stderr" "$A"
	expect 1 fkh-check --werror --only=redundant-include -j1 -p commands.json kernel/a.c
	says "$stderr" "$A"
	expect 2 fkh-check -p commands.json kernel/nix.c
	says "$stderr" "fkh-check: kernel/nix.c: nothing recorded how it is compiled"
	expect 1 fkh-report
	says "$output" "$A"
}

@test "compile_commands.json: the same as by --kbuild" {
	kbuild 0 kernel/a.c
	mv obj/.fkh by-kbuild
	cat >src/commands.json <<-END
		[{ "directory": "$PWD/src", "file": "$PWD/src/kernel/a.c",
		   "command": "gcc -nostdinc -I./include -D__KERNEL__ -c -o kernel/a.o kernel/a.c" }]
	END
	(cd src && expect 0 fkh-check -p commands.json && says "$stderr" "$FOO" "$A")
	says "$(units src/.fkh)" kernel/a.c
	diff -r -x tree by-kbuild src/.fkh
	# and from an object tree
	cat >obj/commands.json <<-END
		[{ "directory": "$PWD/obj", "file": "$PWD/src/kernel/a.c",
		   "command": "gcc -nostdinc -I../src/include -D__KERNEL__ -c -o kernel/a.o ../src/kernel/a.c" }]
	END
	expect 0 fkh-check -p obj/commands.json
	says "$stderr" "$FOO" "$A"
	diff -r by-kbuild .fkh
}

@test "compile_commands.json: mistakes are one line, with the file's, and 2" {
	expect 2 fkh-check -p nowhere.json
	[[ $stderr = *"nowhere.json: No such file or directory" && $stderr != *$'\n'* ]]
	expect 2 fkh-check -p src
	[[ $stderr = *"src: "* && $stderr != *$'\n'* ]]
	refuses 'fkh-check: commands.json:1: *' </dev/null
	refuses 'fkh-check: commands.json:3: *' <<<$'[\n{ "directory": ".",\n"file" "a.c" }]'
	refuses 'fkh-check: commands.json:2: *' <<<$'[\n{ "directory": ".", "file": "a.c", "command": "cc" }, }\n]'
	refuses 'fkh-check: commands.json:[23]: *' <<<$'[\n{ "directory": ".", "file": "a.c"'
	refuses 'fkh-check: commands.json:[12]: *' <<<$'[]\nx'
	refuses 'fkh-check: commands.json:[12]: not an array of commands' <<<'{ "directory": "." }'
	refuses 'fkh-check: commands.json:[12]: not an array of commands' <<<'"text"'
	refuses 'fkh-check: commands.json: no C file was compiled there' <<<'[]'
	for entry in 3 null '"a.c"' '[]' '{}' '{ "directory": ".", "file": "a.c" }' \
		'{ "directory": ".", "command": "cc a.c" }' '{ "file": "a.c", "command": "cc a.c" }' \
		'{ "directory": 1, "file": "a.c", "command": "cc a.c" }' \
		'{ "directory": ".", "file": "a.c", "arguments": "cc a.c" }' \
		'{ "directory": ".", "file": "a.c", "command": ["cc", "a.c"] }' \
		'{ "directory": ".", "file": "a.c", "arguments": ["cc", null, "a.c"] }' \
		'{ "directory": ".", "file": "a.c", "arguments": ["cc", 3, "a.c"] }'; do
		refuses 'fkh-check: commands.json:*' <<<"[$entry]"
	done
	refuses 'fkh-check: *' <<<'[{ "directory": "nowhere", "file": "a.c", "command": "cc a.c" }]'
}

# ---- compiled, read, and not checked ----

# include/linux/foo.h includes <linux/bar.h>, of which only kernel/user.c uses anything.
shared() {
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' '#include <linux/bar.h>' \
		'struct foo { int count; };' '#endif' >src/include/linux/foo.h
	sed -i 's/#include <linux.bar.h>//' src/kernel/a.c
	printf '%s\n' '#include <linux/foo.h>' 'int user = BAR_LEN;' >src/kernel/user.c
	record kernel/user.o ../src/kernel/user.c
	for unit in a b-c user; do
		reads kernel/$unit.o ../src/include/linux/foo.h ../src/kernel/../include/linux/bar.h
	done
}

# reads TARGET FILE...: kbuild says that the compiler read these
reads() {
	sed -i "s|^  ../src/include/linux/types.h.*|&\\n$(printf '  %s \\\\\\n' "${@:2}")|" "obj/${1%/*}/.${1##*/}.cmd"
}

MISSING="fkh-report: 1 include of 1 header left alone: 1 unit that reads them was compiled, but not checked"
BAR="include/linux/foo.h:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"
MAYBE="include/linux/foo.h:3:1: note: 1 unit that reads this file was compiled, but not checked, and may rely on it"
CHECK="fkh-report: 2 of 4 compiled units have not been checked; this checks them: fkh-check --kbuild=obj --unchecked"

@test "--fix leaves a header alone until all that read it are checked" {
	shared
	kbuild 0 --only=redundant-include kernel/a.c kernel/b-c.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[ -z "$output" ]
	says "$stderr" "$MISSING" "$CHECK"
	expect 1 fkh-report obj/.fkh --junit=out.xml
	says "$output" "$BAR" "$MAYBE" "arch/x86/kernel/asm-offsets.c:1:1$UNCHECKED"
	says "$stderr" "$CHECK"
	[[ $(xpath out.xml 'string(//failure)') = *"note: ${MAYBE##*note: }"* ]]
	expect 1 fkh-report --fix=removable --assume-checked obj/.fkh
	[[ $output = *"-#include <linux/bar.h>"* && -z $stderr ]]
	# what it says does it, and no more
	touch -d 2020-01-01 obj/.fkh/unit/kernel/a.c.xml
	kbuild 0 --unchecked --only=redundant-include
	[ "$(find obj/.fkh/unit -name '*.xml' -newermt 2021-01-01 | wc -l)" = 3 ]
	says "$(units)" arch/x86/kernel/asm-offsets.c kernel/a.c kernel/b-c.c kernel/user.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ -z $output && -z $stderr ]]
	expect 1 fkh-report obj/.fkh
	[[ $output = *"note: relied on by kernel/user.c ('BAR_LEN' of include/linux/bar.h)"* ]]
	# when it does not need it, the header may go
	sed -i 's/BAR_LEN/1/' src/kernel/user.c
	kbuild 0 kernel/user.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ $output = *"-#include <linux/bar.h>"* && -z $stderr ]]
}

@test "who does not read it does not count; a C file is nobody's but its unit's" {
	shared
	sed -i '/linux.foo\.h/d' obj/kernel/.user.o.cmd
	printf '%s\n' '#ifndef _O_H' '#define _O_H' 'struct other { int o; };' '#endif' >src/include/linux/other.h
	sed -i '1i #include <linux/other.h>' src/kernel/a.c
	kbuild 0 --only=redundant-include kernel/a.c kernel/b-c.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ $output = *"-#include <linux/bar.h>"* && $output = *"-#include <linux/other.h>"* && -z $stderr ]]
	# of its second object the C file is a part
	record kernel/lib-a.o ../src/kernel/a.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ $output = *"-#include <linux/bar.h>"* && $output != *linux/other.h* ]]
	kbuild 0 --unchecked --only=redundant-include
	grep -q '<unit' obj/.fkh/unit/kernel/a.c@lib_a.xml
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ $output = *"-#include <linux/other.h>"* && -z $stderr ]]
}

@test "checked for another rule is not checked" {
	shared
	kbuild 0 --only=redundant-include kernel/a.c kernel/b-c.c
	kbuild 0 --only=per-task kernel/user.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[ -z "$output" ]
	kbuild 0 --unchecked --only=per-task kernel/user.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[ -z "$output" ]
	kbuild 0 --unchecked kernel/
	expect 1 fkh-report obj/.fkh
	[[ $output = *"note: relied on by kernel/user.c"* ]]
	# nor is what could not be read
	sed -i '1i #include <linux/nix.h>' src/kernel/user.c
	kbuild 0 kernel/user.c
	expect 1 fkh-report --fix=removable obj/.fkh
	[[ $output != *foo.h* ]]
}

@test "a store elsewhere knows its object tree; when that is gone, headers stay" {
	shared
	kbuild 0 --only=redundant-include --out=store kernel/a.c
	expect 1 fkh-report --fix=removable --source=src store
	[[ -z $output && $stderr = "fkh-report: 1 include of 1 header left alone: 2 units that read them were compiled"* ]]
	[[ $stderr = *"fkh-check --kbuild=$PWD/obj --unchecked" ]]
	mv obj gone
	expect 1 fkh-report --fix=removable --source=src store
	[ -z "$output" ]
	says "$stderr" "fkh-report: $PWD/obj: no compilation is recorded there any more: who else reads a header is not known, so headers are left alone (--assume-checked)"
	expect 1 fkh-report store
	[[ $output = *"note: who else reads this file is not known: kbuild's records of that are gone" ]]
	expect 1 fkh-report --fix=removable --source=src --assume-checked store
	[[ $output = *"-#include <linux/bar.h>"* ]]
	# one that was moved with its store is the same
	mv gone moved
	expect 0 fkh-check --kbuild=moved --only=redundant-include kernel/
	mv moved again
	expect 1 fkh-report --fix=removable again/.fkh
	[[ -z $output && -z $stderr ]]
	expect 2 fkh-check --unchecked kernel/a.c
	says "$stderr" "fkh-check: --unchecked is for --kbuild and -p"
}

@test "in the object tree --fix says where the patch belongs" {
	kbuild 0 --only=redundant-include kernel/a.c
	cd obj
	expect 1 fkh-report --fix=removable
	says "$stderr" "fkh-report: the patch is for ${PWD%/*}/src, not for this folder: pipe it to git -C ${PWD%/*}/src apply"
	printf '%s\n' "$output" | GIT_CEILING_DIRECTORIES=${PWD%/*/*} git -C "${PWD%/*}/src" apply
	not grep 'linux/bar.h' ../src/kernel/a.c
	expect 1 fkh-report --fix=removable ../obj	# again
	[ -z "$output" ]
	[[ $stderr = *"fkh-report: kernel/a.c: has changed since it was checked: check it again" ]]
	cd ../src
	expect 1 fkh-report --fix=removable
	says "$stderr" "fkh-report: the records are those of ../obj/.fkh" \
		"fkh-report: kernel/a.c: has changed since it was checked: check it again"
}

@test "compile_commands.json as the kernel writes it: no programs of the build, its own root" {
	printf '%s\n' '#include <stdio.h>' 'int main(void) { return 0; }' >src/scripts/tool.c
	cat >commands.json <<-END
		[
		  { "directory": "$PWD/obj", "file": "$PWD/src/scripts/tool.c",
		    "command": "gcc -Wp,-MMD,scripts/.tool.d -I../src/include -o scripts/tool ../src/scripts/tool.c" },
		  { "directory": "$PWD/obj", "file": "$PWD/src/kernel/a.c",
		    "command": "gcc $(c_flags kernel/a.o | sed 's/"/\\"/g') -c -o kernel/a.o ../src/kernel/a.c" }
		]
	END
	mkdir else && mv commands.json else && cd else
	expect 0 fkh-check -p commands.json
	says "$stderr" "$FOO" "$A"
	says "$(units .fkh)" kernel/a.c
	not grep -r '/usr/include' .fkh
	expect 1 fkh-report --fix=removable
	[[ $output = *"--- a/kernel/a.c"* && -z $stderr ]]
	printf '%s\n' "$output" | GIT_CEILING_DIRECTORIES=${PWD%/*/*} git -C ../src apply
	# another project's has no such word, and is checked as it is
	sed -i 's/ -D__KERNEL__//' commands.json
	rm -r .fkh
	expect 0 fkh-check -p commands.json
	says "$(units .fkh)" kernel/a.c scripts/tool.c
}
