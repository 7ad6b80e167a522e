# SPDX-License-Identifier: MIT
"""
What the compiler says to each include line of a .c file, or of a header that is a unit by itself:
the judge that knows nothing of fkh-check.

An include is

  needed      without it (its line left blank) there is a new error or warning, with
              -Wmissing-prototypes and -Wundef, or another object; or a new error or warning in a
              configuration in which all options that the file's own conditions ask for are on, or
              all are off, or in --allyes
  used        it can go, but the file writes a name that the header, or what leaves the unit with
              it, declares
  stays       it can go, and the header is read all the same, for another includes it
  unused      it can go, the header leaves the unit, and the file writes no name that it, or anything
              that leaves with it, declares: plainly unused. Names that it writes of headers which
              this one includes, and the file does not, are told: to include these instead is as good
  doubtful    the same, but something else might be what it is there for; or in a configuration as
              above a header complains, not the file; it is told what
  not-read    it is in a branch that is not taken

A name is written where the file has it outside of comments and strings: in macro bodies and in
branches that are not taken as well. A word in code that is compiled, and that compiles to the same
object where no file is left that declares it, is another thing of that name: a local, a label, a
member. A tag is written after struct, union or enum. "struct foo;" declares only where no file of
the unit defines it, and "struct foo *" in another declaration only where, besides, no file that
stays has the tag.
"""

import collections
import hashlib
import os
import re
import subprocess
import threading

from oracles.common import contents, through
from oracles.names import Names, Raw, blank_noise, declared, words_in

