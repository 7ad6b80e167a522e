#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What README says is tried as it stands there: each sequence of lines that begin with "$", on a
# kernel of its own, which builds at the end; and its figures are those of testsuite/figures.
# FKH_BUILD is where the programs are.

load helpers

README=$BATS_TEST_DIRNAME/../README

# sequence N: its lines
sequence() {
	awk -v wanted="$1" '
		/^\t\$ / { if (!inside) number++; inside = 1; if (number == wanted) print substr($0, 4); next }
		{ inside = 0 }' "$README"
}

# Configured, and sources of their own: what patches change is nobody else's.
setup() {
	local base

	fkh_setup
	. "$BATS_TEST_DIRNAME/kernel.sh"
	export GIT_CEILING_DIRECTORIES=$PWD
	[[ $BATS_TEST_DESCRIPTION = sequence* ]] || return 0
	kernel_source 6.1 || skip "linux-source-6.1 cannot be had"
	base=$fkh_kernels/readme
	exclusively readme copy "$base"
	cp -al "$base" linux
	cd linux
	git init -q .
	export MAKEFLAGS=-j$(nproc)
}

# One for all: what make writes and git patches is put in the place of the old, so links will do.
copy() {
	[ ! -e "$1/.config" ] || return 0
	rm -rf "$1"
	cp -al "$fkh_top/build/linux-source-6.1" "$1" && make -s -C "$1" ARCH=x86_64 tinyconfig
}

# tried N: a line that fails, or a program that cannot work, fails it; that there are findings is 1
tried() {
	local line last

	while read -r line; do
		echo "\$ $line"
		last=$line
		eval "$line"'; status=(${PIPESTATUS[@]})' >out 2>&1 || :
		[[ ${status[-1]} = 0 || (${#status[@]} = 1 && $status = 1 && $line = fkh-*) ]] &&
			[[ $status -le 1 ]] || {
			tail -n 20 out
			return 1
		}
	done < <(sequence "$1")
	[[ $last = make* && -e ${2-.}/vmlinux ]]
}

@test "there are as many sequences as are tried here" {
	[ "$(sequence 5)" = "" ]
	for i in 1 2 3 4; do
		[ -n "$(sequence $i)" ]
	done
}

@test "sequence 1: a build in the sources' own tree" {
	tried 1
	[ "$(fkh-report --fix=removable 2>&1 | grep -c 'changed since')" = 1 ]
}

@test "sequence 2: a folder of a tree that was built with O=" {
	mv .config ../config
	make -s mrproper
	mkdir build
	mv ../config build/.config
	tried 2 build
}

@test "sequence 3: what headers lack" {
	tried 3
}

@test "sequence 4: compile_commands.json" {
	make
	tried 4
}

@test "README's figures are those that make oracle and make bench wrote" {
	local file label values

	for file in "$BATS_TEST_DIRNAME"/figures/*.tsv; do
		grep -q '^# commit [0-9a-f]\{7,40\}, ' "$file"
		while IFS=$'\t' read -r label values; do
			echo "$label: $values"
			sed 's/^[ \t]*//; s/  */ /g' "$README" |
				grep -F "$label" | grep -qF " ${values//$'\t'/ }"
		done < <(grep -v '^#' "$file")
	done
}
