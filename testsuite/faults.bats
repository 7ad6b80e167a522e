#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What goes wrong around the programs, and input that is too much for them. check.bats, report.bats
# and kbuild.bats have the plain mistakes. FKH_BUILD is where the programs are.

load helpers

FOO="include/linux/foo.h:5:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
A="kernel/a.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"

setup() {
	fkh_setup
	FKH_RULES=$(realpath "$BATS_TEST_DIRNAME/../rules")
	FKH_OPTIONS=--rules=$FKH_RULES
	export FKH_OPTIONS
	mkdir kernel
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' '' \
		'struct foo {' '	u32 count;' '};' '' '#endif' >include/linux/foo.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bar.h>' '' \
		'u32 a(struct foo *foo) { return foo->count; }' >kernel/a.c
}

teardown() {
	touch "$BATS_TEST_TMPDIR/stop"
	! mountpoint -q "$BATS_TEST_TMPDIR/disk" || umount "$BATS_TEST_TMPDIR/disk"
}

# check STATUS ARGUMENT...
check() {
	local want=$1

	shift
	expect "$want" fkh-check -nostdinc -Iinclude "$@"
}

# error MESSAGE UNIT: the unit is an error with that message (a pattern), here and in every report
error() {
	check 0 --junit=out.xml "$2"
	[[ $stderr = $1" [fkh:error]"* ]]
	[ "$(xpath out.xml 'concat(/*/@tests, " ", /*/@errors)')" = "1 1" ]
	expect 1 fkh-report --junit=all.xml
	[[ $output = *$1" [fkh:error]"* ]]
	[ "$(xpath all.xml 'string(/*/@errors)')" = 1 ]
}

# disk OPTIONS: a file system of its own
disk() {
	mkdir disk
	mount -t tmpfs -o "$1" tmpfs disk 2>why || skip "no tmpfs can be mounted: $(cat why)"
}

fill() {
	cat /dev/zero >disk/fill 2>/dev/null || :
}

# records_are_whole STORE: what is there is XML to its end
records_are_whole() {
	find "$1" -name '[^.]*.xml' -exec xmllint --noout {} +
}

# many N: as many units as the others, to be checked by "make -j"
many() {
	for ((n = 0; n < $1; n++)); do
		sed "s/a(/a$n(/" kernel/a.c >kernel/many$n.c
	done
	printf '%s\n' 'UNITS := $(wildcard kernel/many*.c)' 'all: $(UNITS)' '.PHONY: $(UNITS)' \
		'$(UNITS):; fkh-check -nostdinc -Iinclude $(FLAGS) $@ 2>>log' >Makefile
}

@test "a full disk: records and reports stay as they were, and are written once there is room" {
	disk size=256k
	check 0 --out=disk/fkh kernel/a.c
	expect 1 fkh-report --junit=disk/out.xml disk/fkh
	cp -r disk/fkh disk/out.xml .
	fill
	echo 'static struct bar more;' >>kernel/a.c
	sed -i 's/count/number/; s/u32/u8/' include/linux/foo.h
	sed -i 's/count/number/' kernel/a.c
	check 2 --out=disk/fkh kernel/a.c
	says "$stderr" "fkh-check: disk/fkh: the store cannot be written: No space left on device"
	check 2 --out=disk/new kernel/a.c
	[[ $stderr = "fkh-check: disk/new: the store cannot be written: No space left on device" ]]
	sed 's/a(/b(/' kernel/a.c >kernel/b.c
	check 0 kernel/b.c
	expect 2 fkh-report --quiet --junit=disk/out.xml .fkh
	says "$stderr" "fkh-report: disk/out.xml: No space left on device"
	cmp disk/out.xml out.xml
	find disk/fkh -type d -empty -delete
	diff -r disk/fkh fkh
	expect 1 fkh-report disk/fkh
	says "$output" "$FOO" "$A"
	rm disk/fill
	check 0 --out=disk/fkh kernel/a.c
	expect 1 fkh-report --junit=disk/out.xml disk/fkh
	says "$output" "${FOO/u32/u8}"
	not cmp -s disk/out.xml out.xml
}

