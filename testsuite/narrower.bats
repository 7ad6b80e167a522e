#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --fix=narrower: an include of which a part is used gives way to that.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules") --only=narrower-include"
	export FKH_OPTIONS
	mkdir -p include/linux kernel
	printf '%s\n' '#ifndef _LINUX_MATH_H' '#define _LINUX_MATH_H' \
		'#define round_up(x, y) ((x) + (y))' '#endif' >include/linux/math.h
	printf '%s\n' '#ifndef _LINUX_KERNEL_H' '#define _LINUX_KERNEL_H' '#include <linux/math.h>' \
		'int kernel_use(void);' '#endif' >include/linux/kernel.h
	for name in a list slab; do
		printf '%s\n' '#pragma once' "int ${name}_use(void);" >include/linux/$name.h
	done
}

# check UNIT: a C file of standard input, into .fkh
check() {
	cat >"$1"
	expect 0 fkh-check -nostdinc -Iinclude "$1"
}

fixed() {
	fkh-report --fix=narrower | patch -s -p1
}

@test "the part comes where the order of the others wants it" {
	check kernel/unit.c <<-'END'
		#include <linux/a.h>
		#include <linux/kernel.h>
		#include <linux/list.h>
		#include <linux/slab.h>

		int unit(void) { return round_up(a_use(), 2) + list_use() + slab_use(); }
	END
	fixed
	[[ $(sed 4q kernel/unit.c | tr '\n' ' ') == "#include <linux/a.h> #include <linux/list.h> \
#include <linux/math.h> #include <linux/slab.h> " ]]
	expect 0 "${CC:-cc}" -Iinclude -fsyntax-only -Werror kernel/unit.c
}

@test "where the others have no order, it comes in the place of the one that goes" {
	check kernel/unit.c <<-'END'
		#include <linux/slab.h>
		#include <linux/kernel.h>
		#include <linux/a.h>

		int unit(void) { return round_up(a_use(), 2) + slab_use(); }
	END
	fixed
	[[ $(sed -n 2p kernel/unit.c) == "#include <linux/math.h>" ]]
}

@test "a part that is included in a condition only is included for all" {
	check kernel/unit.c <<-'END'
		#include <linux/kernel.h>
		#ifdef CONFIG_MATH
		#include <linux/math.h>
		#endif

		int unit(void) { return round_up(1, 2); }
	END
	fixed
	[[ $(grep -c 'linux/math.h' kernel/unit.c) == 2 && $(sed -n 1p kernel/unit.c) == *math.h* ]]
}

@test "a header's include that others rely on stays" {
	printf '%s\n' '#ifndef _LINUX_FOO_H' '#define _LINUX_FOO_H' '#include <linux/kernel.h>' \
		'static inline int foo(void) { return round_up(1, 2); }' '#endif' >include/linux/foo.h
	check kernel/unit.c <<-'END'
		#include <linux/foo.h>

		int unit(void) { return foo() + kernel_use(); }
	END
	[[ -z $(fkh-report --fix=narrower) ]]
	check kernel/unit.c <<-'END'
		#include <linux/foo.h>

		int unit(void) { return foo(); }
	END
	fixed
	[[ $(sed -n 3p include/linux/foo.h) == "#include <linux/math.h>" ]]
}
