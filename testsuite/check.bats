#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-check on a little kernel of its own: options, errors, records. What it finds is for the cases.

load helpers

FOO="include/linux/foo.h:5:9: warning: 'u32' used but not included: add #include <linux/types.h> [fkh:missing-include]"
A="kernel/a.c:3:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]"

# One finding in a header, one in the C file; b.c and c.c only have the header's.
setup() {
	fkh_setup
	mkdir kernel
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' '' \
		'struct foo {' '	u32 count;' '};' '' '#endif' >include/linux/foo.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#include <linux/bar.h>' '' \
		'u32 a(struct foo *foo) { return foo->count; }' >kernel/a.c
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '' \
		'u32 b(struct foo *foo) { return foo->count; }' >kernel/b.c
	rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS=--rules=$rules
}

# check STATUS ARGUMENT...
check() {
	local want=$1

	shift
	expect "$want" fkh-check -nostdinc -Iinclude "$@"
}

# records_of HEADER: how many there are
records_of() {
	find .fkh/header -name '*.xml' -exec grep -l " name=\"$1\"" {} + | wc -l
}

# fails LINE ARGUMENT...: with 2 and that one line (a pattern), and the records are as they were
fails() {
	local line=$1

	shift
	rm -rf before && cp -r .fkh before
	check 2 "$@"
	[ -z "$output" ]
	[[ $stderr = $line && $stderr != *$'\n'* ]]
	diff -r before .fkh
}

@test "findings are lines on stderr, the exit status is 0" {
	check 0 kernel/a.c
	[ -z "$output" ]
	says "$stderr" "$FOO" "$A"
}

@test "--help and --version" {
	expect 0 fkh-check --help
	[[ $output = "Usage: fkh-check "* && $output = *--junit-strict* && -z $stderr ]]
	for rule in missing-include indirect-include redundant-include per-task; do
		[[ $output = *" $rule"* ]]
	done
	expect 0 fkh-check --version
	[[ $output = "fkh-check 0.1 (sparse "[0-9]*")" ]]
	for option in --help --version; do
		expect 2 bash -c "fkh-check $option >/dev/full"
		says "$stderr" "fkh-check: standard output: No space left on device"
	done
	[ ! -e .fkh ]
}

@test "what is wrong with the command line is one line and 2" {
	check 0 kernel/a.c
	fails "fkh-check: no C file is named; see --help"
	fails "fkh-check: kernel/nix.c: No such file or directory" kernel/nix.c
	mkdir kernel/folder.c
	fails "fkh-check: kernel/folder.c: Is a directory" kernel/folder.c
	for sparse in '' --sparse; do
		fails "fkh-check: nix: No such file or directory" $sparse nix kernel/a.c
		fails "fkh-check: nix: No such file or directory" $sparse kernel/a.c nix
		fails "fkh-check: kernel/b.c: not together with kernel/a.c: *" $sparse kernel/a.c kernel/b.c
	done
	fails "fkh-check: wrong option '--werror=yes'; --help lists ours" --werror=yes kernel/a.c
	fails "fkh-check: wrong option '--junit'; --help lists ours" --junit kernel/a.c
	fails "fkh-check: --junit-strict needs --junit=FILE" --junit-strict kernel/a.c
	fails "fkh-check: --only: there is no rule 'per-tsak'" --only=per-task,per-tsak kernel/a.c
	fails "fkh-check: --only: no rule is named" --only= kernel/a.c
}

@test "a long option that nobody has is refused, wherever it comes from, and nothing is made" {
	for option in --onyl=per-task --onyl --nix --rulez=x --Werror --kbuil=x --junit; do
		check 2 $option --werror kernel/a.c
		says "$stderr" "fkh-check: wrong option '$option'; --help lists ours"
		FKH_OPTIONS="--werror $option --sparse" check 2 kernel/a.c
		says "$stderr" "fkh-check: FKH_OPTIONS: wrong option '$option'; --help lists ours"
	done
	check 2 --out=typo/store --rules=nowhere.xml kernel/a.c
	check 2 --out=typo/store kernel/nix.c
	for sparse in '' --sparse; do
		check 2 --out=typo/store $sparse kernel/a.c nix
	done
	says "$(ls -A)" include kernel stderr
}