@test "a disk without inodes" {
	disk nr_inodes=24
	check 0 --out=disk/fkh kernel/a.c
	cp -r disk/fkh .
	for ((n = 0; n < 24; n++)); do
		: >disk/$n || break
	done 2>/dev/null
	sed -i 's/u32/u8/' include/linux/foo.h
	check 2 --out=disk/fkh kernel/a.c
	says "$stderr" "fkh-check: disk/fkh: the store cannot be written: No space left on device"
	find disk/fkh -type d -empty -delete
	diff -r disk/fkh fkh
}

@test "a store that is read-only: 2 to write, and it can be read" {
	disk size=256k
	check 0 --out=disk/fkh kernel/a.c
	cp -r disk/fkh .
	mount -o remount,ro disk
	check 2 --out=disk/fkh kernel/a.c
	says "$stderr" "fkh-check: disk/fkh: the store cannot be written: Read-only file system"
	diff -r disk/fkh fkh
	expect 1 fkh-report disk/fkh
	says "$output" "$FOO" "$A"
	expect 2 fkh-report --quiet --junit=disk/out.xml disk/fkh
	says "$stderr" "fkh-report: disk/out.xml: Read-only file system"
}

@test "a store that is deleted again and again while units are checked" {
	many 12
	make -s -j4 FLAGS=--out=clean
	(while [ ! -e stop ]; do rm -rf .fkh; done) 2>/dev/null &
	for round in 1 2 3; do
		make -s -j4 -k 2>made || :	# make says which unit had 2
		not grep -v "kernel/many[0-9]*.c\] Error 2$\|not remade because of errors" made
		fkh-report --junit=out.xml >/dev/null 2>&1 || (($? <= 2))
		[ ! -e out.xml ] || xmllint --noout out.xml
	done
	touch stop
	wait
	[ -z "$(grep -v '^include/\|^kernel/' log | grep -v "^fkh-check: ./.fkh: the store cannot be written: ")" ]
	make -s -j4
	diff -r clean .fkh
}

@test "killed at random times under make -j: no half record, nothing lost" {
	many 24
	make -s -j4 FLAGS=--out=clean
	cp -r clean .fkh
	for signal in KILL TERM KILL TERM KILL TERM KILL TERM; do
		setsid make -s -j4 >/dev/null 2>&1 &
		pid=$!
		sleep 0.0$((RANDOM % 10))
		kill -$signal -- -$pid 2>/dev/null || :
		wait $pid || :
		while kill -0 -- -$pid 2>/dev/null; do	# SIGTERM: make waits for them, nobody for make
			sleep 0.01
		done
		records_are_whole .fkh
		expect 1 fkh-report
		says "$(sed 's/many[0-9]*/a/' <<<"$output" | sort -u)" "$FOO" "$A"
	done
	make -s -j4
	find .fkh -name '.fkh.*' -delete
	diff -r clean .fkh
}

@test "what is in the place of a record, or half of one, is put right by the next check" {
	check 0 kernel/a.c
	cp -r .fkh clean
	for damage in 'head -c 60 "$record" >half; mv half "$record"' ': >"$record"' \
		'rm "$record"; ln -s /dev/null "$record"' 'rm "$record"; mkfifo "$record"' \
		'rm "$record"; ln -s /nowhere/at/all "$record"'; do
		for record in $(find .fkh -name '*.xml'); do
			eval "$damage"
		done
		timeout 10 fkh-report >/dev/null 2>&1 || [ $? = 2 ]
		check 0 kernel/a.c
		diff -r --no-dereference clean .fkh
	done
	rm .fkh/unit/kernel/a.c.xml
	mkdir .fkh/unit/kernel/a.c.xml
	check 2 kernel/a.c
	says "$stderr" "fkh-check: ./.fkh: the store cannot be written: Is a directory"
}

