#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What a shell's user meets: help that fits a screen, man pages, completion, progress. FKH_BUILD is
# where the programs are.

load helpers

setup() {
	fkh_setup
	checker=$BATS_TEST_DIRNAME/../checker
}

@test "help fits a screen" {
	local program

	for program in fkh-check fkh-report; do
		"$program" --help >help
		not grep -q '.\{81\}' help
		[ "$(wc -l <help)" -le 50 ]
	done
}

@test "man pages: no warning, and each option of --help" {
	local page option

	for page in "$checker"/*.[1-9]; do
		man -l --warnings "$page" 2>&1 >/dev/null | cmp - /dev/null
		! type -P mandoc >/dev/null || mandoc -Tlint -Wwarning "$page"
	done
	for page in fkh-check fkh-report; do
		for option in $("$page" --help | grep -o '^  *--[a-z-]*'); do
			grep -q "^\.It Fl ${option#-}\( \|$\)" "$checker/$page.1"
		done
	done
}

# completes PROGRAM WORD... : the words that the last may become, in $output
completes() {
	output=$(
		. "$checker/completion.bash"
		compopt() { :; }
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_fkh "$1"
		printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort
	)
}

@test "completion: options, rules, what is to be fixed, folders" {
	completes fkh-report --ba
	says "$output" --baseline=
	completes fkh-report --fix = rem
	says "$output" removable
	completes fkh-report --fix=missing,s
	says "$output" missing,series
	completes fkh-check --only = per
	says "$output" per-task
	completes fkh-check --only = per-task,redun
	says "$output" per-task,redundant-include
	mkdir -p build-arm64
	: >build-file
	completes fkh-check --kbuild bui
	says "$output" build-arm64
	completes fkh-check --kbuild = bui
	says "$output" build-arm64
	completes fkh-report --junit = bui
	says "$output" build-arm64 build-file
	completes fkh-check bui
	says "$output" build-arm64 build-file
	git init -q -b trunk
	git -c user.name=T -c user.email=t@example.org commit -q --allow-empty -m x
	completes fkh-check --since = tr
	says "$output" trunk
}

@test "completion is installed, and goes" {
	make -s -C "$BATS_TEST_DIRNAME/.." -o all install B="$(realpath "$FKH_BUILD")" PREFIX=/usr \
		DESTDIR="$PWD/root" >said 2>&1 || { cat said; false; }
	[ -e root/usr/share/bash-completion/completions/fkh-check ]
	[ -e root/usr/share/bash-completion/completions/fkh-report ]
	make -s -C "$BATS_TEST_DIRNAME/.." uninstall PREFIX=/usr DESTDIR="$PWD/root"
	[ -z "$(find root -type f)" ]
}

# on_terminal COMMAND: what a terminal would show of it, in $output
on_terminal() {
	output=$(script -qec "$1" /dev/null </dev/null) || :
}

@test "colour on a terminal only, and not with NO_COLOR" {
	printf '%s\n' '#include "a.h"' '#include "a.h"' 'int a;' >a.c
	printf '%s\n' '#ifndef A' '#define A' 'extern int a;' '#endif' >a.h
	unset NO_COLOR
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	on_terminal 'fkh-check a.c'
	[[ $output = *$'a.c:2:1: \e[1;35mwarning\e[0m: '* ]]
	on_terminal 'fkh-report'
	[[ $output = *$'a.c:2:1: \e[1;35mwarning\e[0m: '* ]]
	on_terminal 'NO_COLOR=1 fkh-report'
	[[ $output = *'a.c:2:1: warning: '* ]]
	on_terminal 'NO_COLOR= fkh-report'
	[[ $output = *$'\e[1;35m'* ]]
	expect 0 fkh-check a.c
	[[ $stderr = 'a.c:2:1: warning: '* ]]
	expect 1 fkh-report
	[[ $output = 'a.c:2:1: warning: '* ]]
}

@test "progress on a terminal only" {
	mkdir -p src obj/kernel
	ln -s ../src obj/source
	: >obj/.config
	for unit in a b; do
		echo 'int a;' >src/$unit.c
		: >obj/kernel/$unit.o
		printf '%s\n' "savedcmd_kernel/$unit.o := gcc -D__KERNEL__ -nostdinc -c -o kernel/$unit.o ../src/$unit.c" '' \
			"source_kernel/$unit.o := ../src/$unit.c" >obj/kernel/.$unit.o.cmd
	done
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	on_terminal 'fkh-check --kbuild=obj -j1'
	[[ $output = *'[1/2]'*'[2/2]'* ]]
	expect 0 fkh-check --kbuild=obj -j1
	[ -z "$output$stderr" ]
}