@test "long options of sparse, gcc and clang go on to sparse" {
	check 0 --arch=x86 --os=linux --param max-inline-insns-auto=80 --param=x=1 --target=x86_64-linux-gnu \
		--gcc-toolchain=/usr --sysroot=/nix --sysroot /nix --prefix=/usr/bin/x --no-default-config \
		--start-no-unused-arguments --end-no-unused-arguments --rtlib=compiler-rt --ld-path=lld \
		--serialize-diagnostics nix.dia --verbose --save-temps=obj --config nix.cfg --pipe \
		--define-macro=X=1 --include-directory nix -Xclang --only=nix -mllvm --werror kernel/a.c
	says "$stderr" "$FOO" "$A"
}

@test "-h: first, it is ours" {
	expect 0 fkh-check -h
	[[ $output = "Usage: fkh-check "* && -z $stderr ]]
	check 0 -h nix.so kernel/a.c
	says "$stderr" "$FOO" "$A"
}

@test "--with: rules beside the default ones, and beside --only" {
	check 0 --with=indirect-include kernel/a.c
	says "$stderr" "$FOO" "$A"
	echo '#include <linux/foo.h>' >include/linux/fool.h
	sed -i 's/foo\.h/fool.h/' kernel/b.c
	check 0 --with=indirect-include kernel/b.c
	[[ $stderr = *"$FOO"*"[fkh:indirect-include]"* ]]
	check 0 --only=redundant-include --with=missing-include,per-task kernel/a.c
	says "$stderr" "$FOO" "$A"
	FKH_OPTIONS+=" --with=missing-include" check 0 --only=redundant-include kernel/a.c
	says "$stderr" "$FOO" "$A"
	check 2 --with=per-tsak kernel/a.c
	says "$stderr" "fkh-check: --with: there is no rule 'per-tsak'"
}

@test "FKH_OPTIONS: taken, checked, and overruled by the command line" {
	FKH_OPTIONS+=" --werror --only=redundant-include"
	check 1 kernel/a.c
	says "$stderr" "$A"
	check 1 --only=missing-include kernel/a.c
	says "$stderr" "$FOO"
	FKH_OPTIONS="--rules=$rules --nix" fails "fkh-check: FKH_OPTIONS: wrong option '--nix'; *" kernel/a.c
	FKH_OPTIONS="kernel/b.c" fails "fkh-check: FKH_OPTIONS: 'kernel/b.c' is not an option; *" kernel/a.c
}

@test "--werror: 1 with findings, 0 without" {
	check 1 --werror kernel/a.c
	check 0 --werror --only=per-task kernel/a.c
	[ -z "$stderr" ]
}

@test "a record has a name once for each kind of use, and in the order of their places" {
	echo '#define MAX 4' >include/linux/max.h
	echo 'extern u32 between;' >include/linux/between.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/max.h>' \
		'static u32 max = MAX; static u32 more = MAX;' '#include <linux/between.h>' \
		'extern u32 last;' >include/linux/order.h
	echo '#include <linux/order.h>' >kernel/order.c
	check 0 kernel/order.c
	record=$(grep -l ' name="include/linux/order.h"' -r .fkh/header)
	[ "$(sed -n 's|<uses>\(.*\)</uses>|\1|p' "$record")" = "u32:t3.8 MAX:d0.18" ]
	[ "$(sed -n 's|<declares>\(.*\)</declares>|\1|p' "$record")" = "max:f3 more:f0 last:f2" ]
}

