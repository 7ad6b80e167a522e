#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --cost: what a header costs, as the compiler counts it.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS="--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")"
	export FKH_OPTIONS
	mkdir -p include/linux kernel
	printf '%s\n' '#ifndef _TYPES_H' '#define _TYPES_H' '/* no line */' 'typedef int s32;' '' \
		'typedef unsigned int' '	u32;' '#endif' >include/linux/types.h
	printf '%s\n' '#ifndef _LIST_H' '#define _LIST_H' '#include <linux/types.h>' \
		'struct list { struct list *next; u32 nr; };' \
		'#define each(p, list, body) for (p = (list)->next; p; p = p->next) body' \
		'#define NOTHING(x)' \
		'static inline int count(struct list *list)' '{' '	struct list *p;' '	int n = 0;' '' \
		'	each(p,' '	     list,' '	     n++);' '	return n;' '}' '#endif' >include/linux/list.h
	printf '%s\n' '#ifndef _ALL_H' '#define _ALL_H' '#include <linux/types.h>' \
		'#include <linux/list.h>' '#ifdef CONFIG_NONE' 'int none(void);' '#endif' \
		'int all(struct list *list);' '#endif' >include/linux/all.h
	cat >kernel/unit.c <<-'END'
		#include <linux/all.h>

		int all(struct list *list)
		{
			return count(list);
		}
	END
	expect 0 fkh-check -nostdinc -Iinclude kernel/unit.c
}

# lines HEADER: how many the compiler has of it
lines() {
	echo "#include <$1>" | "${CC:-cc}" -nostdinc -Iinclude -E -P -x c - | wc -l
}

# cost HEADER FIELD
cost() {
	fkh-report --cost --json "$1" | python3 -c \
		'import json, sys; print(json.load(sys.stdin)[0][sys.argv[1]])' "$2"
}

@test "lines are those of the preprocessor, headers those that it reads" {
	for header in types list all; do
		[ "$(cost linux/$header.h lines)" = "$(lines linux/$header.h)" ]
	done
	[ "$(cost linux/types.h headers)" = 1 ]
	[ "$(cost linux/all.h headers)" = 3 ]
	[ "$(cost include/linux/all.h units)" = 1 ]
}

@test "of each include the part that it brings alone" {
	expect 0 fkh-report --cost linux/all.h
	[[ "$output" == *" 0        0         0              only by include/linux/all.h:3: <linux/types.h>"* ]]
	[[ "$output" == *"only by include/linux/all.h:4: <linux/list.h>"* ]]
	[ "$(cost linux/list.h lines)" -gt "$(cost linux/types.h lines)" ]
}

@test "two builds side by side" {
	cp -r .fkh before
	echo 'int more(void);' >>include/linux/all.h
	expect 0 fkh-check -nostdinc -Iinclude --out=after kernel/unit.c
	expect 0 fkh-report --cost before after linux/all.h
	[[ "$output" == *" +1 "*linux/all.h ]]
	expect 0 fkh-report --cost before after
	[[ "$(sed -n 3p <<<"$output")" == *include/linux/all.h ]]
}

@test "macros whose expansions are large are told, with their place" {
	{
		echo '#define TWICE(x) x x'
		echo '#define MANY(x) TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(x))))))'
		echo 'static inline int much(int n) { MANY(n += 1000;) return n; }'
	} >include/linux/much.h
	sed -i '1i #include <linux/much.h>' kernel/unit.c
	expect 0 fkh-check -nostdinc -Iinclude kernel/unit.c
	expect 0 fkh-report --cost=macros
	[[ "$output" == *"MANY in include/linux/much.h:3" ]]
}

@test "a header in an include cycle is counted once" {
	printf '%s\n' '#ifndef _A_H' '#define _A_H' '#include <linux/b.h>' 'int a(void);' '#endif' >include/linux/a.h
	printf '%s\n' '#ifndef _B_H' '#define _B_H' '#include <linux/a.h>' 'int b(void);' '#endif' >include/linux/b.h
	sed -i '1i #include <linux/a.h>' kernel/unit.c
	expect 0 fkh-check -nostdinc -Iinclude kernel/unit.c
	[ "$(cost linux/a.h lines)" = "$(lines linux/a.h)" ]
	[ "$(grep -h '<include' "$(grep -lr 'name="include/linux/a.h"' .fkh/header)" | wc -l)" = 1 ]
}

@test "a header that nobody includes is an error" {
	expect 2 fkh-report --cost linux/nothing.h
	[[ "$stderr" == *"linux/nothing.h: no unit includes it"* ]]
	expect 2 fkh-report --cost=bytes
}