WARNINGS = ["-Wmissing-prototypes", "-Wundef", "-Wno-error"]
ATTRIBUTE = re.compile(r"__attribute(?:__)? ?\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
KINDS = {"needed": "needed", "used": "used", "stays": "another file includes it", "unused": "plainly unused",
	 "doubtful": "doubtful", "not-read": "in a branch that is not taken"}


class Verdict(collections.namedtuple("Verdict", "line header kind reason")):
	def told(self, file):
		return "%s:%d: %s: %s" % (file, self.line, self.header, self.reason or KINDS[self.kind])


cache = {}	# what a text declares: units have most of their headers' texts in common


def includes_in(text):
	"""Line -> what the #include there names."""
	found = {nr: re.match(r"\s*#\s*include\s*[<\"](.*?)[>\"]", line)
		 for nr, line in enumerate(text.split("\n"), 1)}
	return {nr: match.group(1) for nr, match in found.items() if match}


def read_text(path):
	with open(path, errors="surrogateescape") as file:
		return file.read()


def blank(text, line):
	lines = text.split("\n")
	lines[line - 1] = ""
	return "\n".join(lines)


# ---- the compiler ----

class Part:
	"""What one file adds to a unit."""

	def __init__(self):
		self.text = []
		self.macros = set()

	def code(self):
		return "\n".join(self.text)

	def names(self):
		code = self.code()
		key = hashlib.sha256(code.encode(errors="surrogateescape")).digest()
		if key not in cache:
			cache[key] = declared(code)
		return cache[key]

	def written(self):
		"""All that it says, but for attributes, and for the numbers that __COUNTER__ makes."""
		code = ATTRIBUTE.sub("", " ".join(self.code().split()))
		return re.sub(r"(?<=[A-Za-z_])\d+|\d{2,}|\s", "", code), self.macros


class Compiled:
	"""What came of a text: complaints, the object if it compiled, and the files that were read."""

	def __init__(self, said):
		self.said = said
		self.object = None
		self.files = set()

	def new(self, before):
		return [message for message in self.said if message not in before.said]


class Compiler:
	"""
	The unit's own, for other texts in the place of its source: or, with @path, of that file. With
	an @overlay, include folders are looked up there first.
	"""

	def __init__(self, unit, work, path=None, overlay=None):
		self.unit = unit
		self.cwd = unit.tree.objtree
		self.path = path or unit.tree.path_of(unit.source)
		name = "%s-%s.o" % (re.sub(r"\W", "_", self.name()), threading.get_ident())
		self.output = os.path.join(work, name)
		self.overlay = overlay

	def name(self):
		return self.unit.tree.name_of(self.path)

	def call(self, text, *more, cwd=None):
		folder = os.path.dirname(self.path)
		argv = self.unit.compile("-", "-x", "c", "-iquote", folder, *WARNINGS, *more)
		if "clang" in argv[0]:		# a header as a unit, and without an object
			argv[1:1] = ["-Wno-unused-command-line-argument", "-Wno-unused-function"]
		if self.overlay:
			argv = through(self.unit.tree, argv, self.overlay)
		return subprocess.run(argv, cwd=cwd or self.cwd, input=text, stdout=subprocess.PIPE,
				      stderr=subprocess.PIPE, errors="surrogateescape")

	def complaints(self, text, **where):
		"""[(in the file itself?, message)]"""
		done = self.call(text, "-fsyntax-only", **where)
		said = re.findall(r"^([^\s:]+):(?:\d+:)* (?:fatal )?((?:error|warning): .*)", done.stderr, re.M)
		return [(name == "<stdin>", message) for name, message in said]

	def prerequisites(self, rule):
		return {self.unit.tree.name_of(name) for name in rule.replace("\\\n", " ").split()[1:]}

	def compile(self, text, files=False, flags=()):
		"""The files that were read are told of what compiles; of anything if they are asked for."""
		done = self.call(text, *flags, "-c", "-o", self.output, "-MD", "-MF", self.output + ".d")
		compiled = Compiled(re.findall(r"(?:error|warning): .*", done.stderr))
		if not done.returncode:
			with open(self.output, "rb") as file:
				compiled.object = file.read()
			with open(self.output + ".d", errors="surrogateescape") as file:
				compiled.files = self.prerequisites(file.read())
		elif files:
			compiled.files = self.prerequisites(self.call(text, "-M").stdout)
		for path in (self.output, self.output + ".d"):
			if os.path.exists(path):
				os.unlink(path)
		return compiled

	def same(self, one, two):
		"""Are the objects of two texts the same, but for what says nothing?"""
		if one.object == two.object:
			return True
		if one.object is None or two.object is None:
			return one.object is two.object
		texts = []
		for compiled in (one, two):
			with open(self.output, "wb") as file:
				file.write(compiled.object)
			texts.append(contents(self.output))
		os.unlink(self.output)
		return texts[0] == texts[1]

	def same_in_order(self, one, two):
		"""The same, if functions come as they are written: else as gcc first met their names."""
		if "clang" in self.unit.argv[0]:
			return False
		return self.same(*[self.compile(text, flags=["-fno-toplevel-reorder"]) for text in (one, two)])

	def preprocess(self, text):
		return self.call(text, "-E", "-dD").stdout

	def parts(self, output):
		"""File -> Part, of the preprocessed unit; its own is '-'."""
		parts = {}
		part = Part()
		for line in output.split("\n"):
			match = re.match(r'# \d+ "(.*?)"', line)
			if match:
				name = match.group(1)
				name = "-" if name == "<stdin>" else self.unit.tree.name_of(name)
				part = parts.setdefault(name, Part())
				continue
			match = re.match(r"#define (\w+)", line)
			if match:
				part.macros.add(match.group(1))
			elif not line.startswith("#"):
				part.text.append(line)
		return parts


# ---- configurations ----

class Configurations:
	"""The other ones in which a file has to compile as before: (what to put before it, where)."""

	def __init__(self, compiler, raw, allyes):
		self.variants = []
		asked = raw.symbols() + (["MODULE"] if "MODULE" in raw.asked else [])
		if asked:
			known = compiler.call("", "-E", "-dM").stdout
			on = [s for s in asked if not re.search(r"^#define %s\b" % s, known, re.M)]
			off = [s for s in asked if s not in on]
			if on:
				self.add(["#define %s 1" % s for s in on], "with " + " ".join(on), None)
			if off:
				self.add(["#undef %s" % s for s in off], "without " + " ".join(off), None)
		if allyes:
			self.add([], "in allyesconfig", os.path.abspath(allyes))
		self.compiler = compiler
		self.before = {}

	def add(self, lines, name, cwd):
		self.variants.append(("".join(line + "\n" for line in lines) + "#line 1\n", name, cwd))

	def breaks(self, text, without):
		"""(needed or doubtful, why) if the text without the line is not the same in one; or None."""
		for head, name, cwd in self.variants:
			if name not in self.before:
				self.before[name] = set(self.compiler.complaints(head + text, cwd=cwd))
			new = set(self.compiler.complaints(head + without, cwd=cwd)) - self.before[name]
			if new:
				kind = "needed" if any(own for own, _ in new) else "doubtful"
				return kind, "%s: %s" % (name, max(new)[1])
		return None


# ---- the judge ----

class Judge:
	"""The include lines of one unit's source; or, with @path, those of a header as its only file."""

	def __init__(self, unit, work, allyes=None, path=None):
		self.unit = unit
		self.header = path is not None
		self.compiler = Compiler(unit, work, path)
		self.text = read_text(self.compiler.path)
		self.raw = Raw(self.text)
		self.includes = includes_in(self.text)
		self.configurations = Configurations(self.compiler, self.raw, allyes)
		self.before = self.compiler.compile(self.text, self.header)
		self.output = self.compiler.preprocess(self.text)
		self.parts = None

	def verdicts(self, lines=None):
		"""Of all include lines, or of these."""
		lines = sorted(self.includes if lines is None else lines)
		if self.before.object is None and not self.header:
			why = "the unit does not compile: " + (self.before.said or ["no message"])[0]
			return [Verdict(line, self.includes.get(line, "?"), "doubtful", why) for line in lines]
		return [self.verdict(line) for line in lines]

	def verdict(self, line):
		header = self.includes.get(line, "?")
		if not any(is_spelled(name, header) for name in self.before.files):
			return Verdict(line, header, "not-read", KINDS["not-read"])
		without = blank(self.text, line)
		output = self.compiler.preprocess(without)
		if output == self.output:	# it has been read before: nothing is left to compile
			why = self.configurations.breaks(self.text, without)
			return Verdict(line, header, *(why or ("stays", KINDS["stays"])))
		compiled = self.compiler.compile(without, self.header)
		new = compiled.new(self.before)
		if new:
			return Verdict(line, header, "needed", new[0])
		if not self.compiler.same(self.before, compiled) and \
		   not self.compiler.same_in_order(self.text, without):
			return Verdict(line, header, "needed", "another object")
		return Verdict(line, header, *(self.configurations.breaks(self.text, without) or
					       self.of_what_can_go(line, header, output, compiled)))

	def of_what_can_go(self, line, header, output, compiled):
		gone = sorted(self.before.files - compiled.files)
		if not any(is_spelled(name, header) for name in gone):
			return "stays", KINDS["stays"]
		if self.parts is None:
			self.parts = self.compiler.parts(self.output)
		gone = [name for name in gone if name in self.parts]
		after = self.compiler.parts(output)
		written = self.written(gone, after)
		if written:
			return "used", "it writes " + " ".join(sorted(written)[:5])
		doubt = self.doubt(line, header, gone, after)
		return ("doubtful", doubt) if doubt else ("unused", self.instead(header, gone, after))

	# ---- what the file writes ----

	def written_of(self, header):
		"""The names that it writes of this header, whoever else brings that."""
		self.parts = self.parts or self.compiler.parts(self.output)
		lost = self.names_of(self.parts, [name for name in self.parts if is_spelled(name, header)])
		return (lost.plain | lost.macros) & self.raw.words.keys() | (lost.tags & self.raw.tags)

	def names_of(self, parts, files):
		found = Names()
		for name in files:
			found.add(parts[name].names())
			found.macros |= parts[name].macros
		return found

	def uncompiled(self, after):
		"""The words that the file has more often than its part of the unit: in macros, in branches."""
		compiled = words_of(after.get("-", Part()).code())
		return {word for word, count in self.raw.words.items() if count > compiled.get(word, 0)}

	def written(self, gone, after):
		"""The names that the file writes of what is gone."""
		lost = self.names_of(self.parts, gone)
		left = self.names_of(after, set(after) - {"-"})
		own = self.parts["-"].names() if "-" in self.parts else declared("")
		names = lost.plain | lost.macros
		elsewhere = left.plain | left.macros | own.plain
		real = names & self.raw.words.keys() & (elsewhere | self.uncompiled(after))
		defined = lost.tags | left.tags | own.tags
		mentioned = lost.mentioned - left.forward - left.mentioned
		tags = lost.tags | ((lost.forward | mentioned) - defined)
		return real | (tags & self.raw.tags)

	def instead(self, header, gone, after):
		"""What it writes of the headers that this one includes, and that others happen to bring."""
		of_header = [name for name in gone if is_spelled(name, header)]
		behind = {spelled for name in of_header for spelled in self.raw_of(name).includes}
		found = []
		for spelled in sorted(behind - set(self.includes.values())):
			for name in sorted(name for name in after if is_spelled(name, spelled)):
				of_it = self.names_of(after, [name])
				words = (of_it.plain | of_it.macros) & self.raw.words.keys()
				words |= of_it.tags & self.raw.tags
				if words:
					found.append("%s of %s" % (min(words), spelled))
		return "it writes " + ", ".join(found[:4]) if found else ""

	# ---- doubts ----

	def doubt(self, line, header, gone, after):
		if not self.raw.words:
			return "the file has nothing else"
		lost = self.names_of(self.parts, gone)
		asked = (lost.macros | lost.plain) & self.raw.asked
		if asked:
			return "its conditions ask for %s" % min(asked)
		return self.template(line, gone) or self.pasted(lost) or self.other_branch(gone, after) or \
			self.other_architecture(header, gone, after) or self.made_later(line, lost, after) or \
			self.sets_up(after)

	def template(self, line, gone):
		"""Does the file define something that is meant for the header?"""
		before = {name for name, where in self.raw.defines.items() if where < line}
		for name in gone:
			words = set(re.findall(r"\w+", self.raw_of(name).code)) | self.raw_of(name).asked
			if before & words:
				return "%s has %s, which is defined before it" % (name, min(before & words))
		return None

	def pasted(self, lost):
		"""Names of it that only macros make out of the file's words."""
		made = words_of(self.parts["-"].code()).keys() & (lost.plain | lost.macros)
		made -= self.raw.words.keys()
		for name in sorted(made):
			for word in self.raw.words:
				if len(word) > 3 and word in name:
					return "a macro makes %s of %s" % (name, word)
		return None

	def other_branch(self, gone, after):
		"""What it might declare in a branch that is not taken, and the file writes in such a place."""
		known = self.names_of(after, set(after) - {"-"})
		rest = self.uncompiled(after) - known.plain - known.macros - self.parts["-"].macros
		for name in gone:
			guess = self.raw_of(name).declared()
			words = (guess.plain | guess.macros) & rest
			if words:
				return "%s has %s in a branch that is not taken" % (name, min(words))
		return None

	def other_architecture(self, header, gone, after):
		"""What only this architecture has elsewhere, while the header would have it for the others."""
		left = self.names_of(after, [name for name in after if not name.startswith(("arch/", "-"))])
		own = self.names_of(after, [name for name in after if name.startswith("arch/")])
		for name in gone:
			guess = self.raw_of(name).declared() if is_spelled(name, header) else Names()
			words = (guess.plain | guess.macros) & self.raw.words.keys() - left.plain - left.macros
			words &= own.plain | own.macros
			if words:
				return "%s has %s for other architectures" % (name, min(words))
		return None

	def made_later(self, line, lost, after):
		"""
		What a later header of the file's folder writes: the file defines something before it, for
		which that makes code (CREATE_TRACE_POINTS), in a configuration that has it.
		"""
		folder = os.path.dirname(self.compiler.path)
		left = self.names_of(after, set(after) - {"-"})
		names = (lost.plain | lost.macros) - left.plain - left.macros
		for where, header in sorted(self.includes.items()):
			path = os.path.join(folder, header)
			if where < line or not os.path.exists(path) or not self.is_made(where, path, after):
				continue
			words = names & self.raw_of(path).words.keys()
			if words:
				return "%s, which is made to be code, writes %s" % (header, min(words))
		return None

	def is_made(self, where, path, after):
		before = {name for name, line in self.raw.defines.items() if line < where}
		behind = [name for name in after for spelled in self.raw_of(path).includes
			  if is_spelled(name, spelled)]
		return any(before & self.raw_of(name).asked for name in [path, *behind])

	def sets_up(self, after):
		"""Is a file that stays another one without it?"""
		for name, part in after.items():
			if name != "-" and name in self.parts and part.written() != self.parts[name].written():
				return "%s reads otherwise without it" % name
		return None

	def raw_of(self, name):
		path = self.unit.tree.path_of(name)
		if not os.path.exists(path):
			path = os.path.join(self.unit.tree.srctree, name)
		if path not in cache:
			cache[path] = Raw(read_text(path))
		return cache[path]


def words_of(code):
	return words_in(blank_noise(code))


def is_spelled(name, header):
	return ("/" + os.path.normpath(name)).endswith("/" + os.path.normpath(header).lstrip("./"))
