#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --sarif: little trees. FKH_BUILD is where the programs are.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	tree <<-'END'
		== include/linux/types.h
		#ifndef _LINUX_TYPES_H
		#define _LINUX_TYPES_H
		typedef unsigned int u32;
		#endif
		== include/linux/bar.h
		#ifndef _LINUX_BAR_H
		#define _LINUX_BAR_H
		extern void bar(void);
		#endif
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H

		#include <linux/bar.h>

		struct foo { u32 a; };
		void first(struct later *l);
		u32 second(struct foo *f);
		void third(void);
		#endif
		== kernel/a.c
		#include <linux/types.h>
		struct later;
		#include <linux/foo.h>
		#include <linux/bar.h>
		struct foo foo;
	END
}

# check FILE...
check() {
	local unit

	for unit; do
		expect 0 fkh-check -nostdinc -Iinclude --out=.fkh "$unit"
	done
}

# sarif FILE [ARGUMENT...]
sarif() {
	expect 1 fkh-report --quiet --source=. --sarif="$@"
	[ -z "$output" ]
}

# valid FILE: by the published schema
valid() {
	npm_tools
	node - "$1" "$npm/node_modules" <<-'END'
		const fs = require("fs"), [, , file, modules] = process.argv;
		const Ajv = require(modules + "/ajv");
		const read = path => JSON.parse(new TextDecoder("utf-8", { fatal: true })
			.decode(fs.readFileSync(path)));
		const ajv = new Ajv({ schemaId: "auto", meta: false, allErrors: true });
		ajv.addMetaSchema(read(modules + "/ajv/lib/refs/json-schema-draft-04.json"));
		ajv._opts.defaultMeta = "http://json-schema.org/draft-04/schema";
		const schemas = modules + "/@microsoft/jest-sarif/lib/schemas/";
		const validate = ajv.compile(read(schemas + fs.readdirSync(schemas)[0]));
		if (!validate(read(file))) {
			console.log(validate.errors);
			process.exit(1);
		}
	END
}

# run_of FILE JAVASCRIPT: what the expression of "run" is worth, strings as they are
run_of() {
	node -p "const run = JSON.parse(require('fs').readFileSync('$1')).runs[0]; $2"
}

# apply FILE: does what the fixes say, each file's from its end on
apply() {
	node - "$1" <<-'END'
		const fs = require("fs"), edits = new Map();
		const log = JSON.parse(fs.readFileSync(process.argv[2]));
		for (const result of log.runs[0].results)
			for (const change of result.fixes?.[0].artifactChanges ?? []) {
				const path = decodeURIComponent(change.artifactLocation.uri);
				edits.set(path, [...(edits.get(path) ?? []), ...change.replacements]);
			}
		for (const [path, replacements] of edits) {
			let text = fs.readFileSync(path, "utf8");
			const at = (line, column) =>
				text.split("\n").slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) +
				column - 1;
			replacements.sort((a, b) => b.deletedRegion.startLine - a.deletedRegion.startLine);
			for (const { deletedRegion: r, insertedContent } of replacements)
				text = text.slice(0, at(r.startLine, r.startColumn)) +
					(insertedContent?.text ?? "") +
					text.slice(at(r.endLine, r.endColumn));
			fs.writeFileSync(path, text);
		}
	END
}

@test "each finding is a result, and all of it is valid" {
	check kernel/a.c
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.results.map(r => [r.ruleId, r.level,
		r.locations[0].physicalLocation.artifactLocation.uri,
		r.locations[0].physicalLocation.region.startLine, r.message.text].join(" ")).join("\n")')" \
		"redundant-include warning include/linux/foo.h 4 nothing of <linux/bar.h> is used: remove the #include" \
		"missing-include warning include/linux/foo.h 6 'u32' used but not included: add #include <linux/types.h>" \
		"missing-include warning include/linux/foo.h 7 'struct later' not declared: add struct later;" \
		"redundant-include warning kernel/a.c 4 nothing of <linux/bar.h> is used: remove the #include"
}