@test "a record of something else is named, the rest reported" {
	check 0 kernel/a.c
	head -c 3000 /dev/urandom >.fkh/unit/random.xml
	cp "$(type -P fkh-report)" .fkh/unit/program.xml
	echo '<html xmlns="http://www.w3.org/1999/xhtml"/>' >.fkh/unit/html.xml
	printf '\xff\xfe<\0u\0n\0i\0t\0/\0>\0' >.fkh/unit/utf16.xml
	cp "$(find .fkh/header -name '*.xml' | head -n 1)" .fkh/unit/header.xml
	expect 2 fkh-report --junit=out.xml
	says "$output" "$FOO" "$A"
	says "$(cut -d: -f2 <<<"$stderr" | tr -d " ")" .fkh/unit/{header,html,program,random,utf16}.xml
	xmllint --noout out.xml
}

@test "a clock that runs backwards: what is checked again counts" {
	check 0 kernel/a.c
	sed 's/a(/b(/; /bar.h/d' kernel/a.c >kernel/b.c
	check 0 kernel/b.c
	find . -exec touch -d '2045-01-01' {} +
	sed -i 's/u32 count/int count/' include/linux/foo.h
	sed -i '/bar.h/d' kernel/a.c
	check 0 kernel/a.c
	check 0 kernel/b.c
	expect 0 fkh-report
	[ -z "$output$stderr" ]
}

@test "paths that are longer than the system's" {
	long=$(printf 'long/%.0s' {1..1000})
	check 2 "${long}a.c"
	says "$stderr" "fkh-check: ${long}a.c: File name too long"
	check 2 --out="$long" kernel/a.c
	says "$stderr" "fkh-check: $long: the store cannot be written: File name too long"
	check 2 --junit="${long}out.xml" kernel/a.c
	[[ $stderr = *"fkh-check: ${long}out.xml: File name too long" ]]
	expect 2 fkh-report "$long"
	says "$stderr" "fkh-report: ${long%/}: not a store of fkh-check: File name too long"
	printf '#include "%s.h"\n' "$long" >kernel/long.c
	error "kernel/long.c:1:2: error: the name of an included file is too long" kernel/long.c
	printf '#include <%s.h>\n' "$long" >kernel/long.c
	error "kernel/long.c:1:2: error: the name of an included file is too long" kernel/long.c
	for name in "<$long.h>" "\"$long.h\""; do
		printf '#define LONG %s\n#define L() LONG\n#include L()\n' "$name" >kernel/long.c
		error "kernel/long.c:3:2: error: the name of an included file is too long" kernel/long.c
	done
	check 2 -I"$long" kernel/a.c
	[[ $stderr = "fkh-check: -Ilong/long/"*"...: this argument is longer than sparse takes" ]]
}

@test "a folder that is deeper than the system's paths" {
	deep=$(printf 'deep%.0s' {1..25})
	for ((n = 0; n < 45; n++)); do
		mkdir "$deep" && cd "$deep"
	done
	cp -r "$BATS_TEST_TMPDIR"/{include,kernel} .
	check 0 kernel/a.c
	says "$stderr" "$FOO" "$A"
	expect 1 fkh-report
	says "$output" "$FOO" "$A"
}

@test "includes in a circle" {
	printf '#include "two.h"\n' >include/one.h
	printf '#include "one.h"\n' >include/two.h
	echo '#include <one.h>' >kernel/circle.c
	error "include/*.h:1:10: error: #include nested more than 200 deep" kernel/circle.c
	echo '#include "circle.c"' >kernel/circle.c
	error "kernel/circle.c:1:10: error: #include nested more than 200 deep" kernel/circle.c
	for n in {1..150}; do
		printf '#ifndef N%d\n#define N%d\n#include "n%d.h"\n#endif\n' $n $n $((n + 1)) >include/n$n.h
	done
	printf '#include <n1.h>\nint n;\n' >include/n151.h
	echo '#include <n1.h>' >kernel/circle.c
	check 0 kernel/circle.c
	[[ $stderr != *error* ]]
}

