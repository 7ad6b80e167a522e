#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# What is printed, as editors read it. FKH_BUILD is where the programs are.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	cp -r "$BATS_TEST_DIRNAME/cases/include" .
	mkdir kernel
	printf '%s\n' '#ifndef F' '#define F' 'bar_t foo(u32 a, struct task_struct *t);' '#endif' \
		>include/linux/foo.h
	printf '%s\n' '#include <linux/types.h>' '#include <linux/bar.h>' '#include <linux/sched.h>' \
		'#include <linux/foo.h>' '#include <linux/types.h>' \
		'int f(struct task_struct *t) { return foo(1, t) + t->thread_info.flags; }' 'int g( {' >kernel/a.c
	# as make shows it: with what it says itself, and the compiler
	{
		echo "make[1]: Entering directory '$PWD'"
		echo '  CHECK   kernel/a.c'
		fkh-check -nostdinc -Iinclude kernel/a.c 2>&1
		echo '  CC      kernel/a.o'
	} >out
	lines=$(grep -E ': (warning|note|error): ' out |
		sed -E 's/^([^:]*):([0-9]*):([0-9]*): (.)[a-z]*: .*/\1 \2 \3 \4/')
	[ "$(wc -l <<<"$lines")" -ge 5 ]
	grep -q 'error: .*fkh:error' out
}

@test "vim: each line is an entry, with its file, line and column, and no other line" {
	type -P vim >/dev/null || skip "no vim is installed"
	cat >read.vim <<-'END'
		set nocompatible
		compiler gcc
		cfile out
		let entries = filter(getqflist(), 'v:val.valid && v:val.lnum')
		call writefile(map(entries, 'bufname(v:val.bufnr) . " " . v:val.lnum . " " . v:val.col . " " . tolower(v:val.type)'), 'list')
		qa!
	END
	vim -es -u NONE -S read.vim </dev/null
	says "$(sed "s,^$PWD/,," list)" "$lines"
	# and by the format that it has without a compiler's
	sed -i '/^compiler/d; s/ . " " . tolower(v:val.type)//' read.vim
	vim -es -u NONE -S read.vim </dev/null
	says "$(sed "s,^$PWD/,," list)" "$(sed 's/ .$//' <<<"$lines")"
}

@test "emacs: compilation-mode finds each, as a warning, a note or an error" {
	type -P emacs >/dev/null || skip "no emacs is installed"
	cat >read.el <<-'END'
		(require 'compile)
		(with-temp-buffer
		  (compilation-mode)
		  (let ((inhibit-read-only t)) (insert-file-contents "out"))
		  (compilation--ensure-parse (point-max))
		  (goto-char (point-min))
		  (while (not (eobp))
		    (let ((message (get-text-property (point) 'compilation-message)))
		      (when message
		        (let ((loc (compilation--message->loc message)))
		          (princ (format "%s %s %s %s\n"
		                         (caar (compilation--loc->file-struct loc))
		                         (compilation--loc->line loc)
		                         (compilation--loc->col loc)
		                         (nth (compilation--message->type message) '("n" "w" "e")))))))
		    (forward-line)))
	END
	expect 0 emacs --batch -l read.el
	says "$(grep -v ' nil ' <<<"$output")" "$lines"
}
