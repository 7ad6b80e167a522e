# SPDX-License-Identifier: MIT
"""The members of rules/per-task.xml marked deprecated: the compiler's warnings against per-task."""

import collections
import os
import re
import xml.etree.ElementTree as ElementTree

from kbuild import Unit
from oracles.common import ROOT, findings, in_parallel, run, through


def mark_members(text, members):
	"""struct task_struct with these members deprecated."""
	start = text.index("struct task_struct {")
	end = text.index("\n};", start)
	body = text[start:end]
	for member in members:
		body = re.sub(r"(\b%s(?:\s*\[[^\]]*\])*)(\s*(?::\s*\w+\s*)?;)" % member,
			      r"\1 __attribute__((deprecated))\2", body)
	return text[:start] + body + text[end:]


def test_per_task(tree, options):
	rules = ElementTree.parse(os.path.join(ROOT, "rules/per-task.xml")).getroot()
	members = [m.get("name") for m in rules.findall("member")]
	owners = {o.get("file") for o in rules.findall("owner")}
	overlay = os.path.join(options.work, "marked")
	os.makedirs(os.path.join(overlay, "include/linux"), exist_ok=True)
	with open(os.path.join(tree.srctree, "include/linux/sched.h")) as file:
		text = mark_members(file.read(), members)
	with open(os.path.join(overlay, "include/linux/sched.h"), "w") as file:
		file.write(text)
	units = tree.units(options.folders)[::options.every]

	def warnings(unit):
		"""[(member, all places that the compiler names for it, the first one first)]"""
		argv = through(tree, unit.compile(tree.path_of(unit.source)), overlay)
		_, output = run(argv + ["-fsyntax-only", "-Wdeprecated-declarations", "-Wno-error"],
				tree.objtree)
		found = []
		for line in output.splitlines():
			match = re.match(r"(\S+?):(\d+):\d+: (warning: .(\w+). is deprecated|"
					 r"note: (in (definition|expansion) of|expanded from) macro)", line)
			if not match:
				continue
			place = (tree.name_of(match.group(1).replace(overlay, tree.srctree)),
				 int(match.group(2)))
			if match.group(4) in members:
				found.append((match.group(4), (place,)))
			elif match.group(3).startswith("note") and found:
				found[-1] = (found[-1][0], found[-1][1] + (place,))
		return found

	said = collections.defaultdict(set)
	for unit, found in zip(units, in_parallel(options, warnings, units)):
		for w in found:
			said[w].add(unit)
	ours = set()		# where it is written ...
	expanded = set()	# ... and, of what is in a macro, where that is expanded
	for found in findings(options, "per-task").values():
		for failure in found:
			member = re.search(r"member '(\w+)'", failure.get("message")).group(1)
			for name, line in re.findall(r"^(\S+?):(\d+):\d+: warning: ", failure.text, re.M):
				ours.add((member, (name, int(line))))
			for name, line in re.findall(r"^note: expanded in (\S+):(\d+)$", failure.text, re.M):
				expanded.add((member, (name, int(line))))
	exempt = {w for w in said if any(place[0] in owners for place in w[1])}
	matched = {w for w in said if any((w[0], place) in ours | expanded for place in w[1])}
	left = sorted(said.keys() - exempt - matched)
	exempt |= {w for w in left if is_owners_macro(tree, owners, *w, min(said[w], key=Unit.name))}
	missed = [w for w in left if w not in exempt]
	named = {(w[0], place) for w in said for place in w[1]}
	seen = {tree.name_of(dep) for unit in units for dep in unit.deps} | {u.name() for u in units}
	further = sorted(o for o in ours - named if o[1][0] in seen)
	print("compiler: %d places of %d members in %d units" % (
		len({(w[0], w[1][0]) for w in said}), len({w[0] for w in said}), len(units)))
	print("by way of a macro of the layout's owners, exempt: %d" %
	      len({(w[0], w[1][0]) for w in exempt - matched}))
	print("found by fkh-check: %d; further places of it: %d" % (
		len({(w[0], w[1][0]) for w in matched}), len(further)))
	for member, places in missed:
		print("missed: %s:%d: %s" % (places[0] + (member,)))
	for member, place in further:
		text = "".join(lines_of(tree, place[0])[place[1] - 1:place[1] + 1])
		print("further: %s:%d: %s: %s" % (place + (member, text.split("\n")[0].strip())))
		if member not in text:
			missed.append((member, (place,)))
	return not missed


def lines_of(tree, name):
	with open(tree.path_of(name) if os.path.exists(tree.path_of(name)) else
		  os.path.join(tree.srctree, name), errors="replace") as file:
		return file.read().splitlines(keepends=True)


def is_owners_macro(tree, owners, member, places, unit):
	"""Is a macro in the statement that reaches the member only by way of one of the owners?"""
	_, output = run(unit.compile(tree.path_of(unit.source), "-E", "-dD"), tree.objtree)
	reaching = set()
	bodies = {}
	name = ""
	for line in output.splitlines():
		match = re.match(r'# \d+ "(.*?)"', line)
		if match:
			name = tree.name_of(match.group(1))
		match = re.match(r"#define (\w+)(?:\([^)]*\))?(.*)", line)
		if match:
			bodies[match.group(1)] = set(re.findall(r"\w+", match.group(2)))
			if name in owners and re.search(r"(->|\.)\s*%s\b" % member, match.group(2)):
				reaching.add(match.group(1))
	while True:
		more = {macro for macro, body in bodies.items() if body & reaching} - reaching
		if not more:
			break
		reaching |= more
	statement = re.match(r"[^;]*", "".join(lines_of(tree, places[0][0])[places[0][1] - 1:]))
	return bool(set(re.findall(r"\w+", statement.group(0))) & reaching)