@test "20,000 includes in one unit" {
	printf '#include <linux/types.h>\n%.0s' {1..20000} >kernel/same.c
	echo 'u32 same;' >>kernel/same.c
	check 0 --only=redundant-include kernel/same.c
	[ "$(grep -c warning: <<<"$stderr")" = 19999 ]
	mkdir include/many
	for n in {1..20000}; do
		: >include/many/$n.h
		echo "#include <many/$n.h>"
	done >kernel/many.c
	error "kernel/many.c:159[0-9][0-9]:11: error: this is file 16000 of the unit: too many" kernel/many.c
}

@test "a header of 50 MB" {
	awk 'BEGIN {
		while (n < 50 * 2 ^ 20) {
			line = sprintf("#define SOME_REGISTER_OF_THE_HARDWARE_%d__SHIFT 0x%08xL", i, i)
			n += length(line) + 1
			print line
			i++
		}
		print "extern u32 big;"
	}' >include/big.h
	printf '%s\n' '#include <linux/types.h>' '#include <big.h>' 'u32 b(void) { return big; }' >kernel/big.c
	check 0 kernel/big.c
	says "$stderr" "include/big.h:$(wc -l <include/big.h):8: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
}

@test "a macro that expands to 10 million tokens" {
	echo '#define x0 1 +' >kernel/bomb.c
	for n in {1..7}; do
		echo "#define x$n $(printf "x$((n - 1)) %.0s" {1..10})"
	done >>kernel/bomb.c
	cp kernel/bomb.c kernel/small.c
	echo 'int small = x3 0;' >>kernel/small.c
	check 0 kernel/small.c
	[ -z "$stderr" ]
	echo 'int bomb = x7 0;' >>kernel/bomb.c
	ulimit -v 4000000
	error "kernel/bomb.c:1:1: error: too large: more than 2048 MB are needed" kernel/bomb.c
}

# nested HEAD TIMES INNER TAIL
nested() {
	awk -v head="$1" -v n=100000 -v inner="$2" -v tail="$3" 'BEGIN {
		for (i = 0; i < n; i++) printf "%s", head
		printf "%s", inner
		for (i = 0; i < n; i++) printf "%s", tail
		print ";"
	}'
}

@test "what is nested too deep for the stack, or in itself" {
	deep="kernel/deep.c:1:1: error: crashed, most likely out of stack"
	(printf 'int deep = '; nested '(' 1 ')') >kernel/deep.c
	error "$deep" kernel/deep.c
	(printf 'int deep = '; nested '1 + ' 1 '') >kernel/deep.c
	error "$deep" kernel/deep.c
	(printf 'void deep(void) {'; nested '{' '' '}'; echo '}') >kernel/deep.c
	error "$deep" kernel/deep.c
	echo 'struct deep { struct deep; int x; } deep; int f(void) { return deep.x; }' >kernel/deep.c
	error "$deep" kernel/deep.c
	check 0 --sparse kernel/deep.c
	[[ $stderr = *"$deep [fkh:error]" ]]
}

@test "a reserved word that is declared is a syntax error, no crash" {
	echo 'static struct foo *__builtin_offsetof(void);' >>kernel/a.c
	check 0 kernel/a.c
	[[ $stderr = *"error: Trying to use reserved word '__builtin_offsetof' as identifier (unit only partly analysed)"* ]]
}

@test "links that lead out of the tree" {
	mkdir -p "$BATS_TEST_TMPDIR/tree" outside
	mv include kernel tree
	cd tree
	mv kernel/a.c ../outside
	mv include/linux/foo.h ../outside
	ln -s ../../outside/a.c kernel/a.c
	ln -s ../../../outside/foo.h include/linux/foo.h
	ln -s ../../outside kernel/link
	check 0 kernel/a.c
	says "$stderr" "$FOO" "$A"
	check 0 kernel/link/a.c
	says "$stderr" "$FOO" "${A/a.c/link/a.c}"
	# the store stays in its folder, and what is outside stays as it is
	echo mine >../outside/mine.xml
	ln -sf ../../../../outside/mine.xml .fkh/unit/kernel/a.c.xml
	ln -s ../../../outside .fkh/unit/kernel/out
	expect 1 fkh-report
	says "$output" "$FOO" "${A/a.c/link/a.c}"
	check 0 kernel/a.c
	expect 1 fkh-report
	says "$output" "$FOO" "$A" "${A/a.c/link/a.c}"
	[ "$(cat ../outside/mine.xml)" = mine ]
}

