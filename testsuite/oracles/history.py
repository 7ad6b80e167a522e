# SPDX-License-Identifier: MIT
"""
oracle history OLD NEW: the includes that went between two kernels, from .c files of which no other
line changed, and none was added: what maintainers themselves removed. How many of them does
fkh-check flag in OLD? The versions are Debian's (6.1 6.12); each file is taken as kbuild would
compile it for x86_64 allmodconfig, and one that the compiler refuses there is counted, with the
reason. Of what is not flagged it is told which names of the header the file writes, as the compiler
reads both: then the include was no redundant one before the header changed.
"""

import os
import re

from kbuild import Tree
from oracles.common import check, findings, flagged_lines, in_parallel, objtree, percent, source_tree
from oracles.judge import Compiler, Judge, read_text

CONFIG = "allmodconfig KASAN=n KCSAN=n KCOV=n GCOV_KERNEL=n UBSAN=n DEBUG_INFO_NONE=y"
INCLUDE = re.compile(r"\s*#\s*include\s*([<\"].*?[>\"])")


def without(old, new):
	"""Line -> the include that went, if these are all that differs, but for empty lines."""
	gone = {}
	new = [line for line in new if line.strip()]
	at = 0
	for number, line in enumerate(old, 1):
		if at < len(new) and line == new[at]:
			at += 1
		elif INCLUDE.match(line):
			gone[number] = INCLUDE.match(line).group(1)
		elif line.strip():
			return {}
	return gone if at == len(new) else {}


def removals(old, new):
	"""File -> what went from it, of all .c files that both source trees have."""
	found = {}
	for path, folders, names in os.walk(old):
		folders.sort()
		for name in sorted(names):
			paths = [os.path.join(path, name), os.path.join(new, os.path.relpath(path, old), name)]
			if not name.endswith(".c") or not os.path.exists(paths[1]):
				continue
			old_text, new_text = map(read_text, paths)
			gone = old_text != new_text and without(old_text.split("\n"), new_text.split("\n"))
			if gone:
				found[os.path.relpath(paths[0], old)] = gone
	return found


def refused(unit, options):
	"""What the compiler says first to a unit that it does not take; else None."""
	compiler = Compiler(unit, options.work)
	said = compiler.call(read_text(compiler.path), "-fsyntax-only").stderr
	errors = re.findall(r"error: .*", said)
	return errors[0] if errors else None


def written_of(unit, options, header):
	return sorted(Judge(unit, options.work).written_of(header[1:-1]))


def test_history(options, old, new):
	tree = Tree(objtree(options, "history-" + old, "%s x86_64 %s" % (old, CONFIG)))
	found = removals(tree.srctree, source_tree(new))
	print("removed from %d files: %d includes" % (len(found), sum(map(len, found.values()))))
	units = {unit.name(): unit for unit in tree.planned([re.sub(r"c$", "o", name) for name in found]) if
		 unit.name() in found}
	reasons = dict(zip(units, in_parallel(options, lambda unit: refused(unit, options), units.values())))
	reasons.update({name: "kbuild would not compile it" for name in found if name not in units})
	for name in sorted(found):
		if reasons[name]:
			print("not built: %s (%d): %s" % (name, len(found[name]), reasons[name]))
	built = [units[name] for name in sorted(units) if not reasons[name]]
	check(tree, options, built)
	flagged = findings(options, "redundant-include")
	total = sum(len(found[unit.name()]) for unit in built)
	missed = [(unit, line) for unit in built for line in found[unit.name()]
		  if line not in flagged_lines(flagged[unit.name()])]
	used = in_parallel(options, lambda case: written_of(case[0], options, found[case[0].name()][case[1]]),
			   missed)
	for (unit, line), names in zip(missed, used):
		print("missed: %s:%d: %s%s" % (unit.name(), line, found[unit.name()][line],
					       ": it writes " + " ".join(names[:4]) if names else ""))
	left, writing = len(missed), sum(map(bool, used))
	print("of %d in %d files that are built flagged: %s" % (total, len(built), percent(total - left, total)))
	print("of the %d others %d write names of the header; without these: %s" % (
		left, writing, percent(total - left, total - writing)))
	return left - writing <= 0.03 * (total - writing)
