# SPDX-License-Identifier: MIT
"""What an object tree holds, compiled again from a changed copy of its source: is it the same?"""

import filecmp
import os
import re

from oracles.common import contents, in_parallel, run

COMPLAINT = re.compile(r"(error|warning): ")
OFFSETS = re.compile(r'^\s*\.ascii\s+"(->.*)"', re.M)


def objects_of(tree):
	"""All that the compiler made there of a .c or .S file, and that can be made again."""
	return [unit for unit in tree.units(sources=(".c", ".S")) if os.path.exists(tree.path_of(unit.source)) and
		os.path.exists(tree.path_of(unit.target)) and not os.path.isabs(unit.target)]


class Place:
	"""Where an object tree's units are compiled from: its own source, or a copy of that."""

	def __init__(self, tree, source, objects):
		self.tree = tree
		self.source = source
		self.objects = objects
		self.apart = tree.srctree != tree.objtree

	def folder(self):
		"""Where the commands run: it has what the build has made, which may be in the source."""
		return self.tree.objtree if self.apart else self.source

	def output(self, unit):
		return os.path.join(self.objects, unit.target)

	def moved(self, text):
		if not self.apart:
			return text
		return re.sub(re.escape(self.tree.srctree) + r"(?![\w.-])", lambda _: self.source, text)

	def command(self, unit):
		"""All that kbuild did to make the object, to make it here."""
		out = self.output(unit)
		text = self.moved(unit.command.replace("$(pound)", "#").replace("$$", "$"))
		# of the kernel's own kbuild leaves the folder out of __FILE__, of its programs' not
		name = "" if "-fmacro-prefix-map=" in text else "-fmacro-prefix-map=%s=%s " % (
			self.source, self.tree.srctree)
		text = re.sub(r"-Wp,-MM?D,\S+", lambda _: name + "-Wp,-MMD," + out + ".d", text)
		return re.sub(r"(?<!\S)" + re.escape(unit.target) + r"(?![^\s;])", lambda _: out, text)

	def lines(self, unit):
		"""How many lines the compiler has to read, without markers and empty ones."""
		argv = [self.moved(arg) for arg in unit.compile(unit.source, "-E", "-P")]
		_, output = run(argv, self.folder())
		return sum(1 for line in output.splitlines() if line.strip())


def is_current(out, command, folder):
	"""Was it made by this command, and has no file that it was made from changed since?"""
	try:
		with open(out + ".by") as file:
			if file.read() != command:
				return False
		with open(out + ".d") as file:
			deps = file.read().replace("\\\n", " ").split(":", 1)[1].split()
		made = os.stat(out + ".by").st_mtime_ns
		return os.path.exists(out + ".said") and all(os.stat(os.path.join(folder, dep)).st_mtime_ns < made for dep in deps)
	except (OSError, IndexError):
		return False


def make(place, unit):
	"""Make the object, unless it is there; what was said of it, and whether it could be made."""
	out, command = place.output(unit), place.command(unit)
	if not is_current(out, command, place.folder()):
		os.makedirs(os.path.dirname(out), exist_ok=True)
		for suffix in ("", ".by", ".said"):
			if os.path.exists(out + suffix):
				os.unlink(out + suffix)
		with open(out + ".by", "w") as file:	# before the sources are read
			file.write(command)
		status, output = run(["sh", "-c", "set -e; " + command], place.folder())
		with open(out + ".said", "w") as file:
			file.write(output)
		if status and os.path.exists(out):
			os.unlink(out)
	with open(out + ".said") as file:
		said = file.read()
	return [line.replace(place.source + "/", "") for line in said.splitlines() if COMPLAINT.search(line)], \
		os.path.exists(out)


def what_is_in(unit, path):
	"""What counts of an object; of assembler text that kbuild makes offsets of those."""
	if not path.endswith(".s"):
		return contents(path, unit.argv[0])
	with open(path, errors="surrogateescape") as file:
		return OFFSETS.findall(file.read())


def is_same(unit, path, other):
	return filecmp.cmp(path, other, shallow=False) or what_is_in(unit, path) == what_is_in(unit, other)


class Outcome:
	def __init__(self, unit, complaints, made, same):
		self.unit = unit
		self.complaints = complaints
		self.made = made
		self.same = same


def compare(before, after, unit):
	"""
	Make it in @after, and compare it with what is in the tree. Only where that differs, or something was
	said, it is made from the unchanged source, too.
	"""
	said, made = make(after, unit)
	if not said and made and is_same(unit, after.output(unit), before.tree.path_of(unit.target)):
		return Outcome(unit, [], True, True)
	old_said, old_made = make(before, unit)
	said = [line for line in said if line not in old_said]
	if not made or not old_made:
		return Outcome(unit, said, made or not old_made, made == old_made)
	return Outcome(unit, said, True, is_same(unit, after.output(unit), before.output(unit)))


def rebuild(options, tree, copy, objects):
	"""The outcome of each of the tree's units, with @copy for its source, objects below @objects."""
	before = Place(tree, tree.srctree, os.path.join(objects, "before"))
	after = Place(tree, copy, os.path.join(objects, "after"))
	units = objects_of(tree)[::options.every]
	outcomes = in_parallel(options, lambda unit: compare(before, after, unit), units)
	saved = show_saved(options, before, after, units)
	return outcomes, saved


def show_saved(options, before, after, units):
	"""How many lines less every Nth C file of the kernel has (--lines)."""
	some = [unit for unit in units if unit.source.endswith(".c") and "-D__KERNEL__" in unit.argv]
	some = some[::options.lines] if options.lines else []
	old, new = (sum(in_parallel(options, place.lines, some)) for place in (before, after))
	return "preprocessed lines of %d units: %d, then %d: %.2f %% less" % (
		len(some), old, new, 100 * (old - new) / old if old else 0)
