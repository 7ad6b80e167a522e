# SPDX-License-Identifier: MIT
"""
The guard that make check runs: in testsuite/verdicts/ is what the compilers say to include lines and
headers of real kernels, drawn at random; fkh-check must find as much of it as it did when the floors
were set, and be as right.

  oracle verdicts [TREE...]   draws, asks the compilers and writes the data (slow)
  oracle guard [TREE...]      runs fkh-check over these units and compares
  oracle floors               the same for all trees, and writes what it reached as the floors

TREE.units.tsv has FILE DIGEST LINE HEADER KIND REASON (judge.py says what the kinds are), and
TREE.headers.tsv HEADER DIGEST KIND REASON:

  stands      it compiles as the only include of a unit, with the flags of all units tried
  lacks       the compiler complains about the header itself
  inherits    it complains about another one only
  refuses     that is an #error of the header
  part        it lacks something, but might be no header of its own (parts.py)

Where a file is not the one of the digest, its lines are stale: counted, and no more; but more than a
quarter of them fails.
"""

import collections
import os
import random
import re
import sys

import figures
from kbuild import Tree
from oracles.alone import compile_alone
from oracles.common import ROOT, check, findings, flagged_lines, in_parallel, objtree, percent
from oracles.judge import Compiler, read_text
from oracles.parts import part_of
from oracles.verdicts import Verdicts, digest

FOLDER = os.path.join(ROOT, "testsuite/verdicts")
FLOORS = os.path.join(FOLDER, "floors.tsv")
ARM64 = "arm64 defconfig SHADOW_CALL_STACK=y"
TREES = {
	"6.1-x86_64": ("6.1 x86_64 defconfig", []),
	"6.1-arm64": ("6.1 " + ARM64, ["LLVM=-19"]),
	"7.3-x86_64": ("7.3 x86_64 defconfig", []),
	"7.3-arm64": ("7.3 " + ARM64, ["LLVM=-19"]),
}
CORE = ["kernel/", "lib/", "mm/", "fs/", "net/core/"]
DRIVERS = ["drivers/", "sound/", "crypto/", "net/"]
UNITS = ((CORE, 26), (DRIVERS, 14))
HEADERS = 300
SEED = 13


def open_tree(options, name):
	kernel, make = TREES[name]
	options.make = make
	return Tree(objtree(options, "verdicts-" + name, kernel))


def data(name, kind):
	return os.path.join(FOLDER, "%s.%s.tsv" % (name, kind))


# ---- drawing ----

def draw_units(tree):
	"""At random, of what kbuild would compile for the kernel itself."""
	drawn = []
	for folders, count in UNITS:
		units = {unit.name(): unit for unit in tree.planned(folders)
			 if unit.name().startswith(tuple(folders)) and "-D__KERNEL__" in unit.argv and
			 os.path.exists(os.path.join(tree.srctree, unit.name())) and
			 not (folders is DRIVERS and unit.name().startswith("net/core/"))}
		drawn += [units[name] for name in random.Random(SEED).sample(sorted(units), count)]
	return sorted(drawn, key=lambda unit: unit.name())


def headers_of(tree, options, units):
	"""Header -> the units that read it."""
	def read(unit):
		compiler = Compiler(unit, options.work)
		return compiler.prerequisites(compiler.call(read_text(compiler.path), "-M").stdout)
	found = collections.defaultdict(list)
	for unit, names in zip(units, in_parallel(options, read, units)):
		for name in names:
			if name.endswith(".h") and os.path.exists(os.path.join(tree.srctree, name)) and \
			   name.startswith(("include/", "arch/")) and "/uapi/" not in name and \
			   "/generated/" not in name:
				found[name].append(unit)
	return found


def stand(tree, options, name, units):
	"""(kind, reason) of the header, with the flags of units of up to two folders."""
	path = os.path.join(tree.srctree, name)
	folders = {os.path.dirname(unit.target): unit for unit in reversed(units)}
	found = [compile_alone(tree, folders[folder], name, path, options.work)
		 for folder in sorted(folders)[:2]]
	bad = [alone for alone in found if not alone.stands]
	if not bad:
		return "stands", ""
	bad = max(bad, key=lambda alone: alone.own)
	part = part_of(tree.srctree, name)
	if bad.refuses or part:
		return ("refuses", "") if bad.refuses else ("part", part)
	return ("lacks", bad.own_first()) if bad.own else ("inherits", "")


def write(options, name):
	tree = open_tree(options, name)
	units = draw_units(tree)
	path = data(name, "units")
	verdicts = Verdicts(path, brief=True)
	in_parallel(options, lambda unit: verdicts.of(unit, options), units)
	keep = {unit.name() for unit in units}
	verdicts.found = {key: lines for key, lines in verdicts.found.items() if key[0] in keep and
			  key[1] == digest(os.path.join(tree.srctree, key[0]))}
	verdicts.save()
	headers = headers_of(tree, options, units)
	drawn = sorted(random.Random(SEED).sample(sorted(headers), min(HEADERS, len(headers))))
	kinds = in_parallel(options, lambda header: stand(tree, options, header, headers[header]), drawn)
	with open(data(name, "headers"), "w", errors="surrogateescape") as file:
		for header, (kind, reason) in zip(drawn, kinds):
			key = digest(os.path.join(tree.srctree, header))
			print(header, key, kind, reason[:120], sep="\t", file=file)
	print("%s: %d units, %d headers" % (name, len(units), len(drawn)), flush=True)


