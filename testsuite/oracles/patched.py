# SPDX-License-Identifier: MIT
"""A copy of a source tree with a patch of fkh-report's applied, in which no line gets another number."""

import collections
import os
import re
import shutil
import subprocess


class Edits:
	"""What a patch does to one file: the lines that go, and what comes before which line."""

	def __init__(self):
		self.removed = set()
		self.added = collections.defaultdict(list)

	def apply(self, text):
		"""The file's new bytes: removed lines are left blank, and #line stands behind what is added."""
		lines = text.split(b"\n")
		out = []
		for number, line in enumerate(lines, 1):
			if number in self.added:
				out += self.added[number]
				out.append(b"#line %d" % number)
			if number in self.removed:
				assert line.lstrip().startswith(b"#"), line
				line = b""
			out.append(line)
		return b"\n".join(out)

	def count(self):
		"""How many includes it removes, and adds; and how many other lines it adds."""
		added = [line for lines in self.added.values() for line in lines if line.strip()]
		includes = sum(line.startswith(b"#include") for line in added)
		return collections.Counter(removed=len(self.removed), added=includes,
					   declared=len(added) - includes)


def edits_of(patch):
	"""File -> what the patch, a unified diff, does to it."""
	edits = collections.defaultdict(Edits)
	name = line = None
	for text in patch.splitlines():
		if text.startswith("--- a/"):
			name = text[6:]
		elif text.startswith("+++ "):
			pass
		elif text.startswith("@@"):
			line, count = re.match(r"@@ -(\d+)(?:,(\d+))?", text).groups()
			line = int(line) + (count == "0")
		elif text.startswith("+"):
			edits[name].added[line].append(os.fsencode(text[1:]))
		elif name and not text.startswith("\\"):
			if text.startswith("-"):
				edits[name].removed.add(line)
			line += 1
	return edits


def applies(source, patch):
	"""Does patch(1) take it as it is?"""
	done = subprocess.run(["patch", "-p1", "-s", "-f", "-F0", "--dry-run", "-d", source],
			      input=os.fsencode(patch), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
	if done.returncode:
		print("the patch does not apply:", done.stdout.decode(errors="replace"))
	return not done.returncode


class Copy:
	"""
	A copy of a source tree, linked where the file system lets it be, of which some files are others. It
	can be used again: what stays the same keeps its time stamp.
	"""

	def __init__(self, source, path):
		self.source = source
		self.path = path
		self.list = path + ".changed"
		if not os.path.exists(self.list):
			shutil.rmtree(path, ignore_errors=True)
			if subprocess.run(["cp", "-al", source, path], stderr=subprocess.DEVNULL).returncode:
				shutil.rmtree(path, ignore_errors=True)
				subprocess.run(["cp", "-a", source, path], check=True)
			self.remember([])

	def remember(self, names):
		with open(self.list, "w", errors="surrogateescape") as file:
			file.writelines(name + "\n" for name in sorted(names))

	def changed(self):
		with open(self.list, errors="surrogateescape") as file:
			return file.read().splitlines()

	def write(self, name, text):
		"""Into a file of its own: what stands there may be a link to the source."""
		path = os.path.join(self.path, name)
		with open(path, "rb") as file:
			if file.read() == text:
				return
		with open(path + ".new", "wb") as file:
			file.write(text)
		shutil.copymode(path, path + ".new")
		os.replace(path + ".new", path)

	def apply(self, edits):
		"""The files that @edits names become what it makes of the source's, and all others the source's."""
		names = set(edits) | set(self.changed())
		self.remember(names)
		for name in names:
			with open(os.path.join(self.source, name), "rb") as file:
				text = file.read()
			self.write(name, edits[name].apply(text) if name in edits else text)
