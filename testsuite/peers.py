# SPDX-License-Identifier: MIT
"""The checkers of includes that there are besides fkh-check, on units of a kernel."""

import os
import re
import shutil
import subprocess


class Clang:
	"""A compiler of that family: kbuild's flags are gcc's, and it says which it does not know."""

	REFUSED = re.compile(r"error: (?:unknown|unsupported|invalid)[^']*'([^']*)'")

	def __init__(self, argv):
		self.argv = argv
		self.refused = set()

	def flags(self, unit):
		"""The unit's flags without those: asked once for each set of them."""
		flags = [f for f in unit.flags()[1:] if not f.startswith("-Werror")]
		while True:
			flags = [f for f in flags if f not in self.refused]
			done = subprocess.run(self.argv + flags + ["-w", "-fsyntax-only", "-x", "c", os.devnull],
					      cwd=unit.tree.objtree, stderr=subprocess.PIPE, text=True)
			said = set(self.REFUSED.findall(done.stderr)) & set(flags)
			if not said:
				return flags
			self.refused |= said


class IncludeWhatYouUse:
	"""Judges the C file, and every header of the unit if asked to."""

	name = "include-what-you-use"

	def __init__(self):
		self.clang = Clang([self.name])

	def command(self, unit, *more):
		return [self.name, *more, "-w", *self.clang.flags(unit), unit.source]

	def removals(self, unit):
		"""The lines of the C file's includes that it would remove."""
		removed = re.search(r"^(\S+) should remove these lines:\n((?:- .*\n)*)",
				    said(self.command(unit), unit), re.M)
		return {int(n) for n in re.findall(r"// lines (\d+)-", removed.group(2))} if removed else set()

	def lacking(self, unit, header):
		"""Does it want anything added to the header, as the unit has it?"""
		path = os.path.join(unit.tree.srctree, header)
		output = said(self.command(unit, "-Xiwyu", "--check_also=" + path), unit)
		added = re.search(r"^%s should add these lines:\n(.+)\n" % re.escape(path), output, re.M)
		return bool(added)


class IncludeCleaner:
	"""Judges one file a run: the C file, or a header in its place."""

	name = "clang-include-cleaner"

	def __init__(self):
		self.clang = Clang(["clang-19"])

	def command(self, unit, source=None, *more):
		return ["clang-include-cleaner-19", "--print=changes", source or unit.source, "--",
			*self.clang.flags(unit), *more]

	def removals(self, unit):
		return {int(n) for n in re.findall(r"^- \S+ @Line:(\d+)$", said(self.command(unit), unit), re.M)}

	def lacking(self, unit, header):
		source = os.path.join(unit.tree.srctree, header)
		return bool(re.search(r"^\+ ", said(self.command(unit, source, "-x", "c"), unit), re.M))


def said(argv, unit):
	done = subprocess.run(argv, cwd=unit.tree.objtree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
			      errors="replace")
	return done.stdout


def installed():
	"""Those that this machine has."""
	return [peer for program, peer in (("include-what-you-use", IncludeWhatYouUse),
					   ("clang-include-cleaner-19", IncludeCleaner))
		if shutil.which(program)]
