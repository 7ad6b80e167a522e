#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# Rules of one's own: --rules more than once, rules that are off for files, fkh-rules.5. FKH_BUILD is
# where the programs are.

load helpers

setup() {
	fkh_setup
	rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	mkdir -p include/linux kernel
	printf '#ifndef T\n#define T\ntypedef unsigned int u32;\n#endif\n' >include/linux/types.h
	printf '#ifndef F\n#define F\nstruct foo { u32 a; };\n#endif\n' >include/linux/foo.h
	printf '#ifndef B\n#define B\nextern void bar(void);\n#endif\n' >include/linux/bar.h
	printf '#include <linux/%s.h>\n' types foo bar >kernel/a.c
	echo 'struct foo foo; u32 b;' >>kernel/a.c
	FOO="include/linux/foo.h:3:14: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
	A='kernel/a.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]'
}

# rules_file FILE ROOT LINE...
rules_file() {
	printf '%s\n' "<$2>" "${@:3}" "</${2%% *}>" >"$1"
}

# check [OPTION...]
check() {
	expect 0 fkh-check -nostdinc -Iinclude "$@" kernel/a.c
}

@test "a rule is off for files" {
	check
	says "$stderr" "$FOO" "$A"
	rules_file mine.xml rules '<off rule="redundant-include" files="kernel/*"/>'
	check --rules=mine.xml
	says "$stderr" "$FOO"
	expect 1 fkh-report
	says "$output" "$FOO"
	rules_file mine.xml rules '<off rule="redundant-include" files="include/*"/>' \
		'<off rule="missing-include" files="include/linux/foo.h"/>'
	check --rules=mine.xml
	says "$stderr" "$A"
	check --rules=mine.xml --werror --only=missing-include
	[ -z "$stderr" ]
}

@test "one file stands in the place of the default, those behind it add" {
	rules_file first.xml headers '<not-judged file="include/linux/foo.h"/>'
	rules_file second.xml headers '<not-judged file="kernel/a.c"/>'
	rules_file third.xml rules '<off rule="redundant-include" files="kernel/a.c"/>'
	check --rules=first.xml
	says "$stderr" "$A"
	check --rules=first.xml --rules=second.xml
	[ -z "$stderr" ]
	check --rules=second.xml --rules=first.xml
	[ -z "$stderr" ]
	check --rules=second.xml --rules=third.xml
	says "$stderr" "$FOO"
	check --rules="$rules" --rules=first.xml --rules=third.xml
	[ -z "$stderr" ]
}

@test "default is the folder of the defaults, before, behind and alone" {
	rules_file mine.xml headers '<not-judged file="kernel/a.c"/>'
	printf '#include <asm-generic/x.h>\n' >include/linux/bar.h
	mkdir include/asm-generic
	printf '#ifndef X\n#define X\n#define X_MAX 3\n#endif\n' >include/asm-generic/x.h
	printf '#ifndef F\n#define F\nextern int x[X_MAX];\n#endif\n' >include/linux/foo.h
	printf '#include <linux/%s.h>\n' bar foo >kernel/a.c
	check --rules=mine.xml
	[[ $stderr == *"add #include <asm-generic/x.h>"* ]]
	check --rules=default --rules=mine.xml
	[[ $stderr == *"add #include <linux/bar.h>"* ]]
	check --rules=mine.xml --rules=default
	[[ $stderr == *"add #include <linux/bar.h>"* ]]
	check --rules=default
	[[ $stderr == *"add #include <linux/bar.h>"* ]]
}