@test "rules: a folder, a file, and what is wrong with them" {
	check 0 kernel/a.c
	cp -r "$rules" mine
	sed -i 's|<headers>|&<not-judged file="include/linux/foo.h"/>|' mine/headers.xml
	check 0 --rules=mine kernel/a.c
	says "$stderr" "$A"
	check 0 --rules=mine/headers.xml kernel/a.c
	says "$stderr" "$A"
	check 0 --rules=mine/per-task.xml kernel/a.c
	says "$stderr" "$FOO" "$A"
	check 0 kernel/a.c
	fails "fkh-check: nowhere.xml: No such file or directory" --rules=nowhere.xml kernel/a.c
	sed -i '0,/<member /s//<mumber /' mine/per-task.xml
	fails "fkh-check: mine/per-task.xml:$(grep -n mumber mine/per-task.xml | cut -d: -f1): *" \
		--rules=mine/per-task.xml kernel/a.c
	printf '%s\n' '<headers>' '<hidden header="a"/>' '<front header="a"/>' '</headers>' >bad.xml
	fails "fkh-check: bad.xml:3: *" --rules=bad.xml kernel/a.c
	printf '%s\n' '<headers>' '<hidden header="a">' '</headers>' >bad.xml
	fails "fkh-check: bad.xml:3: *" --rules=bad.xml kernel/a.c
	echo '<header/>' >bad.xml
	fails "fkh-check: bad.xml:1: <header> is not the root of a rules file" --rules=bad.xml kernel/a.c
	: >bad.xml
	fails "fkh-check: bad.xml:1: *" --rules=bad.xml kernel/a.c
	mkdir empty
	fails "fkh-check: empty/*" --rules=empty kernel/a.c
}

@test "without --rules those beside the build tree are taken" {
	mkdir -p tree/build
	cp "$(type -P fkh-check)" tree/build
	cp -r "$rules" tree/rules
	sed -i 's|<headers>|&<not-judged file="include/linux/foo.h"/>|' tree/rules/headers.xml
	unset FKH_OPTIONS
	expect 0 tree/build/fkh-check -nostdinc -Iinclude kernel/a.c
	says "$stderr" "$A"
}

@test "the store: .fkh where the build is, a module's own, or --out" {
	check 0 kernel/a.c
	[ -e .fkh/unit/kernel/a.c.xml ]
	mkdir module
	cp kernel/a.c module
	KBUILD_EXTMOD=$PWD/module check 0 -I"$PWD/include" module/a.c
	[ -e module/.fkh/unit/a.c.xml ]
	[ ! -e .fkh/unit/module ]
	check 0 --out=else/where kernel/a.c
	expect 1 fkh-report else/where
	says "$output" "$FOO" "$A"
}

@test "paths are relative to the source root, wherever the object tree is" {
	mkdir objects
	cd objects
	srctree=.. objtree=. expect 0 fkh-check -nostdinc -I../include ../kernel/a.c
	says "$stderr" "$FOO" "$A"
	rm -rf .fkh
	abs_srctree=$(realpath ..) abs_objtree=$PWD srctree=.. \
		expect 0 fkh-check -nostdinc -I"$(realpath ..)"/include "$(realpath ..)/kernel/../kernel/a.c"
	says "$stderr" "$FOO" "$A"
	[ -e .fkh/unit/kernel/a.c.xml ]
}

@test "a store that cannot be written: 2, and the old records are whole" {
	check 0 kernel/a.c
	echo >>kernel/a.c
	: >file
	fails "fkh-check: file: the store cannot be written: *" --out=file kernel/a.c
	fails "fkh-check: /proc/nix: the store cannot be written: *" --out=/proc/nix kernel/a.c
	fails "fkh-check: /dev/full: No space left on device" --out=aside --junit=/dev/full \
		--only=per-task kernel/a.c
	# a full disk: no half record, and no litter
	cp .fkh/unit/kernel/a.c.xml old
	printf '#include <linux/types.h>\n%.0s' {1..300} >>kernel/a.c
	(trap '' XFSZ; ulimit -f 1; check 2 --only=per-task kernel/a.c)
	cmp old .fkh/unit/kernel/a.c.xml
	[ -z "$(find .fkh -name '.*' -type f)" ]
}

@test "a missing include file is an error everywhere, until it is there" {
	sed -i '1i #include <linux/nix.h>' kernel/a.c
	check 0 --werror --junit=out.xml kernel/a.c
	says "$stderr" "kernel/a.c:1:11: error: unable to open 'linux/nix.h' [fkh:error]"
	xmllint --noout out.xml
	[ "$(xpath out.xml 'concat(/*/@tests, " ", /*/@failures, " ", /*/@errors)')" = "1 0 1" ]
	[[ $(xpath out.xml 'string(//error/@message)') = *"unable to open 'linux/nix.h'"* ]]
	expect 1 fkh-report
	says "$output" "kernel/a.c:1:11: error: unable to open 'linux/nix.h' [fkh:error]"
	sed -i 1d kernel/a.c
	check 0 kernel/a.c
	expect 1 fkh-report
	says "$output" "$FOO" "$A"
}