@test "each rule has its help, and each result its rule" {
	check kernel/a.c
	sarif out.sarif
	says "$(run_of out.sarif 'run.tool.driver.rules.filter(r => r.help.text.length > 40 &&
		r.shortDescription.text != r.id).length')" 3
	says "$(run_of out.sarif 'run.results.every(r =>
		run.tool.driver.rules[r.ruleIndex].id == r.ruleId)')" true
}

@test "further places are related locations" {
	tree <<-'END'
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H
		void first(struct later *l);
		struct foo { u32 a; };
		u32 second(u64 f);
		#endif
		== include/linux/types.h
		typedef unsigned int u32;
		typedef unsigned long u64;
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/foo.h>
		struct foo foo;
	END
	check kernel/a.c
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.results.flatMap(r => r.relatedLocations ?? []).map(l =>
		l.message.text + l.physicalLocation.region.startLine).join("\n")')" u645
}

@test "the fixes do what --fix does" {
	tree <<-'END'
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H
		#include <linux/later.h>

		struct foo { u32 a; };
		#endif
		== include/linux/later.h
		#ifndef _LINUX_LATER_H
		#define _LINUX_LATER_H

		void first(struct later *l);
		#endif
	END
	sed -i 's/^struct foo foo/void f(void) { first(0); }\n&/' kernel/a.c
	check kernel/a.c
	sarif out.sarif
	mkdir patched
	cp -r include kernel patched
	(cd patched && fkh-report --source=. --fix=all ../.fkh | git apply)
	apply out.sarif
	diff -r include patched/include
	diff -r kernel patched/kernel
}

@test "a part takes the place of the whole, and a file may end without a newline" {
	tree <<-'END'
		== include/linux/list.h
		#ifndef _LINUX_LIST_H
		#define _LINUX_LIST_H
		#include <linux/part.h>
		#include <linux/types.h>
		extern void list(void);
		#endif
		== include/linux/part.h
		#ifndef _LINUX_PART_H
		#define _LINUX_PART_H
		extern void part(void);
		#endif
		== kernel/b.c
		#include <linux/types.h>
		#include <linux/list.h>
		u32 f(void) { part(); return 0; }
	END
	printf 'int a;\n#include <linux/bar.h>	/* \303\244 \360\237\230\200 */' >kernel/c.c
	export FKH_OPTIONS="$FKH_OPTIONS --with=narrower-include"
	check kernel/b.c kernel/c.c
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'JSON.stringify(run.results.find(r =>
		r.locations[0].physicalLocation.artifactLocation.uri == "kernel/c.c")
		.fixes[0].artifactChanges[0].replacements[0].deletedRegion)')" \
		'{"startLine":2,"startColumn":1,"endLine":2,"endColumn":34}'
	apply out.sarif
	says "$(cat kernel/b.c)" '#include <linux/types.h>' '#include <linux/part.h>' \
		'u32 f(void) { part(); return 0; }'
	says "$(cat kernel/c.c)" 'int a;'
}

@test "no fix where others rely on the include, where the file has changed, or is not there" {
	check kernel/a.c
	sarif out.sarif
	says "$(run_of out.sarif 'run.results.filter(r => r.fixes).length')" 4
	echo >>include/linux/foo.h
	sarif out.sarif
	says "$(run_of out.sarif 'run.results.filter(r => r.fixes).length')" 1
	expect 1 fkh-report --quiet --source=nowhere --sarif=out.sarif
	says "$(run_of out.sarif 'run.results.filter(r => r.fixes).length')" 0
	sed -i '4s/.*/void f(void) { bar(); }/' kernel/a.c
	check kernel/a.c
	sarif out.sarif
	says "$(run_of out.sarif 'run.results.map(r => !!r.fixes).join()')" false,true,true
	says "$(run_of out.sarif 'run.results[0].message.text')" \
		'nothing of <linux/bar.h> is used: remove the #include' \
		"relied on by kernel/a.c ('bar' of include/linux/bar.h): it needs its own include first"
}

