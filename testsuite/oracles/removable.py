# SPDX-License-Identifier: MIT
"""The --fix=removable patch applied to a copy of the tree, which is rebuilt."""

import os
import re
import shutil
import subprocess

from kbuild import Tree
from oracles.common import contents, in_parallel, removed_lines, report, run


def blank_removed(root, patch):
	"""Blank the lines that the patch removes, in the tree at @root."""
	removed = removed_lines(patch)
	for name, lines in removed.items():
		path = os.path.join(root, name)
		with open(path, "rb") as file:
			text = file.read().split(b"\n")
		for line in lines:
			assert text[line - 1].lstrip().startswith(b"#"), (name, line)
			text[line - 1] = b""
		with open(path, "wb") as file:
			file.write(b"\n".join(text))
	return removed


def check_rest(options, store):
	"""What was compiled there and never checked: make checks no asm-offsets.c, and only what it is told."""
	tree = Tree(os.path.dirname(os.path.abspath(store)))
	rest = {unit.name() for unit in tree.units() if "-D__KERNEL__" in unit.argv and
		not os.path.exists(os.path.join(store, "unit", unit.name() + ".xml"))}
	if rest:
		argv = [os.path.join(options.build, "fkh-check"), "--kbuild", ".", *sorted(rest)]
		status, output = run(argv, tree.objtree)
		print("checked first, for they had been compiled only: %d files in %s" % (len(rest), tree.objtree))
		if status > 1:
			print(output)


def preprocessed_lines(options, units):
	"""How many lines the compiler has to read for these units, without markers and empty ones."""
	def lines(unit):
		_, output = run(unit.compile(unit.source, "-E", "-P"), unit.tree.objtree)
		return output.count("\n")

	return sum(in_parallel(options, lines, units))


def show_saved(options, tree, objects):
	"""What the removals save of every Nth unit (--every)."""
	before = {unit.target: unit for unit in tree.units(options.folders)}
	after = {unit.target: unit for unit in Tree(objects).units(options.folders)}
	both = sorted(before.keys() & after.keys())[::options.every]
	old = preprocessed_lines(options, [before[target] for target in both])
	new = preprocessed_lines(options, [after[target] for target in both])
	print("preprocessed lines of %d units: %d, then %d: %.1f %% less" % (
		len(both), old, new, 100 * (old - new) / old if old else 0))


def test_removable(tree, options):
	for store in options.store:
		check_rest(options, store)
	patch = report(options, "--fix=removable", "--source=" + tree.srctree)
	copy = os.path.join(options.work, "source")
	objects = os.path.join(options.work, "objects")
	shutil.rmtree(copy, ignore_errors=True)
	shutil.rmtree(objects, ignore_errors=True)
	subprocess.run(["cp", "-a", tree.srctree, copy], check=True)
	removed = blank_removed(copy, patch)
	headers = sum(len(lines) for name, lines in removed.items() if name.endswith(".h"))
	total = sum(len(lines) for lines in removed.values())
	print("removed: %d includes, %d of them from headers" % (total, headers))
	os.makedirs(objects)
	shutil.copyfile(os.path.join(tree.objtree, ".config"), os.path.join(objects, ".config"))
	targets = [u.target for u in tree.units(options.folders)]
	make = ["make", "-s", "-k", "-C", copy, "O=" + objects, "-j%d" % options.jobs] + options.make
	run(make + ["olddefconfig"], copy)
	status, output = run(make + options.folders, copy)
	warnings = [line for line in output.splitlines() if re.search(r"(error|warning): ", line)]
	for line in warnings:
		print("new: " + line)
	targets = [t for t in targets if os.path.exists(os.path.join(tree.objtree, t))]
	rebuilt = [t for t in targets if os.path.exists(os.path.join(objects, t))]
	different = [t for t in rebuilt if
		     contents(os.path.join(tree.objtree, t)) != contents(os.path.join(objects, t))]
	print("objects: %d, %d differ" % (len(rebuilt), len(different)))
	if len(rebuilt) < len(targets):	# if one had not compiled, make would have said so
		print("not built for these folders: %d, %s ..." %
		      (len(targets) - len(rebuilt), sorted(set(targets) - set(rebuilt))[0]))
	for target in different:
		print("differs: " + target)
	show_saved(options, tree, objects)
	return not different and not warnings and status == 0