@test "one missing in a header names the header, and the unit" {
	sed -i '3i #include "nix.h"' include/linux/foo.h
	check 0 kernel/a.c
	says "$stderr" "include/linux/foo.h:3:10: error: unable to open 'nix.h' [fkh:error]" \
		"kernel/a.c:1:1: note: in this unit"
}

@test "a syntax error: what is known is told, and said to be partial" {
	printf '%s\n' 'int broken(;' 'int whole;' >>kernel/a.c
	check 0 --junit=out.xml kernel/a.c
	[[ $stderr = *"add #include <linux/types.h> [fkh:missing-include]"* ]]
	[[ $stderr = *"kernel/a.c:6:"*": error: "*"(unit only partly analysed) [fkh:error]" ]]
	[ "$(xpath out.xml 'string(/*/@errors)')" = 1 ]
	[ "$(xpath out.xml 'count(//testcase[not(*)])')" = 0 ]	# nothing passes that is half known
	expect 1 fkh-report
	[[ $output = *"(unit only partly analysed) [fkh:error]"* ]]
	sed -i /broken/d kernel/a.c
	check 0 kernel/a.c
	[[ $stderr != *partly* ]]
}

@test "file names of any bytes give valid XML" {
	for name in 'with space' "quote's" 'double"quote' '<&>' $'new\nline' $'bytes\xff\x01' '%s%n' '-dash' '\x41'; do
		cp kernel/a.c "kernel/$name.c"
		check 0 --junit=out.xml "kernel/$name.c"
		xmllint --noout out.xml
		[ "$(xpath out.xml 'count(//failure)')" = 2 ]
	done
	for name in 'with space' "quote's" '<&>' $'bytes\xff\x01' '%s%n' '-dash'; do
		mv include/linux/foo.h "include/linux/$name.h"
		printf '%s\n' '#include <linux/types.h>' "#include \"linux/$name.h\"" >kernel/odd.c
		check 0 --junit=out.xml --only=missing-include kernel/odd.c
		xmllint --noout out.xml
		[ "$(xpath out.xml 'count(//failure)')" = 1 ]
		mv "include/linux/$name.h" include/linux/foo.h
	done
	find .fkh -name '*.xml' -print0 | xargs -0 xmllint --noout
	expect 1 fkh-report --junit=all.xml
	xmllint --noout all.xml
	[ "$(xpath all.xml 'string(/*/@errors)')" = 0 ]
	[[ $output = *'kernel/bytes\xff\x01.c:3:1: '* ]]
	[[ $output = *'kernel/\\x41.c:3:1: '* ]]
	[[ $output = *'kernel/new\x0aline.c:3:1: '* ]]
	LC_ALL=C not grep -qP '[\x00-\x08\x0b-\x1f]' all.xml
}

@test "JUnit: a pass per rule, a failure per finding, with file and line" {
	check 0 --junit=out.xml kernel/a.c
	[ "$(xpath out.xml 'count(//testsuite[@name = "kernel/a.c"]/testcase[failure])')" = 1 ]
	[ "$(xpath out.xml 'concat(//failure[@type = "redundant-include"]/../@file, ":", //failure[@type = "redundant-include"]/../@line)')" = kernel/a.c:3 ]
	[ "$(xpath out.xml 'count(//testsuite[@name = "kernel/a.c"]/testcase[not(*)])')" = 2 ]
	[ "$(xpath out.xml 'sum(//testsuite/@tests) = count(//testcase)')" = true ]
	check 0 --junit=- kernel/a.c
	printf '%s\n' "$output" | cmp - out.xml
}

@test "JUnit: Jenkins' schema takes the strict form, errors and all" {
	npm_tools
	check 0 --junit=strict.xml --junit-strict kernel/a.c
	jenkins strict.xml
	not grep -q ' file=\| line=' strict.xml
	echo '#include "nix.h"' >>kernel/a.c
	check 0 --junit=strict.xml --junit-strict kernel/a.c
	jenkins strict.xml
	check 0 --junit=out.xml kernel/b.c
	not jenkins out.xml
}