# ---- comparing ----

class Measure:
	"""How many of what was to be found are, or of what was said are right."""

	def __init__(self, name):
		self.name = name
		self.good = self.total = 0
		self.bad = []

	def count(self, good, text):
		self.total += 1
		self.good += good
		if not good:
			self.bad.append(text)

	def value(self):
		return self.good / self.total if self.total else 1.0


def current(tree, name, key):
	path = os.path.join(tree.srctree, name)
	return os.path.exists(path) and digest(path) == key


def compare(options, name):
	"""(measures, how much of the data is stale) of one tree."""
	if not os.path.exists(data(name, "headers")):
		sys.exit("oracle: there are no verdicts of %s: testsuite/oracle verdicts %s" % (name, name))
	tree = open_tree(options, name)
	verdicts = Verdicts(data(name, "units"))
	with open(data(name, "headers"), errors="surrogateescape") as file:
		headers = [line.rstrip("\n").split("\t") for line in file]
	fresh = {file: lines for (file, key), lines in verdicts.found.items() if current(tree, file, key)}
	stale = (len(verdicts.found) - len(fresh), len(verdicts.found))
	units = {unit.name(): unit for unit in tree.planned([file[:-1] + "o" for file, _ in verdicts.found])}
	check(tree, options, [units[file] for file in sorted(fresh) if file in units],
	      "--with=narrower-include")
	return [*compare_units(options, fresh), *compare_headers(tree, options, headers)], stale


def is_replaced(verdict, failures):
	"""Is it said to include instead what the compiler's verdict knows the file to write names of?"""
	known = set(re.findall(r" of (\S+\.h)", verdict.reason))
	return any(verdict.line in flagged_lines([failure]) and
		   known & set(re.findall(r"include <(\S+)>.* instead", failure.text)) for failure in failures)


def compare_units(options, fresh):
	found = findings(options, "redundant-include")
	replaced = findings(options, "narrower-include")
	recall, precision = Measure("unused-recall"), Measure("redundant-precision")
	for file, lines in sorted(fresh.items()):
		flagged = flagged_lines(found[file])
		for v in lines.values():
			if v.kind == "unused":
				recall.count(v.line in flagged or is_replaced(v, replaced[file]),
					     "missed: " + v.told(file))
			if v.line in flagged:
				precision.count(v.kind != "needed", "wrong: " + v.told(file))
	return recall, precision


def compare_headers(tree, options, headers):
	found = findings(options, "missing-include")
	recall, precision = Measure("missing-recall"), Measure("missing-precision")
	for name, key, kind, reason in headers:
		if not current(tree, name, key):
			continue
		if kind == "lacks":
			recall.count(name in found, "missed: %s: %s" % (name, reason))
		if name in found and kind in ("lacks", "stands"):
			precision.count(kind == "lacks", "wrong: %s" % name)
	return recall, precision


def read_floors(path):
	if not os.path.exists(path):
		return {}
	with open(path) as file:
		rows = [line.split() for line in file if not line.startswith("#")]
	return {(tree, measure): float(floor) for tree, measure, floor in rows}


def test_guard(options, *names):
	"""Does fkh-check reach the floors?"""
	floors = read_floors(options.floors or FLOORS)
	right = True
	for name in names or TREES:
		measures, (stale, total) = compare(options, name)
		print("%s: %d of %d files are stale" % (name, stale, total))
		right &= stale * 4 <= total
		for m in measures:
			floor = floors.get((name, m.name), 0)
			print("%s: %s: %s, floor %.3f" % (name, m.name, percent(m.good, m.total), floor))
			if m.value() < floor - 0.0005:
				right = False
				print("below the floor:\n\t" + "\n\t".join(m.bad))
	return right


def test_floors(options, *names):
	"""What fkh-check reaches now becomes the floors."""
	old = read_floors(FLOORS)
	new = dict(old)
	rows = []
	for name in names or TREES:
		measures = compare(options, name)[0]
		rows.append((name.replace("-", " "), *("%d of %d" % (m.good, m.total) for m in measures)))
		for m in measures:
			new[name, m.name] = m.value()
			print("%s: %s: %d of %d, floor %.3f -> %.3f" % (
				name, m.name, m.good, m.total, old.get((name, m.name), 0), m.value()))
			for text in m.bad:
				print("\t" + text)
	if not names:
		figures.write("guard", "make oracle floors", rows)
	with open(FLOORS, "w") as file:
		print("# What fkh-check reached when it landed: testsuite/oracle floors", file=file)
		for tree, measure in sorted(new):
			print(tree, measure, "%.3f" % new[tree, measure], sep="\t", file=file)
	return True


def test_verdicts(options, *names):
	os.makedirs(FOLDER, exist_ok=True)
	for name in names or TREES:
		if name not in TREES:
			sys.exit("oracle: there is no tree '%s': %s" % (name, " ".join(TREES)))
		write(options, name)
	return True