@test "fingerprints stay when lines move, and differ from each other" {
	local prints='run.results.map(r => r.partialFingerprints["fkh/v1"])'

	check kernel/a.c
	sarif before.sarif
	sed -i '3i\\n\n' include/linux/foo.h
	sed -i '1i\\n' kernel/a.c
	check kernel/a.c
	sarif after.sarif
	says "$(run_of after.sarif "$prints.join()")" "$(run_of before.sarif "$prints.join()")"
	says "$(run_of after.sarif "new Set($prints).size")" 4
	not cmp before.sarif after.sarif
}

@test "names of any bytes are URIs and UTF-8; braces and markup stay what they are" {
	local odd=$'kernel/a b#%?\377\303\244<b>{0}[x](y).c'

	cp kernel/a.c "$odd"
	tree <<-'END'
		== include/linux/foo.h
		struct foo { int a; };
	END
	check "$odd"
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.results[0].locations[0].physicalLocation.artifactLocation.uri')" \
		'kernel/a%20b%23%25%3F%FF%C3%A4%3Cb%3E%7B0%7D%5Bx%5D(y).c'
	cp include/linux/bar.h $'include/linux/{0}\377.h'
	sed -i $'4s/bar/{0}\377/' "$odd"
	check "$odd"
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.results[1].message.text')" \
		'nothing of <linux/{{0}}\xff.h> is used: remove the #include'
}

@test "units that were not analysed are notifications" {
	echo 'int a; int f( {' >kernel/b.c
	echo '#include <linux/none.h>' >kernel/c.c
	check kernel/a.c kernel/b.c kernel/c.c
	sarif out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.invocations[0].toolExecutionNotifications.map(n =>
		n.level + " " + n.locations[0].physicalLocation.artifactLocation.uri).join("\n")')" \
		'warning kernel/b.c' 'error kernel/c.c'
}

@test "nothing found is a report, too, and says which rules were run" {
	echo 'int a;' >kernel/a.c
	check kernel/a.c
	expect 0 fkh-report --quiet --sarif=out.sarif
	valid out.sarif
	says "$(run_of out.sarif 'run.results.length + " " + run.tool.driver.rules.length')" '0 3'
}

@test "to a pipe, beside JUnit, and never half a file" {
	check kernel/a.c
	expect 1 fkh-report --sarif=- --junit=out.xml --source=.
	echo "$output" >piped.sarif
	[ -z "$stderr" ]
	sarif out.sarif
	cmp out.sarif piped.sarif
	[ -s out.xml ]
	expect 2 fkh-report --sarif=- --junit=-
	says "$stderr" 'fkh-report: --sarif=- leaves no room for --junit'
	expect 2 fkh-report --sarif=- --text
	says "$stderr" 'fkh-report: --sarif=- leaves no room for --text'
	expect 2 fkh-report --sarif=out.sarif --fix
	expect 2 fkh-report --quiet --sarif=nowhere/there/../../out.xml/x
	says "$stderr" 'fkh-report: nowhere/there/../../out.xml/x: Not a directory'
	expect 2 fkh-report --quiet --sarif=/dev/full
}

@test "what is known, and what this tree can do nothing about, is less than a warning" {
	printf '%s\n' '#ifndef S' '#define S' 'struct task_struct { int flags; };' '#endif' >include/linux/sched.h
	printf '%s\n' '#include <linux/sched.h>' 'int f(struct task_struct *t) { return t->flags; }' >kernel/b.c
	check kernel/a.c
	expect 1 fkh-report --quiet --junit=old.xml
	sed -i '1s/.*/&\n#include <linux\/bar.h>/' kernel/b.c
	check kernel/b.c
	sarif out.sarif --baseline=old.xml
	valid out.sarif
	says "$(run_of out.sarif 'run.results.map(r => [r.ruleId, r.level, r.baselineState ?? "new"].join(" "))
		.sort().join("\n")')" \
		'missing-include warning unchanged' 'missing-include warning unchanged' \
		'per-task note unchanged' 'redundant-include warning new' 'redundant-include warning unchanged' \
		'redundant-include warning unchanged'
}
