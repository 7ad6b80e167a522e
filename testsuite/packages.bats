#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What testsuite/packages asks apt for, on releases that are made up here; and which sources
# kernel.sh takes, and when it takes them, or makes an object tree, again.

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir bin
	# has: PACKAGE=VERSION of the release; installed: names
	cat >bin/apt-cache <<-'END'
		#!/bin/bash
		grep "^$2=" has >found || grep "^$2" has >found	# which is what apt does
		sed 's/\(.*\)=/\1:\n  Installed: (none)\n  Candidate: /' found
	END
	cat >bin/apt-get <<-'END'
		#!/bin/bash
		echo "$*" >>asked
		[[ $* != *update* || ! -e has.new ]] || mv has.new has
	END
	cat >bin/dpkg-query <<-'END'
		#!/bin/bash
		grep -qx "${!#}" installed && echo "installed 1"
	END
	chmod +x bin/*
	PATH=$PWD/bin:$PATH
	: >asked
	: >installed
	printf '%s=1\n' libc6-dev libxml2-dev libjson-c-dev dpkg-dev debian-archive-keyring libelf-dev \
		libssl-dev xz-utils flex bison bc perl make gcc pkg-config >has
}

packages() {
	run "$BATS_TEST_DIRNAME/packages" "$@"
	echo "$output"
}

not_asked() {
	if grep " $1" asked; then
		return 1
	fi
}

@test "a package is asked for by name and version, or apt takes it for a pattern" {
	echo linux-source-6.1=6.1.9-1 >>has
	echo libelf-dev >>installed
	packages demo
	[ "$status" = 0 ]
	grep -q ' linux-source-6\.1=6\.1\.9-1' asked
	not_asked libelf-dev
	not_asked linux-source-6.12
}

@test "the first that the release has; what it has not, and may be missing, is said" {
	echo linux-source-6.12=6.12.5-1 >>has
	packages demo
	[ "$status" = 0 ]
	grep -q ' linux-source-6\.12=6\.12\.5-1' asked
	not_asked linux-source-6.1=
	[[ $output != *"has no"* ]]
	sed -i /linux-source/d has
	: >asked
	packages demo
	[ "$status" = 0 ]
	[[ $output = *"this release has no linux-source-6.1|linux-source-6.12"* ]]
	not_asked linux-source
}

@test "of alternatives the release's own, also if another is there" {
	printf '%s=1\n' afl++ clang-14 clang-19 libclang-rt-14-dev >>has
	echo clang-19 >>installed
	PATH=$PWD/bin:$(clean_path) packages fuzz
	grep -q ' clang-14=1' asked
	grep -q ' libclang-rt-14-dev=1' asked
	sed -i /14/d has
	: >asked
	PATH=$PWD/bin:$(clean_path) packages fuzz
	not_asked clang-19
	[[ $output = *"has no libclang-rt-14-dev|libclang-rt-19-dev"* ]]
}

# Only what a shell script needs.
clean_path() {
	local program

	mkdir -p few
	for program in bash env grep sed awk mv id; do
		ln -sf "$(type -P $program)" few
	done
	echo "$PWD/few"
}

@test "what has to be there and is not ends it, after a look at new lists" {
	sed -i /libelf/d has
	packages demo
	[ "$status" = 1 ]
	[[ $output = *"this release has no libelf-dev"* ]]
	grep -q update asked
	cp has has.new
	echo libelf-dev=2 >>has.new
	: >asked
	packages demo
	[ "$status" = 0 ]
	grep -q ' libelf-dev=2' asked
}

# ---- kernel.sh ----

# top/ with a kernel.sh of its own, whose kernels are a Makefile that says what it is asked for.
kernel_setup() {
	mkdir -p top/testsuite
	cp "$BATS_TEST_DIRNAME/kernel.sh" top/testsuite
	cat >top/testsuite/debian <<-'END'
		#!/bin/bash
		echo "$*" >>"$ASKED"
		[[ $3 = linux-source-7.* ]] || { echo "$3 cannot be had: gone" >&2; exit 1; }
		mkdir -p "$4/usr/src" linux-source-7.4
		printf 'VERSION = 7\nPATCHLEVEL = 4\nSUBLEVEL = 1\n%%:\n\t@echo "$@" >>"$(O)/said"\n' >linux-source-7.4/Makefile
		tar -cJf "$4/usr/src/linux-source-7.4.tar.xz" linux-source-7.4
		echo "linux-source-7.4 7.4.1-1"
	END
	chmod +x top/testsuite/debian
	export ASKED=$PWD/asked
	. top/testsuite/kernel.sh
}

@test "a source that the machine has not comes from the release that has it, once" {
	kernel_setup
	kernel_source 7.3
	kernel_source 7.3
	[ "$(cut -d' ' -f1-3 asked)" = "binary trixie-backports linux-source-7.3" ]
	[ "$(cat top/build/linux-source-7.3.from)" = "linux-source-7.4 7.4.1-1" ]
	[ -e top/build/linux-source-7.3/Makefile ]
	[ -z "$(ls -d top/build/kernel/*.new 2>/dev/null)" ]
	run kernel_source 6.2
	[ "$status" != 0 ]
}

@test "sources that were unpacked before stay; another version's go" {
	kernel_setup
	mkdir -p top/build/linux-source-7.3
	printf 'VERSION = 7\nPATCHLEVEL = 3\nSUBLEVEL = 9\n' >top/build/linux-source-7.3/Makefile
	kernel_source 7.3
	[ ! -s asked ]
	is_version top/build/linux-source-7.3 "linux-source-7.3 7.3.9-1~bpo13+1"
	run is_version top/build/linux-source-7.3 "linux-source-7.3 7.3.10-1"
	[ "$status" = 1 ]
	is_current top/build/linux-source-7.3 ""
	run is_current top/build/linux-source-7.3 "linux-source-7.3 7.3.10-1"
	[ "$status" = 1 ]
}

@test "an object tree is made once, and again for another source or configuration" {
	kernel_setup
	kernel_objtree one 7.3 x86_64 "defconfig A=y"
	grep -q CONFIG_A=y top/build/kernel/one/.config
	touch top/build/kernel/one/kept
	kernel_objtree one 7.3 x86_64 "defconfig A=y"
	[ -e top/build/kernel/one/kept ]
	kernel_objtree one 7.3 x86_64 "defconfig B=y"
	[ ! -e top/build/kernel/one/kept ]
	touch top/build/kernel/one/kept
	echo "linux-source-7.4 7.4.2-1" >top/build/linux-source-7.3.from
	kernel_objtree one 7.3 x86_64 "defconfig B=y"
	[ ! -e top/build/kernel/one/kept ]
	[ "$(cat top/build/kernel/one/said)" = "$(printf '%s\n' defconfig olddefconfig prepare)" ]
}
