# SPDX-License-Identifier: MIT
"""
The compiler's verdicts as data: a line for each, so that they are asked for once. A file's digest
goes with them: of another version of the file they say nothing.
"""

import hashlib
import os
import threading

from oracles.common import in_parallel
from oracles.judge import Judge, Verdict, includes_in, read_text


def digest(path):
	with open(path, "rb") as file:
		return hashlib.sha256(file.read()).hexdigest()[:12]


class Verdicts:
	"""Those of one tree, in a file or, without one, in memory."""

	def __init__(self, path=None, brief=False):
		self.path = path
		self.brief = brief	# without the reasons that any compiler gives again
		self.lock = threading.Lock()
		self.found = {}		# (file, digest) -> {line: Verdict}
		if path and os.path.exists(path):
			with open(path, errors="surrogateescape") as file:
				for text in file:
					if not text.startswith("#"):
						self.add(*text.rstrip("\n").split("\t"))

	def add(self, name, key, line, header, kind, reason=""):
		self.found.setdefault((name, key), {})[int(line)] = Verdict(int(line), header, kind, reason)

	def save(self):
		if not self.path:
			return
		with self.lock, open(self.path + ".new", "w", errors="surrogateescape") as file:
			for (name, key), lines in sorted(self.found.items()):
				for line in sorted(lines):
					v = lines[line]
					print(name, key, v.line, v.header, v.kind, self.reason(v),
					      sep="\t", file=file)
			os.rename(self.path + ".new", self.path)

	def reason(self, verdict):
		if self.brief and verdict.kind in ("stays", "needed") and \
		   not verdict.reason.startswith(("with", "another object")):
			return ""
		return verdict.reason.replace("\t", " ")[:160]

	def knows(self, unit):
		return (unit.name(), digest(unit.tree.path_of(unit.source))) in self.found

	def of(self, unit, options, lines=None, header=None):
		"""
		The verdicts of the unit's includes (of those of @header, as its only file), or of these
		lines; asked for if they are not known.
		"""
		path = os.path.join(unit.tree.srctree, header) if header else unit.tree.path_of(unit.source)
		known = self.found.setdefault((header or unit.name(), digest(path)), {})
		wanted = set(includes_in(read_text(path)) if lines is None else lines)
		missing = wanted - known.keys()
		if missing:
			judge_of = Judge(unit, options.work, options.allyes, header and path)
			known.update({v.line: v for v in judge_of.verdicts(missing)})
			self.save()
		return [known[line] for line in sorted(wanted)]


def judge(options, units, lines=None):
	"""File -> verdicts, of all lines or of lines[file]; with --known, of what need not be asked for."""
	verdicts = Verdicts(options.verdicts)
	if options.known:
		units[:] = [unit for unit in units if verdicts.knows(unit)]
	found = in_parallel(options, lambda unit: verdicts.of(unit, options, lines and lines[unit.name()]),
			    units)
	return {unit.name(): vs for unit, vs in zip(units, found)}
