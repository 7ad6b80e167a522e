# SPDX-License-Identifier: MIT
"""
What kbuild recorded in an object tree: the units, their commands and their headers; and what it
would record, where nothing has been built.
"""

import json
import os
import re
import shlex
import subprocess

CMD = re.compile(r"^(?:saved)?cmd_(\S+) := (.*)$")
SOURCE = re.compile(r"^source_(\S+) := (\S+)$")
PLAN = re.compile(r"(?:^|; *)(\S+ -Wp,-MM?D,[^\n]*? -c -o (\S+\.o) (\S+\.c)) *(?:;|$)", re.M)
DEP = re.compile(r"^\s+(\S+\.h) \\$")


class Unit:
	"""One C file as kbuild compiles it."""

	def __init__(self, tree, target, command, source, deps):
		self.tree = tree
		self.target = target
		self.source = source
		self.deps = deps
		self.command = command		# as the shell ran it
		self.argv = shlex.split(command.split(" ; ")[0])

	def name(self):
		return self.tree.name_of(self.source)

	def flags(self):
		"""The compiler and its flags, without what names input and output."""
		argv = []
		skip = False
		for arg in self.argv:
			if skip:
				skip = False
			elif arg in ("-o", "-MF", "-MT"):
				skip = True
			elif arg in ("-c", "-S", "-E") or arg.startswith("-Wp,-M") or arg == self.source:
				pass
			else:
				argv.append(arg)
		return argv

	def compile(self, source, *more):
		"""The command that compiles @source in the unit's place."""
		return self.flags() + list(more) + [source]


class Tree:
	"""An object tree, and the source tree that it was built from."""

	def __init__(self, objtree):
		self.objtree = os.path.abspath(objtree)
		link = os.path.join(self.objtree, "source")
		self.srctree = os.path.realpath(link if os.path.exists(link) else self.objtree)

	def path_of(self, name):
		return os.path.normpath(os.path.join(self.objtree, name))

	def name_of(self, path):
		path = self.path_of(path)
		for root in (self.objtree, self.srctree):
			if path.startswith(root + "/"):
				return path[len(root) + 1:]
		return path

	def make(self):
		"""The arguments that make was given for it: testsuite/kernel.sh keeps them."""
		if os.path.exists(self.objtree + ".make"):
			with open(self.objtree + ".make") as file:
				return file.read().splitlines()
		return ["-C", self.srctree, "O=" + self.objtree]

	def planned(self, targets, *more):
		"""
		The units of these folders or objects, sorted, as kbuild would compile them: nothing has to
		be built for it. Whatever has been is left out.
		"""
		environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
		done = subprocess.run(["make", "-n", "-k", *self.make(), *more, *targets], env=environment,
				      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
				      errors="surrogateescape")
		units = {target: Unit(self, target, command, source, [])
			 for command, target, source in PLAN.findall(done.stdout)}
		return [units[target] for target in sorted(units)]

	def units(self, folders=None, sources=(".c",)):
		"""The C units that were compiled, sorted; of these folders only, if any are given."""
		found = []
		for folder in folders or ["."]:
			for path, dirs, files in os.walk(os.path.join(self.objtree, folder)):
				dirs.sort()
				for name in sorted(files):
					if re.match(r"\..*\.[os]\.cmd$", name):
						unit = self.read(os.path.join(path, name))
						if unit and unit.source.endswith(sources):
							found.append(unit)
		return found

	def read(self, path):
		target = command = source = None
		deps = []
		with open(path, errors="surrogateescape") as file:
			for line in file:
				line = line.rstrip("\n")
				match = CMD.match(line)
				if match:
					target, command = match.groups()
				match = SOURCE.match(line)
				if match:
					source = match.group(2)
				match = DEP.match(line)
				if match and "$" not in line:
					deps.append(match.group(1))
		if not command or not source:
			return None
		return Unit(self, target, command, source, deps)


def write_commands(units, path):
	"""A compile_commands.json of these units."""
	with open(path, "w", errors="surrogateescape") as file:
		json.dump([{"directory": unit.tree.objtree, "file": unit.source, "arguments": unit.argv}
			   for unit in units], file, indent=0)
