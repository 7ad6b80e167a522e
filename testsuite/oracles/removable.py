# SPDX-License-Identifier: MIT
"""The patches of --fix=removable and --fix=missing, for several object trees of one source at once."""

import collections
import os
import sys

from kbuild import Tree
from oracles.common import fkh_check, report
from oracles.patched import Copy, applies, edits_of
from oracles.rebuilt import rebuild


def name_of(tree):
	return os.path.basename(tree.objtree)


def stores(options, trees):
	"""A store of each tree, with all that was compiled there: with --check a new one, not the build's."""
	if options.check:
		options.store = [os.path.join(options.work, "stores", name_of(tree)) for tree in trees]
		for tree, store in zip(trees, options.store):
			fkh_check(options, "--kbuild=" + tree.objtree, "--out=" + store)
	elif not options.store:
		options.store = [os.path.join(tree.objtree, ".fkh") for tree in trees]
	# make checks no asm-offsets.c, and only what it is told
	for tree, store in zip(trees, options.store):
		fkh_check(options, "--kbuild=" + tree.objtree, "--unchecked", "--out=" + store)


def show_patch(edits):
	total, headers = collections.Counter(), collections.Counter()
	for name, edit in edits.items():
		total += edit.count()
		if name.endswith(".h"):
			headers += edit.count()
	print("removed: %d lines, %d of them from headers; added: %d includes, %d of them to headers, and "
	      "%d declarations" % (total["removed"], headers["removed"], total["added"], headers["added"],
				   total["declared"]), flush=True)


def show(tree, outcomes, saved):
	"""What became of the tree's objects; is all as it should be?"""
	failed = [o for o in outcomes if not o.made]
	differ = [o for o in outcomes if o.made and not o.same]
	said = [o for o in outcomes if o.made and o.complaints]
	print("%s: %d objects, %d cannot be built, %d differ, %d with new warnings; %s" % (
		name_of(tree), len(outcomes), len(failed), len(differ), len(said), saved))
	for title, cases in (("not built", failed), ("differs", differ), ("new warning", said)):
		for o in cases:
			print("  %s: %s" % (title, o.unit.target))
			for line in o.complaints[:4]:
				print("    " + line)
	sys.stdout.flush()
	return not failed and not differ and not said


def test_patch(trees, options, what):
	"""The patch of --fix=@what applied to a copy of the source, and all that the trees hold built again."""
	assert len({tree.srctree for tree in trees}) == 1, "these trees have not the same source"
	stores(options, trees)
	source = trees[0].srctree
	patch = report(options, "--fix=" + what, "--source=" + source)
	with open(os.path.join(options.work, what + ".patch"), "w", errors="surrogateescape") as file:
		file.write(patch)
	right = applies(source, patch)
	copy = Copy(source, os.path.join(options.work, "source-" + what))
	edits = edits_of(patch)
	show_patch(edits)
	copy.apply(edits)
	for tree in trees:
		right &= show(tree, *rebuild(options, tree, copy.path,
					     os.path.join(options.work, "objects-" + what, name_of(tree))))
	return right


def test_removable(options, *objtrees):
	return test_patch([Tree(objtree) for objtree in objtrees], options, "removable")


def test_missing(options, *objtrees):
	return test_patch([Tree(objtree) for objtree in objtrees], options, "missing")
