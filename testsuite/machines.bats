#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# More than one machine: units named by fkh-check --list, checked over ssh by GNU parallel, and stores
# that merge by copying. FKH_BUILD is where the programs are.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	mkdir -p src/kernel obj/kernel
	cp -r "$BATS_TEST_DIRNAME/cases/include" src
	ln -s ../src obj/source
	printf '%s\n' '#' '# Automatically generated file; DO NOT EDIT.' \
		'# Linux/x86 6.1.0 Kernel Configuration' '#' 'CONFIG_64BIT=y' >obj/.config
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' 'struct foo { u32 count; };' '#endif' \
		>src/include/linux/foo.h
	for unit in {a..x}; do
		printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bar.h>' \
			"u32 $unit(struct foo *foo) { return foo->count; }" >src/kernel/$unit.c
		: >obj/kernel/$unit.o
		printf '%s\n' "savedcmd_kernel/$unit.o := gcc -nostdinc -I../src/include -D__KERNEL__ -std=gnu11 -c -o kernel/$unit.o ../src/kernel/$unit.c" \
			'' "source_kernel/$unit.o := ../src/kernel/$unit.c" '' >obj/kernel/.$unit.o.cmd
	done
	fkh-check $FKH_OPTIONS --kbuild=obj --out=one --quiet
	[ "$(find one/unit -type f | wc -l)" = 24 ]
	report one >one.xml
}

teardown() {
	local pid

	for pid in $servers; do
		kill -- "-$pid" 2>/dev/null || :
	done
}

# report STORE...: all that fkh-report can say
report() {
	fkh-report --junit=- "$@" || [ $? = 1 ]
	fkh-report "$@" || [ $? = 1 ]
	fkh-report --fix=all --source=src "$@" || [ $? = 1 ]
}

# machine NUMBER: an ssh server with a store of its own; $port
machine() {
	port=$((20000 + ($$ + $1 * 7919 + BATS_TEST_NUMBER * 131) % 30000))
	[ -e key ] || ssh-keygen -q -t ed25519 -N '' -f key
	cat >"sshd$1" <<-END
		Port $port
		ListenAddress 127.0.0.1
		HostKey $PWD/key
		AuthorizedKeysFile $PWD/key.pub
		PidFile $PWD/sshd$1.pid
		StrictModes no
		UsePAM no
		PermitRootLogin yes
		SetEnv FKH_STORE=$PWD/store$1 PATH=$PATH FKH_OPTIONS=$FKH_OPTIONS
	END
	mkdir -p /run/sshd
	setsid /usr/sbin/sshd -D -e -f "$PWD/sshd$1" >"sshd$1.log" 2>&1 3>&- &
	servers+=" $!"
	for _ in {1..50}; do
		ssh "${ssh[@]}" -p "$port" 127.0.0.1 true 2>/dev/null && return
		sleep 0.1
	done
	cat "sshd$1.log"
	return 1
}

# What goes wrong with one machine in the middle of it is done again on the other.
@test "GNU parallel over ssh, one machine dies on the way" {
	[ "$(id -u)" = 0 ] || skip "the servers of this test need root"
	[ -x /usr/sbin/sshd ] || skip "there is no sshd"
	parallel --version 2>/dev/null | grep -q GNU || skip "there is no GNU parallel"
	export HOME=$PWD
	ssh=(-F none -i "$PWD/key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR)
	machine 1
	first=$port
	machine 2
	second=$port
	(
		until [ -e store2/unit ]; do
			sleep 0.02
		done
		kill -- "-${servers##* }"
		: >killed
	) 3>&- &
	expect 0 fkh-check --kbuild=obj --list
	printf '%s\n' "$output" >units
	parallel --will-cite --retries 5 --jobs 1 --max-args 3 --workdir "$PWD" \
		--sshlogin "ssh ${ssh[*]} -p $first 127.0.0.1,ssh ${ssh[*]} -p $second 127.0.0.1" \
		'sleep 0.2; fkh-check --kbuild=obj --out=$FKH_STORE -j1 --quiet {}' <units
	[ -e killed ]
	[ "$(find store1/unit -type f | wc -l)" -lt 24 ]
	cp -rp store1 merged
	cp -rp store2/. merged
	report merged >merged.xml
	cmp one.xml merged.xml
}

@test "a folder that the machines share needs no merging" {
	fkh-check --kbuild=obj --list >units
	split -n r/4 units part.
	for part in part.*; do
		xargs fkh-check $FKH_OPTIONS --kbuild=obj --out=shared -j1 --quiet <"$part" &
	done
	wait
	report shared >shared.xml
	cmp one.xml shared.xml
}

@test "a matrix: a job for each configuration, and one that merges what they leave" {
	fkh-check $FKH_OPTIONS --kbuild=obj --quiet
	cp -r obj other
	rm -r other/.fkh
	echo 'CONFIG_BIG=y' >>other/.config
	sed -i 's/-D__KERNEL__/-D__KERNEL__ -DBIG/' other/kernel/.*.cmd
	fkh-check $FKH_OPTIONS --kbuild=other --quiet
	report obj/.fkh other/.fkh >here
	# what a job hands on: the records and the configuration, with their times
	for job in obj other; do
		tar -cf "$job.tar" -C "$job" .fkh .config
		rm -r "$job"
		mkdir -p "$job"
		tar -xf "$job.tar" -C "$job"
	done
	report obj/.fkh other/.fkh >there
	cmp here there
}

@test "the twin: a store that lacks a unit makes another report" {
	cp -rp one less
	rm less/unit/kernel/a.c.xml
	report less >less.xml
	not cmp -s one.xml less.xml
}