# For sparse to complain about: an address space, a lock, a plain integer, an undeclared symbol.
sparse_unit() {
	sed 's/^\t\t//' >>kernel/a.c <<-'END'
		#define __user	__attribute__((noderef, address_space(__user)))

		static int lock;

		static void take(void) __attribute__((context(lock, 0, 1)))
		{
			__context__(lock, 1);
		}

		int a_read(int __user *p, int *q)
		{
			if (q != 0)
				take();
		#ifdef MIXED
			return p == q;
		#endif
			return *p;
		}
	END
}

@test "--sparse says what sparse says, and the findings" {
	sparse_unit
	for flags in "" "-Wall" "-Wno-decl -Wcontext" "-Wbitwise -D__CHECKER__ -Wsparse-error" -DMIXED; do
		status=0
		sparse -nostdinc -Iinclude $flags kernel/a.c 2>theirs || status=$?
		[ -s theirs ]
		check $status --sparse $flags kernel/a.c
		grep -v 'fkh:' <<<"$stderr" | diff -u theirs -
		says "$(grep 'fkh:' <<<"$stderr")" "$FOO" "$A"
		check 0 $flags kernel/a.c
		says "$stderr" "$FOO" "$A"
	done
	grep -q "context imbalance in 'a_read'" <(sparse -nostdinc -Iinclude kernel/a.c 2>&1)
}

@test "--sparse of what cannot be parsed" {
	echo 'int broken(;' >>kernel/a.c
	sparse -nostdinc -Iinclude kernel/a.c 2>theirs || :
	check 0 --sparse kernel/a.c
	grep -v 'fkh:' <<<"$stderr" | diff -u theirs -
	grep -q "fkh:error" <<<"$stderr"
	echo '#include "nix.h"' >>kernel/a.c
	check 0 --sparse kernel/a.c
	[[ $stderr = *"unable to open 'nix.h'"*"[fkh:error]" ]]
}

@test "a finding of a header is each unit's, and once in the report" {
	check 0 kernel/a.c
	check 0 kernel/b.c
	says "$stderr" "$FOO"
	[ "$(records_of include/linux/foo.h)" = 1 ]
	expect 1 fkh-report
	says "$output" "$FOO" "$A"
}

