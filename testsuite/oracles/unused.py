# SPDX-License-Identifier: MIT
"""Every include of a .c file blanked: are those that are plainly unused flagged?"""

import collections
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from oracles.common import findings, flagged_lines, percent
from oracles.deletion import delete


def includes_of(path):
	"""Line -> what the #include there names."""
	with open(path, errors="replace") as file:
		lines = file.read().split("\n")
	found = {nr: re.match(r"\s*#\s*include\s*[<\"](.*?)[>\"]", line) for nr, line in enumerate(lines, 1)}
	return {nr: match.group(1) for nr, match in found.items() if match}


def files_read(unit, text):
	"""The files that the compiler reads for @text in the unit's place."""
	argv = unit.compile("-", "-x", "c", "-M", "-iquote", os.path.dirname(unit.tree.path_of(unit.source)))
	done = subprocess.run(argv, cwd=unit.tree.objtree, input=text, stdout=subprocess.PIPE,
			      stderr=subprocess.DEVNULL)
	names = done.stdout.decode(errors="replace").replace("\\\n", " ").split()
	return {unit.tree.name_of(name) for name in names[1:]}


def declared_names(options):
	"""File -> the names that any unit saw it declare."""
	declared = collections.defaultdict(set)
	for store in options.store:
		for folder, _, names in os.walk(os.path.join(store, "header")):
			for name in names:
				root = ElementTree.parse(os.path.join(folder, name)).getroot()
				for text in root.iterfind("declares"):
					declared[root.get("name")].update(
						word.split(":")[0] for word in text.text.split())
	return declared


def words_of(path):
	with open(path, errors="replace") as file:
		text = re.sub(r"/\*.*?\*/|//[^\n]*|^\s*#\s*include[^\n]*", " ", file.read(), flags=re.S | re.M)
	return set(re.findall(r"\b[A-Za-z_]\w*", text))


def plainly_unused(tree, unit, lines, declared):
	"""
	Of the lines of includes that can go those whose header leaves the unit, while the file has
	no name of it, nor of what leaves the unit with it.
	"""
	path = tree.path_of(unit.source)
	with open(path, "rb") as file:
		text = file.read().split(b"\n")
	before = files_read(unit, b"\n".join(text))
	words = words_of(path)
	spelled = includes_of(path)
	unused = []
	for line in lines:
		without = list(text)
		without[line - 1] = b""
		gone = before - files_read(unit, b"\n".join(without))
		if any(("/" + name).endswith("/" + spelled[line]) for name in gone) and \
		   not any(declared[name] & words for name in gone):
			unused.append(line)
	return unused


def test_unused(tree, options):
	units = {unit.name(): unit for unit in tree.units(options.folders)[::options.every]}
	found = findings(options, "redundant-include")
	declared = declared_names(options)
	cases = {name: sorted(includes_of(tree.path_of(unit.source))) for name, unit in units.items()}
	can_go = collections.defaultdict(list)
	tried = delete(tree, options, units, cases)
	for name, line, why in tried:
		if not why:
			can_go[name].append(line)
	unused = {name: plainly_unused(tree, units[name], lines, declared)
		  for name, lines in can_go.items()}
	missed = [(name, line) for name, lines in unused.items() for line in lines
		  if line not in flagged_lines(found[name])]
	total = sum(map(len, unused.values()))
	print("includes in %d units: %d, %d can go, %d of them are plainly unused" % (
		len(units), len(tried), sum(map(len, can_go.values())), total))
	print("recall: %s" % percent(total - len(missed), total))
	for name, line in missed:
		print("missed: %s:%d: %s" % (name, line, includes_of(tree.path_of(units[name].source))[line]))
	return len(missed) <= 0.05 * total