@test "two builds that share a store" {
	many 8
	sed -i '/^struct foo/i #ifdef WIDE\n#define foo_t u8\n#else\n#define foo_t u32\n#endif' include/linux/foo.h
	sed -i 's/u32 count/foo_t count/' include/linux/foo.h
	for round in 1 2 3; do
		make -s -j2 FLAGS=--out=shared &
		make -s -j2 FLAGS="--out=shared -DWIDE"
		wait
		records_are_whole shared
		expect 1 fkh-report --junit=out.xml shared
		xmllint --noout out.xml
		[ -z "$stderr" ]
		[[ $(head -n 1 <<<"$output") = "include/linux/foo.h:"*"'u"*"used but not included: add #include <linux/types.h>"* ]]
		[ "$(grep -c '^kernel/many' <<<"$output")" = 8 ]
	done
	make -s FLAGS=--out=shared
	make -s FLAGS=--out=alone
	diff -r alone/unit shared/unit
}

@test "rules cannot make the program read or expand anything else" {
	ulimit -t 5
	echo secret >secret
	{
		echo '<!DOCTYPE headers [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
		for pair in b:a c:b d:c e:d f:e g:f h:g i:h; do
			entity=\&${pair#*:}\;
			echo "<!ENTITY ${pair%:*} \"$entity$entity$entity$entity$entity$entity$entity$entity$entity$entity\">"
		done
		echo ']><headers><not-judged file="&i;"/></headers>'
	} >bad.xml
	check 2 --rules=bad.xml kernel/a.c
	[[ $stderr = "fkh-check: bad.xml:"* && $stderr != *$'\n'* ]]
	cat >bad.xml <<-END
		<!DOCTYPE headers [<!ENTITY x SYSTEM "$PWD/secret">]>
		<headers>&x;<not-judged file="a"/></headers>
	END
	check 2 --rules=bad.xml kernel/a.c
	[[ $stderr = "fkh-check: bad.xml:"* && $stderr != *$'\n'* ]]
	[ ! -e .fkh ]
	mkfifo pipe	# who opens it waits
	for outside in "$PWD/pipe" http://localhost:9/x ftp://localhost:9/x; do
		cat >bad.xml <<-END
			<!DOCTYPE headers SYSTEM "$outside" [<!ENTITY % x SYSTEM "$outside"> %x;]>
			<headers/>
		END
		expect 2 timeout 5 fkh-check -nostdinc -Iinclude --rules=bad.xml kernel/a.c
		[[ $stderr = "fkh-check: bad.xml"* && $stderr != *$'\n'* ]]
	done
	# nor can a schema that comes with them
	cp -r "$FKH_RULES" mine
	for outside in "$PWD/pipe" http://localhost:9/x; do
		echo '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="'"$outside"'"/></grammar>' \
			>mine/headers.rng
		expect 2 timeout 5 fkh-check -nostdinc -Iinclude --rules=mine kernel/a.c
		[[ $stderr = "fkh-check: "*"$outside"* && $stderr != *$'\n'* ]]
	done
}

@test "a record cannot make --fix show a file that nobody checked" {
	check 0 kernel/a.c
	expect 1 fkh-report --fix --source=.
	[[ $output = *"-#include <linux/bar.h>"* ]]
	mkdir tree
	printf '%s\n' '#include <linux/types.h>' '#include <secret>' '#include <linux/bar.h>' >secret
	for name in "$PWD/secret" ../secret; do
		sed -i "s| name=\"[^\"]*\"| name=\"$name\"|; s| content=\"[^\"]*\"||" .fkh/unit/kernel/a.c.xml
		expect 1 fkh-report --fix=all --source=tree
		[[ $output != *secret* ]]
		[[ $stderr = *"not in the source tree"* || $stderr = *"secret: has changed since it was checked"* ]]
	done
}