@test "a folder behind another: what is there of it" {
	mkdir mine
	rules_file mine/rules.xml rules '<off rule="missing-include" files="*/foo.h"/>'
	cp "$rules"/*.rng "$rules"/headers.xml "$rules"/per-task.xml mine
	check --rules="$rules" --rules=mine
	says "$stderr" "$A"
	check --rules=mine
	says "$stderr" "$A"
	rm mine/rules.rng		# as before there was one
	check --rules=mine
	says "$stderr" "$A"
}

@test "the command line's are in the place of those of FKH_OPTIONS" {
	rules_file mine.xml rules '<off rule="missing-include" files="*"/>'
	rules_file other.xml rules '<off rule="redundant-include" files="*"/>'
	FKH_OPTIONS="--rules=mine.xml" check
	says "$stderr" "$A"
	FKH_OPTIONS="--rules=mine.xml" check --rules=other.xml
	says "$stderr" "$FOO"
	FKH_OPTIONS="--rules=mine.xml --rules=other.xml" check
	[ -z "$stderr" ]
}

@test "all of them reach the units of --kbuild" {
	mkdir -p obj/kernel
	ln -s .. obj/source
	rules_file mine.xml rules '<off rule="missing-include" files="*"/>'
	rules_file other.xml rules '<off rule="redundant-include" files="*"/>'
	touch obj/.config
	printf '%s\n' "cmd_kernel/a.o := gcc -nostdinc -I$PWD/include -D__KERNEL__ -c -o kernel/a.o $PWD/kernel/a.c" \
		"source_kernel/a.o := $PWD/kernel/a.c" >obj/kernel/.a.o.cmd
	expect 0 fkh-check --kbuild=obj --rules=default --rules=mine.xml
	[[ $stderr == *redundant-include* && $stderr != *missing-include* ]]
	expect 0 fkh-check --kbuild=obj --rules=mine.xml --rules=other.xml
	[[ $stderr != *fkh:* ]]
}

@test "mistakes are told with their place" {
	fails() {
		expect 2 fkh-check -nostdinc -Iinclude "${@:2}" kernel/a.c
		says "$stderr" "$1"
	}
	rules_file bad.xml rules '<off rule="redundant-include" files="a"/>' '<off rule="redundant" files="b"/>'
	fails "fkh-check: bad.xml:3: there is no rule 'redundant'" --rules=bad.xml
	rules_file good.xml rules
	fails "fkh-check: bad.xml:3: there is no rule 'redundant'" --rules=good.xml --rules=bad.xml
	rules_file bad.xml rules '' '<off rule="redundant-include"/>'
	expect 2 fkh-check -nostdinc -Iinclude --rules=default --rules=bad.xml kernel/a.c
	[[ $stderr == "fkh-check: bad.xml:3: "* ]]
	rules_file bad.xml 'per-task type="other"' '<member name="x"/>'
	fails "fkh-check: bad.xml:1: type 'other', and 'task_struct' before" --rules=default --rules=bad.xml
	rules_file bad.xml nothing
	fails "fkh-check: bad.xml:1: <nothing> is not the root of a rules file" --rules=default --rules=bad.xml
	fails "fkh-check: none.xml: No such file or directory" --rules=default --rules=none.xml
}

# The examples are taken as they stand there.
@test "fkh-rules(5): is well-formed, and its examples are valid and do what it says" {
	local page=$BATS_TEST_DIRNAME/../checker/fkh-rules.5 example schema nr=0

	man -l --warnings "$page" 2>&1 >/dev/null | cmp - /dev/null
	if type -P mandoc >/dev/null; then
		expect 0 mandoc -T lint -W warning "$page"
	fi
	awk '/^\.Bd -literal/ { file = "example" ++nr ".xml"; next }
		/^\.Ed/ { close(file); file = "" }
		file { gsub(/\\&/, ""); gsub(/\\-/, "-"); print >file }' "$page"
	for example in example*.xml; do
		schema=$(sed -n '1s/^<\([a-z-]*\).*/\1/p' "$example")
		xmllint --noout --relaxng "$rules/$schema.rng" "$example"
		check --rules=default --rules="$example"
		nr=$((nr + 1))
	done
	[ $nr -ge 3 ]
	for schema in "$rules"/*.rng; do
		grep -o '<element name="[a-z-]*' "$schema" | sed 's/.*"//' | while read -r element; do
			grep -q "^\.\(It Li\|Ss\) <$element\b" "$page" || { echo "$element: not there"; exit 1; }
		done
	done
}
