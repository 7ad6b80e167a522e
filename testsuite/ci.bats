#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# The examples of ci/ and README's, as far as they can be run here: each is read by the parser of its
# kind, and its commands are run as its server would, in a repository whose make calls the checker as
# kbuild does. FKH_BUILD is where the programs are.

load helpers

# A change on top of an old state with two findings: it adds a third.
setup() {
	fkh_setup
	ci=$(realpath "$BATS_TEST_DIRNAME/ci")
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CEILING_DIRECTORIES=$PWD
	export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	git init -q linux
	cd linux
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
	mkdir kernel mm
	printf '%s\n' '#include <linux/bar.h>' '#include <linux/types.h>' '' 'int a;' >kernel/a.c
	printf '%s\n' '#include <linux/types.h>' '' 'u32 b;' >mm/b.c
	cat >Makefile <<-'END'
		.RECIPEPREFIX := >
		.PHONY: defconfig kernel/ mm/
		defconfig:
		>@echo CONFIG_X86_64=y >.config
		kernel/: kernel/a.o
		mm/: mm/b.o
		%.o: %.c .config
		>$(if $(C),$(CHECK) -D__KERNEL__ -nostdinc -Iinclude -c -o $@ $<)
		>touch $@
	END
	printf '%s\n' '*.o' .config .fkh '.fkh.*' build.log >.gitignore
	git add . && git commit -qm before
	sed -i '1s/.*/&\n#include <linux\/bar.h>/' mm/b.c
	git commit -qam after
	git branch -q base HEAD~1
	NEW='mm/b.c:2:1: warning: nothing of <linux/bar.h> is used: remove the #include [fkh:redundant-include]'
}

# from_yaml FILE JAVASCRIPT: what the expression of "it" is worth
from_yaml() {
	npm_tools
	node -p "const it = require('$npm/node_modules/js-yaml').load(require('fs').readFileSync('$1', 'utf8'));
		$2"
}

# as_server STATUS SHELL... <<SCRIPT: the commands on standard input, as the server runs them
as_server() {
	cat >../script
	expect "$1" env "${@:2}" ../script
}

@test "GitLab: its commands turn red for what the merge request adds" {
	from_yaml "$ci/gitlab-ci.yml" 'it["header-hygiene"].script.join("\n")' >../commands
	says "$(from_yaml "$ci/gitlab-ci.yml" 'it["header-hygiene"].artifacts.reports.junit')" fkh.xml
	export CI_MERGE_REQUEST_DIFF_BASE_SHA
	CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD~1)
	as_server 1 bash -eo pipefail <../commands
	says "$output" "$NEW"
	says "$(xpath fkh.xml 'count(//failure)')" 1
	[ -s fkh.html ]
	git revert --no-edit -q HEAD 2>/dev/null || git revert --no-edit HEAD >/dev/null
	rm -rf kernel/*.o mm/*.o
	as_server 0 bash -eo pipefail <../commands
	[ -z "$output" ]
}

@test "GitHub Actions: the same, and the SARIF file is one" {
	from_yaml "$ci/github.yml" 'it.jobs.check.steps.flatMap(s => s.run ?? []).join("\n")' >../commands
	says "$(from_yaml "$ci/github.yml" 'it.jobs.check.steps.find(s =>
		/upload-sarif/.test(s.uses)).with.sarif_file')" fkh.sarif
	git update-ref refs/remotes/origin/main base
	export GITHUB_BASE_REF=main
	as_server 1 bash -e <../commands
	says "$output" "$NEW"
	says "$(node -p 'JSON.parse(require("fs").readFileSync("fkh.sarif")).runs[0].results
		.filter(r => r.baselineState != "unchanged").map(r => r.message.text).join()')" \
		'nothing of <linux/bar.h> is used: remove the #include'
	[ -s fkh.html ]
}

# sh_blocks: the scripts of the Jenkinsfile
sh_blocks() {
	awk "/sh '''/ { on = 1; next } /'''/ { on = 0 } on" "$ci/Jenkinsfile"
}

@test "Jenkins: failures are those that the build before did not have" {
	sh_blocks >../commands
	[ "$(wc -l <../commands)" -eq 6 ]
	says "$(tr -cd '{' <"$ci/Jenkinsfile" | wc -c)" "$(tr -cd '}' <"$ci/Jenkinsfile" | wc -c)"
	npm_tools
	git checkout -q base
	as_server 0 sh -xe <../commands
	jenkins fkh.xml
	says "$(xpath fkh.xml 'count(//failure)')" 2
	mkdir before && mv fkh.xml before
	git checkout -q - 2>/dev/null || git checkout -q master || git checkout -q main
	rm -rf kernel/*.o mm/*.o
	as_server 0 sh -xe <../commands
	jenkins fkh.xml
	says "$(xpath fkh.xml 'string(//failure/../@name)')" 'nothing of <linux/bar.h> is used: remove the #include'
	says "$(xpath fkh.xml 'count(//failure)')" 1
}

@test "a build that breaks is red, with the end of its log" {
	echo 'kernel/: ; @echo it breaks here; false' >>Makefile
	sed -i '/^kernel\/: kernel/d' Makefile
	export CI_MERGE_REQUEST_DIFF_BASE_SHA=base GITHUB_BASE_REF=main
	from_yaml "$ci/gitlab-ci.yml" 'it["header-hygiene"].script.join("\n")' >../commands
	as_server 1 bash -eo pipefail <../commands
	[[ $output == *"it breaks here"* ]]
	from_yaml "$ci/github.yml" 'it.jobs.check.steps.flatMap(s => s.run ?? []).join("\n")' >../commands
	as_server 1 bash -e <../commands
	[[ $output == *"it breaks here"* ]]
	sh_blocks >../commands
	as_server 1 sh -xe <../commands
	[[ $output == *"it breaks here"* ]]
}

@test "README: the line for one's own change" {
	sed -n '/^	make defconfig && .*fkh-report --diff=/p' "$BATS_TEST_DIRNAME/../README" >../commands
	[ "$(wc -l <../commands)" -eq 1 ]
	printf '%s\n' '#include <linux/bar.h>' >>kernel/a.c
	as_server 1 bash -e <../commands
	[[ ${output##*$'\n'} == "kernel/a.c:5:1: warning: <linux/bar.h> is included twice: remove this #include [fkh:redundant-include]" ]] ||
		[[ $output == *"kernel/a.c:5:1: warning: "* ]]
	git checkout -q kernel/a.c
	rm -f kernel/*.o mm/*.o
	as_server 0 bash -e <../commands
}
