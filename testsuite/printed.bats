#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What is found in headers is printed once for each make run. FKH_BUILD is where the programs are.

load helpers

FOO="include/linux/foo.h:4:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
BAZ="include/linux/baz.h:3:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
C="kernel/c.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"

# All units have foo.h, c.c also baz.h and a finding of its own.
setup() {
	fkh_setup
	unset MAKEFLAGS MFLAGS MAKELEVEL
	mkdir kernel
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' 'struct foo {' '	u32 count;' '};' '#endif' \
		>include/linux/foo.h
	printf '%s\n' '#ifndef _LINUX_BAZ_H' '#define _LINUX_BAZ_H' 'typedef u32 baz_t;' '#endif' \
		>include/linux/baz.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' 'struct foo a;' | tee kernel/{a,b}.c >/dev/null
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bar.h>' \
		'#include <linux/baz.h>' 'struct foo c; baz_t d;' >kernel/c.c
	printf '%s\n' 'all: a' '	@$(MAKE) --no-print-directory b c' 'a b c:' \
		'	@set -e; fkh-check -nostdinc -Iinclude kernel/$@.c' >Makefile
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
}

@test "once in a make run, its submakes included, and again in the next" {
	expect 0 make
	says "$stderr" "$FOO" "$BAZ" "$C"
	expect 0 make
	says "$stderr" "$FOO" "$BAZ" "$C"
	expect 0 make c
	says "$stderr" "$BAZ" "$FOO" "$C"
}

@test "every time where no make runs" {
	for unit in a b a; do
		expect 0 fkh-check -nostdinc -Iinclude kernel/$unit.c
		says "$stderr" "$FOO"
	done
	[ ! -e .fkh.printed ]
}

@test "another program that calls make twice has two runs, whatever runs it" {
	printf '%s\n' '#!/bin/bash' 'make a; make b' >build-it
	chmod +x build-it
	printf '%s\n' 'all:' '	@set -e; ./build-it' >outer
	expect 0 make -f outer
	says "$stderr" "$FOO" "$FOO"
}

@test "fkh-check -p is a run, too" {
	for unit in a b c; do
		printf '%s {"directory": "%s", "file": "kernel/%s.c", "command": "cc -nostdinc -Iinclude -c kernel/%s.c"}' \
			"${sign:-[}" "$PWD" $unit $unit
		sign=,
	done >compile_commands.json
	echo "]" >>compile_commands.json
	for _ in 1 2; do
		expect 0 fkh-check -p compile_commands.json -j1
		says "$stderr" "$FOO" "$BAZ" "$C"
	done
}

@test "make -j: once, whoever is first" {
	for ((i = 0; i < 40; i++)); do
		cp kernel/a.c kernel/a$i.c
	done
	printf '%s\n' 'OBJECTS := $(patsubst %.c,%.o,$(wildcard kernel/a*.c))' 'all: $(OBJECTS)' \
		'$(OBJECTS): %.o: %.c' '	@fkh-check -nostdinc -Iinclude $<' >Makefile
	for _ in 1 2 3; do
		expect 0 make -j8
		says "$stderr" "$FOO"
	done
}

@test "the records, JUnit and the status of a unit have what was printed by another" {
	sed -i 's/fkh-check/fkh-check --werror --junit=$@.xml/' Makefile
	expect 2 make -k c b
	says "$(grep -v '^make' <<<"$stderr")" "$BAZ" "$FOO" "$C"
	[ "$(grep -c '\*\*\*' <<<"$stderr")" = 2 ]
	[ "$(xpath b.xml 'string(//failure/@message)')" = "$(sed 's/.*warning: //; s/ \[.*//' <<<"$FOO")" ]
	rm -rf .fkh/unit/kernel/c.c.xml
	expect 1 fkh-report
	says "$output" "$FOO"
}

@test "what was printed cannot be kept: it is printed again, and nothing fails" {
	mkdir .fkh.printed
	expect 0 make a b
	says "$stderr" "$FOO" "$FOO"
	rmdir .fkh.printed
	mkfifo .fkh.printed
	expect 0 timeout 20 make a b
	says "$stderr" "$FOO" "$FOO"
	rm .fkh.printed
	ln -s /dev/full .fkh.printed
	expect 0 make a b
	says "$stderr" "$FOO" "$FOO"
}

@test "what was printed is torn or nonsense" {
	sed -i 's/@set -e;/@[ $@ != b ] || truncate -s -3 .fkh.printed;/' Makefile
	expect 0 make c b a
	says "$stderr" "$BAZ" "$FOO" "$C" "$FOO"
	head -c 100000 /dev/urandom >.fkh.printed
	expect 0 make a c
	says "$stderr" "$FOO" "$BAZ" "$C"
}
