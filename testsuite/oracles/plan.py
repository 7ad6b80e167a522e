# SPDX-License-Identifier: MIT
"""
A plan's series applied step by step to a copy of the tree.

git am takes it; at each step units that read what it changes compile as they did, without a
warning and to the same object; and at the end all units do, and have the lines less that were
promised. #line keeps the numbering of the lines, so that __LINE__ stays what it was.
"""

import json
import os
import random
import re
import shutil
import subprocess

from oracles.common import contents, in_parallel, report, run


def git(repository, *argv, **more):
	environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "oracle",
		       "GIT_AUTHOR_EMAIL": "oracle@example.org", "GIT_COMMITTER_NAME": "oracle",
		       "GIT_COMMITTER_EMAIL": "oracle@example.org"}
	return subprocess.run(["git", "-C", repository, *argv], check=True, stdout=subprocess.PIPE, env=environment,
			      **more).stdout


def apply_series(options, tree, series):
	"""A repository of the files that the series touches, with a commit for each patch."""
	repository = os.path.join(options.work, "series")
	shutil.rmtree(repository, ignore_errors=True)
	os.makedirs(repository)
	names = sorted(set(re.findall(r"^diff --git a/(\S+) b/", series, re.M)))
	for name in names:
		os.makedirs(os.path.dirname(os.path.join(repository, name)) or repository, exist_ok=True)
		shutil.copyfile(os.path.join(tree.srctree, name), os.path.join(repository, name))
	git(repository, "init", "-q")
	git(repository, "add", "-A", "-f")
	git(repository, "commit", "-q", "-m", "before")
	git(repository, "am", "-q", "--keep-cr", input=series.encode(errors="surrogateescape"))
	commits = git(repository, "rev-list", "--reverse", "HEAD").decode().split()
	return repository, commits


def numbered(path, new):
	"""@new with blank lines for what the file at @path has more, and #line behind what has come."""
	with open(path, "rb") as file:
		lines = file.read().split(b"\n")
	new_lines = new.split(b"\n")
	done = subprocess.run(["diff", path, "-"], input=new, stdout=subprocess.PIPE)
	changes = re.findall(rb"^(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", done.stdout, re.M)
	for old, old_end, kind, first, last in reversed(changes):
		old, old_end = int(old), int(old_end or old)
		come = new_lines[int(first) - 1:int(last or first)]
		if kind == b"d":
			lines[old - 1:old_end] = [b""] * (old_end - old + 1)
		elif kind == b"a":
			lines[old:old] = come + [b"#line %d" % (old + 1)]
		else:
			lines[old - 1:old_end] = come + [b"#line %d" % (old_end + 1)]
	return b"\n".join(lines)


class Copy:
	"""A copy of the sources, in which units are compiled by the recorded commands."""

	def __init__(self, options, tree):
		self.tree = tree
		self.root = os.path.join(options.work, "source")
		self.objects = os.path.join(options.work, "objects")
		shutil.rmtree(self.objects, ignore_errors=True)
		shutil.rmtree(self.root, ignore_errors=True)
		subprocess.run(["cp", "-a", tree.srctree, self.root], check=True)

	def put(self, name, text):
		path = os.path.join(self.root, name)
		text = numbered(os.path.join(self.tree.srctree, name), text)
		os.unlink(path)
		with open(path, "wb") as file:
			file.write(text)

	def command(self, unit):
		path = os.path.join(self.tree.objtree, os.path.dirname(unit.target),
				    "." + os.path.basename(unit.target) + ".cmd")
		with open(path, errors="surrogateescape") as file:
			command = re.match(r"(?:saved)?cmd_\S+ := (.*)", file.readline()).group(1)
		return command.replace("\\#", "#")

	def moved(self, text):
		return text.replace(self.tree.srctree, self.root)

	def compile(self, unit):
		"""(what the compiler says, does the object differ?)"""
		target = os.path.join(self.objects, unit.target)
		os.makedirs(os.path.dirname(target), exist_ok=True)
		command = re.sub(r" -Wp,-MM?D,\S+", "", self.command(unit))
		command = re.sub(r"(?<=\s)" + re.escape(unit.target) + r"(?=\s|$)", target, command)
		status, output = run(["sh", "-c", self.moved(command)], self.tree.objtree)
		if status:
			errors = [line for line in output.splitlines() if "error: " in line]
			return "\n".join(errors[:3]) or output, True
		said = "\n".join(line for line in output.splitlines() if "warning: " in line)
		same = contents(target) == contents(os.path.join(self.tree.objtree, unit.target))
		os.unlink(target)
		return said, not same

	def lines(self, unit):
		argv = [self.moved(arg) for arg in unit.compile(unit.source, "-E", "-P")]
		status, output = run(argv, self.tree.objtree)
		return output.count("\n") if not status else None