@test "two units that see a header differently: a record each, one report" {
	sed -i '3i #ifdef FOO_LONG\ntypedef u8 foo_first;\n#endif' include/linux/foo.h
	sed -i '1i #define FOO_LONG' kernel/b.c
	check 0 --only=missing-include kernel/a.c
	says "$stderr" "${FOO/:5:/:8:}"
	check 0 --only=missing-include kernel/b.c
	both="${FOO/:5:9:/:4:9:}"
	both=${both/\'u32\'/\'u8\', \'u32\'}
	says "$stderr" "$both"
	[ "$(records_of include/linux/foo.h)" = 2 ]
	expect 1 fkh-report
	says "$output" "$both"
}

@test "an include of a header that one unit needs is no finding of the build" {
	printf '%s\n' '#ifndef _LINUX_BAZ_H' '#define _LINUX_BAZ_H' '#include <linux/bar.h>' \
		'struct baz { int x; };' '#ifdef BAZ_COUNT' \
		'static inline int baz(void) { return BAZ_COUNT; }' '#endif' '#endif' >include/linux/baz.h
	printf '%s\n' '#include <linux/baz.h>' 'struct baz one;' >kernel/one.c
	printf '%s\n' '#define BAZ_COUNT bar_count' '#include <linux/baz.h>' 'struct baz two;' >kernel/two.c
	check 0 kernel/one.c
	[[ $stderr = "include/linux/baz.h:3:1: "*"[fkh:redundant-include]" ]]
	check 0 kernel/two.c
	[ -z "$stderr" ]
	expect 0 fkh-report
	rm .fkh/unit/kernel/two.c.xml
	expect 1 fkh-report
}

@test "two runs write the same bytes, in any order" {
	for unit in a b; do
		check 0 --out=one --junit=$unit.one.xml kernel/$unit.c
	done
	for unit in b a b; do
		check 0 --out=two --junit=$unit.two.xml kernel/$unit.c
	done
	diff -r one two
	cmp a.one.xml a.two.xml
	cmp b.one.xml b.two.xml
}

@test "a unit that is checked again replaces its record" {
	check 0 kernel/a.c
	sed -i '/bar.h/d' kernel/a.c
	check 0 kernel/a.c
	expect 1 fkh-report
	says "$output" "$FOO"
	sed -i 's/u32 count/int count/' include/linux/foo.h
	check 0 kernel/a.c
	expect 0 fkh-report
}

@test "two files of one name: a module's header in front of the kernel's" {
	mkdir -p kernel/include/linux module/include/linux
	printf '#include_next <linux/a.h>\n' >module/include/linux/a.h
	{ for i in {1..400}; do echo "// $i"; done; echo 'extern int last;'; } >kernel/include/linux/a.h
	printf '#include <linux/a.h>\nint *x = &last;\n' >module/m.c
	KBUILD_EXTMOD=$PWD/module abs_srctree=$PWD/kernel run fkh-check -nostdinc --out=store \
		-I module/include -I kernel/include module/m.c
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
	[ -e store/unit/m.c.xml ]
}

@test "all that kbuild passes for gcc" {
	check 0 -D__linux__ -Dlinux -D__STDC__ -Dunix -D__unix__ -Wbitwise -Wno-return-void \
		-Wno-unknown-attribute -D__x86_64__ --arch=x86 -mlittle-endian -m64 \
		-Wp,-MMD,kernel/.a.o.d -I./arch/x86/include/generated -I ./kernel \
		-include ./include/linux/types.h -D__KERNEL__ -fmacro-prefix-map=/usr/src/= -Wall -Wundef \
		-Werror=strict-prototypes -Wno-trigraphs -fno-strict-aliasing -fshort-wchar -fno-PIE \
		-std=gnu11 -mno-sse -mno-80387 -fcf-protection=none -falign-jumps=1 \
		-mpreferred-stack-boundary=3 -mcmodel=kernel -mindirect-branch=thunk-extern \
		-mindirect-branch-register --param=allow-store-data-races=0 -O2 -Wframe-larger-than=2048 \
		-fstack-protector-strong -ftrivial-auto-var-init=zero -Werror -Wimplicit-fallthrough=5 \
		-fplugin=./scripts/gcc-plugins/latent_entropy_plugin.so -pg -mrecord-mcount -mfentry \
		-DKBUILD_MODFILE='"kernel/a"' -DKBUILD_BASENAME='"a"' -DKBUILD_MODNAME='"a"' \
		-D__KBUILD_MODNAME=kmod_a -c -o kernel/a.o kernel/a.c
	# types.h is everyone's by -include
	says "$stderr" "$A"
}

@test "all that kbuild passes for clang" {
	check 0 -Wbitwise -Wno-return-void -Wno-unknown-attribute -D__aarch64__ --arch=arm64 \
		-mlittle-endian -m64 -Wp,-MMD,kernel/.a.o.d --target=aarch64-linux-gnu -fintegrated-as \
		-Werror=unknown-warning-option -Werror=ignored-optimization-argument \
		-Werror=unused-command-line-argument -DKASAN_SHADOW_SCALE_SHIFT= -std=gnu11 \
		-funsigned-char -mgeneral-regs-only -mbranch-protection=pac-ret+bti -Wa,-march=armv8.5-a \
		-DARM64_ASM_ARCH='"armv8.5-a"' -ffixed-x18 -fsanitize=shadow-call-stack \
		-fstrict-flex-arrays=3 -falign-functions=4 -Wno-format-overflow-non-kprintf \
		-mstack-protector-guard=sysreg -mstack-protector-guard-reg=sp_el0 \
		-mstack-protector-guard-offset=1288 -Xclang -fexperimental-late-parse-attributes -g \
		-D__KBUILD_MODNAME=kmod_a -c -o kernel/a.o kernel/a.c
	says "$stderr" "$FOO" "$A"
}

@test "operands of the compilers' options are no files" {
	for flags in "-meabi gnu" "-mllvm -foo" "-mllvm x=1" "-target arm-linux-gnueabi" "--param x=1" "-x c" -xc \
		"-o kernel/a.o" "-MF .a.d" "-MT a" "-MQ a" "-MJ a.json" "-T a.lds" "-L /nix" "-z now" "-u start" \
		"-Xassembler -x" "-Xlinker a" "-Xclang c" "-Xpreprocessor -DX" "-e start" "-A cpu=x" "-B /usr" \
		"-arch arm" "-isysroot /nix" "-iprefix x" "-iwithprefix x" "-imultilib x" "-imultiarch x" \
		"-aux-info a.X" "-dumpbase a" "-dumpdir a" "-dumpbase-ext .c" "-wrapper gdb" "-G 0" "-l m" "-F x" \
		"-include-pch x.pch" "-working-directory x" "-resource-dir x" "-cxx-isystem x" "-b x" "-mfuture x" \
		"-ffuture-path x" "-mabi=lp64" "-fplugin=x.so -fplugin-arg-x-y=z" "-mtune=cortex-a8" -EL \
		"-march=armv7-a" "-mcmodel=medium" "-mcmodel=nix" "-std=nix" -fno-PIE; do
		check 0 $flags kernel/a.c
		says "$stderr" "$FOO" "$A"
		check 0 kernel/a.c $flags
		says "$stderr" "$FOO" "$A"
		check 0 --sparse $flags kernel/a.c
		says "$(grep fkh: <<<"$stderr")" "$FOO" "$A"
	done
}

@test "what names and folders the compilers' options bring, in their words and in sparse's" {
	mkdir new
	printf '%s\n' '#include <linux/types.h>' 'extern u32 all;' >new/all.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/foo.h>' '#if defined(A) && B == 2 && !defined(C)' \
		'#include "all.h"' 'u32 c(struct foo *foo) { return foo->count + all; }' '#endif' >kernel/c.c
	for dir in "-I new" -Inew "--include-directory=new" "-isystem new" -isystemnew "-idirafter new" \
		"-iquote new" -iquotenew "--include-directory-after new" "-include new/all.h -Inew" \
		"-includenew/all.h -Inew" "--include=new/all.h -Inew" "-imacros new/all.h -Inew"; do
		for define in "-D A -D B=2 -DC -U C" "-DA -DB=2" "--define-macro A --define-macro=B=2" \
			"-Wp,-DA,-MMD,kernel/.c.o.d,-DB=2"; do
			check 0 $dir $define --only=redundant-include kernel/c.c
			[ -z "$stderr" ]
			grep -q 'name="new/all.h"' -r .fkh/header
			rm -r .fkh
		done
	done
}

@test "@file: its words are taken, in their quotes" {
	printf '%s\n' "-DX='a b'" '-meabi gnu' '"-Iinclude/no such"' '@more' >words
	echo kernel/a.c >more
	check 0 @words
	says "$stderr" "$FOO" "$A"
	check 2 kernel/a.c @nix
	says "$stderr" "fkh-check: @nix: No such file or directory"
	echo @self >self
	check 2 @self
	[[ $stderr = "fkh-check: "* && $stderr != *$'\n'* ]]
}

@test "RISC-V: whatever -march names" {
	for march in rv64imac_zicsr_zifencei rv64imafdcv_zicbom_zihintpause_zba_zbb_zacas \
		rv64i2p1_m2p0_a2p1 rv32ima rv64gc rv64nix nix; do
		check 0 --arch=riscv -m64 -mabi=lp64 -march=$march kernel/a.c
		says "$stderr" "$FOO" "$A"
	done
	printf '%s\n' '#if defined(__riscv_zacas) && defined(__riscv_atomic) && !defined(__riscv_zbb)' \
		'#include <linux/bar.h>' '#endif' 'int c;' >kernel/c.c
	check 0 --arch=riscv -m64 -march=rv64imac_zacas kernel/c.c
	[[ $stderr = "kernel/c.c:2:1: "* ]]
	check 0 --arch=riscv -m64 -march=rv64imac_zbb kernel/c.c
	[ -z "$stderr" ]
}

@test "a trial, as scripts/checker-valid.sh makes: errors and no record" {
	printf '%s\n' 'static inline int u(const int *q)' '{' '	__typeof__(*q) v = *q;' '	return v;' '}' >scratch
	cp scratch scratch.Ab3dE6fG
	for probe in scratch scratch.Ab3dE6fG ./scratch "$PWD/scratch"; do
		check 0 --arch=x86 -mlittle-endian -m64 "$probe"
		[ -z "$output$stderr" ]
		check 0 --werror -Wbitwise -mnix "$probe"
		[ -z "$output$stderr" ]
		sed 's/v = /v == /' scratch >"$BATS_TEST_TMPDIR/not.tried"
		check 0 -m64 "$BATS_TEST_TMPDIR/not.tried"
		[[ $stderr = *"not.tried:3:"*": error: "* && $stderr != *fkh:* ]]
	done
	echo '#include <linux/nix.h>' >scratch
	check 0 scratch
	[[ $stderr = *"scratch:1:"*": error: unable to open 'linux/nix.h'" ]]
	mkdir folder
	for name in folder nix include/linux/foo.h; do
		check 2 $name
		says "$stderr" "fkh-check: no C file is named; see --help"
	done
	[ ! -e .fkh ]
}

@test "--path: what is printed, what --werror follows; the record has all" {
	check 1 --werror kernel/a.c
	all=$stderr
	[[ $all = *include/linux/foo.h:* && $all = *kernel/a.c:* ]]
	mv .fkh whole
	for path in kernel kernel/ 'kernel/*' '*/a.c' nix,kernel/a.c; do
		check 1 --werror --path="$path" kernel/a.c
		[ "$stderr" = "$(grep ^kernel/ <<<"$all")" ]
	done
	check 0 --werror --path=nix --junit=out.xml kernel/a.c
	[ -z "$stderr" ]
	[ "$(xpath out.xml 'count(//testcase)')" = 0 ]
	diff -r whole .fkh
}

@test "an external module: its own files, and with --all the kernel's" {
	mkdir -p module/include
	printf '%s\n' '#include <linux/types.h>' '#include <own.h>' '#include <linux/foo.h>' 'int m;' >module/m.c
	printf '%s\n' '#ifndef O' '#define O' 'u32 own(void);' '#endif' >module/include/own.h
	export KBUILD_EXTMOD=$PWD/module abs_srctree=$PWD abs_objtree=$PWD
	check 1 --werror --only=missing-include -Imodule/include module/m.c
	[[ $stderr = "include/own.h:3:1: "* && $stderr != *$'\n'* ]]
	check 1 --werror --only=missing-include --all -Imodule/include module/m.c
	[[ $stderr = *"include/linux/foo.h:"* ]]
	sed -i 's/u32/int/' module/include/own.h
	check 0 --werror --only=missing-include -Imodule/include module/m.c
	[ -z "$stderr" ]
	expect 0 fkh-report module/.fkh
	[ -z "$output$stderr" ]
	expect 1 fkh-report --all module/.fkh
	[[ $output = "include/linux/foo.h:"* ]]
}

@test "installed below any prefix it finds its rules" {
	unset FKH_OPTIONS
	mkdir -p anywhere/bin anywhere/share/fkh-check
	cp "$FKH_BUILD/fkh-check" anywhere/bin
	expect 2 anywhere/bin/fkh-check -nostdinc -Iinclude kernel/a.c
	[[ $stderr = "fkh-check: "*"/share/fkh-check/rules"*": No such file or directory" && $stderr != *$'\n'* ]]
	cp -r "$BATS_TEST_DIRNAME/../rules" anywhere/share/fkh-check/rules
	mv anywhere elsewhere
	expect 0 elsewhere/bin/fkh-check -nostdinc -Iinclude kernel/a.c
	[[ $stderr = *"fkh:redundant-include"* ]]
}

@test "the manual is without mistakes" {
	man -l --warnings "$BATS_TEST_DIRNAME/../checker/fkh-check.1" 2>&1 >/dev/null | cmp - /dev/null
	for option in $(fkh-check --help | grep -o '^  *--*[a-z-]*' | grep -vx '  -h'); do
		grep -q "^\.It Fl ${option#-}\( \|$\)" "$BATS_TEST_DIRNAME/../checker/fkh-check.1"
	done
}