def judge(options, copy, units, what):
	wrong = 0
	for unit, (said, differs) in zip(units, in_parallel(options, copy.compile, units)):
		if said or differs:
			wrong += 1
			print("%s: %s: %s" % (what, unit.target, said.strip() or "another object"), flush=True)
	return wrong


def readers(tree, units):
	"""File -> the units that read it."""
	found = {}
	for unit in units:
		for dep in [unit.source, *unit.deps]:
			found.setdefault(tree.name_of(dep), []).append(unit)
	return found


def promised(options, units):
	"""How many lines less the plan says that these units have."""
	plan = json.loads(report(options, "--plan", "--steps=%d" % options.steps, "--json"))
	saved = {unit["unit"]: unit["before"] - unit["after"] for unit in plan["units"]}
	return sum(saved.get(unit.name(), 0) for unit in units)


def take_steps(options, copy, repository, commits, reading):
	"""Each step with some of the units that read what it changes."""
	rng = random.Random(options.seed)
	wrong = compiled = 0
	if not options.sample:		# all of it at once
		for name in git(repository, "ls-files").decode().split():
			copy.put(name, git(repository, "show", "HEAD:" + name))
		return 0
	for nr, commit in enumerate(commits[1:], 1):
		changed = git(repository, "diff", "--name-only", commit + "^", commit).decode().split()
		for name in changed:
			copy.put(name, git(repository, "show", "%s:%s" % (commit, name)))
		units = {unit.target: unit for name in changed for unit in reading.get(name, [])}
		own = [unit for unit in units.values() if unit.name() in changed]
		rest = [units[target] for target in sorted(units) if units[target] not in own]
		some = own[:options.sample] + rng.sample(rest, min(options.sample, len(rest)))
		wrong += judge(options, copy, some, "step %d" % nr)
		compiled += len(some)
	print("steps: %d, %d compilations, %d of them wrong" % (len(commits) - 1, compiled, wrong), flush=True)
	return wrong


def measure(options, copy, units, total):
	before = in_parallel(options, lambda unit: run(unit.compile(unit.source, "-E", "-P"),
						       unit.tree.objtree)[1].count("\n"), units)
	after = in_parallel(options, copy.lines, units)
	old, new = sum(before), sum(after)
	print("preprocessed lines of %d units: %d, then %d: %.2f %% less" % (
		len(units), old, new, 100 * (old - new) / old))
	return old - new


def test_plan(tree, options):
	options.sample = 4 if options.sample is None else options.sample
	units = [unit for unit in tree.units(options.folders) if "-D__KERNEL__" in unit.argv]
	series = report(options, "--plan", "--steps=%d" % options.steps, "--fix=series", "--source=" + tree.srctree)
	with open(os.path.join(options.work, "series.mbox"), "w", errors="surrogateescape") as file:
		file.write(series)
	repository, commits = apply_series(options, tree, series)
	copy = Copy(options, tree)
	names = git(repository, "ls-files").decode().split()
	for name in names:
		copy.put(name, git(repository, "show", "%s:%s" % (commits[0], name)))
	wrong = take_steps(options, copy, repository, commits, readers(tree, units))
	some = units[::options.every]
	wrong += judge(options, copy, some, "all")
	print("all steps: %d units compiled, %d wrong in steps or here" % (len(some), wrong))
	saved = measure(options, copy, some, len(units))
	promise = promised(options, some)
	print("saved: %d lines, promised: %d (%.1f %% off)" % (saved, promise, 100 * (saved / promise - 1)))
	return not wrong and abs(saved / promise - 1) < 0.05
