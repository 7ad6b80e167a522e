# SPDX-License-Identifier: MIT
"""Each header as the only include of a unit, against missing-include."""

import os
import re
import shutil
import subprocess
import threading

import peers
from oracles.common import findings, header_units, in_parallel, percent, report, run, through
from oracles.parts import part_of


# What a compiler dislikes for other reasons than a missing name is not what is asked here.
OTHER_WARNINGS = r"\[(-Werror,)?-W(error=)?(null-pointer-arithmetic|unused-\S+)\]$"


class Alone:
	"""What the compiler says to a header that is a unit's only include."""

	LOCATION = re.compile(r"^(\S+?):(\d+):\d+: (?:fatal )?(?:error|warning): (.*)$")

	def __init__(self, tree, name, unit, output):
		self.name = name
		self.unit = unit
		self.complaints = []
		self.refuses = False
		for line in output.splitlines():
			match = self.LOCATION.match(line)
			if not match or re.search(OTHER_WARNINGS, line):
				continue
			where = tree.name_of(match.group(1))
			self.complaints.append((where, match.group(3), line))
			if where == name and is_error_directive(tree, name, int(match.group(2))):
				self.refuses = True
		self.stands = not self.complaints
		self.own = any(c[0] == name for c in self.complaints)

	def own_first(self):
		return next((message for name, message, _ in self.complaints if name == self.name), "")

	def first(self):
		return self.complaints[0][2] if self.complaints else "no message"


def is_error_directive(tree, name, line):
	with open(os.path.join(tree.srctree, name), errors="replace") as file:
		return re.match(r"\s*#\s*error", file.read().split("\n")[line - 1])


def compile_alone(tree, unit, name, path, work, overlay=None):
	source = os.path.join(work, "%s-%s.c" % (re.sub(r"\W", "_", name), threading.get_ident()))
	with open(source, "w") as file:
		file.write('#include "%s"\n' % path)
	argv = unit.compile(source, "-fsyntax-only", "-Werror",
			    "-iquote", os.path.dirname(os.path.join(tree.srctree, name)))
	if "clang" in argv[0]:		# -c is gone, and with it what only matters to it
		argv.insert(1, "-Wno-unused-command-line-argument")
	if overlay:
		argv = through(tree, argv, overlay)
	_, output = run(argv, tree.objtree)
	os.unlink(source)
	if overlay:
		output = output.replace(overlay, tree.srctree)
	return Alone(tree, name, unit, output)


def make_overlay(tree, options, patch):
	"""A tree of links to the headers, with the patched files in place of theirs."""
	overlay = os.path.join(options.work, "overlay")
	shutil.rmtree(overlay, ignore_errors=True)
	folders = ["include"] + ["arch/%s/include" % arch
				 for arch in sorted(os.listdir(os.path.join(tree.srctree, "arch")))]
	for folder in folders:
		path = os.path.join(tree.srctree, folder)
		if os.path.isdir(path):
			target = os.path.join(overlay, folder)
			os.makedirs(os.path.dirname(target), exist_ok=True)
			subprocess.run(["cp", "-rs", path, target], check=True)
	for name in re.findall(r"^\+\+\+ b/(.*)$", patch, re.M):
		target = os.path.join(overlay, name)
		os.makedirs(os.path.dirname(target), exist_ok=True)
		if os.path.lexists(target):
			os.unlink(target)
		shutil.copyfile(os.path.join(tree.srctree, name), target)
	subprocess.run(["patch", "-s", "-p1"], cwd=overlay, input=patch.encode(), check=True)
	return overlay


def patch_of(patch, name):
	"""The part of the patch that is about one file."""
	parts = re.split(r"^(?=--- a/)", patch, flags=re.M)
	return "".join(part for part in parts if part.startswith("--- a/%s\n" % name))


def compile_patched(tree, options, alone, patch):
	"""The header with the advice for it alone; all others as they are."""
	overlay = os.path.join(options.work, "patched", re.sub(r"\W", "_", alone.name))
	target = os.path.join(overlay, alone.name)
	shutil.rmtree(overlay, ignore_errors=True)
	os.makedirs(os.path.dirname(target))
	shutil.copyfile(os.path.join(tree.srctree, alone.name), target)
	subprocess.run(["patch", "-s", "-p1"], cwd=overlay,
		       input=patch_of(patch, alone.name).encode(), check=True)
	again = compile_alone(tree, alone.unit, alone.name, target, options.work, overlay)
	shutil.rmtree(overlay)
	return again


def try_alone(tree, options, name, units, flagged):
	"""
	With the flags of the first unit; if it stands alone so, and is flagged, with those
	of others: parts of the kernel (the vdso) are compiled in another way.
	"""
	path = os.path.join(tree.srctree, name)
	alone = compile_alone(tree, units[0], name, path, options.work)
	tried = {os.path.dirname(units[0].target)}
	for unit in units[1:] if flagged and alone.stands else []:
		folder = os.path.dirname(unit.target)
		if folder not in tried and len(tried) < 20:
			tried.add(folder)
			other = compile_alone(tree, unit, name, path, options.work)
			if not other.stands:
				return other
	return alone


def show_peers(options, headers):
	"""What the others say to these headers."""
	headers = headers[::options.peers] if options.peers else []
	for kind in peers.installed() if headers else []:
		peer = kind()
		answers = in_parallel(options, lambda a: peer.lacking(a.unit, a.name), headers)
		flagged = [a for a, lacking in zip(headers, answers) if lacking]
		faults = [a for a in headers if not a.stands]
		print("%s, every %dth header: recall: %s, precision: %s" % (
			peer.name, options.peers,
			percent(sum(a in flagged for a in faults), len(faults)),
			percent(sum(not a.stands for a in flagged), len(flagged))))


def test_alone(tree, options):
	units = header_units(tree, options)
	found = findings(options, "missing-include")
	alone = in_parallel(options, lambda name: try_alone(tree, options, name, units[name],
							    name in found), sorted(units))
	bad = [a for a in alone if not a.stands]
	parts = {a.name: part_of(tree.srctree, a.name) for a in bad}
	fragments = [a for a in bad if a.refuses or parts[a.name]]
	faults = [a for a in bad if a.own and a not in fragments]
	inherited = [a for a in bad if not a.own and a not in fragments]
	flagged = [a for a in alone if a.name in found]
	right = [a for a in faults if a.name in found]
	wrong = [a for a in flagged if a.stands]
	print("headers: %d, %d stand alone; %d refuse or are parts of others, %d only inherit a fault, "
	      "%d have faults of their own" % (len(alone), sum(a.stands for a in alone),
					       len(fragments), len(inherited), len(faults)))
	print("recall: %s" % percent(len(right), len(faults)))
	print("precision: %s" % percent(len(flagged) - len(wrong), len(flagged)))
	for a in fragments:
		if a.name in found and not a.refuses:
			print("flagged, but a part: %s: %s" % (a.name, parts[a.name]))
	for a in faults:
		if a.name not in found:
			print("missed: %s: %s" % (a.name, a.first()))
	for a in wrong:
		print("wrong: %s: %s" % (a.name, found[a.name][0].get("message")))

	show_peers(options, [a for a in alone if a not in fragments and a not in inherited])

	patch = report(options, "--fix=missing", "--source=" + tree.srctree)
	overlay = make_overlay(tree, options, patch)
	again = in_parallel(options, lambda a: compile_alone(
		tree, a.unit, a.name, os.path.join(overlay, a.name), options.work, overlay), flagged)
	apart = in_parallel(options, lambda a: compile_patched(tree, options, a, patch), flagged)
	fails = [b for a, b in zip(again, apart) if not a.stands and not b.stands]
	print("stand alone with the advice for it: %s" % percent(
		sum(a.stands for a in apart), len(apart)))
	print("stand alone with all advice at once: %s" % percent(
		sum(a.stands for a in again), len(again)))
	print("stand alone in one way or the other: %s" % percent(
		len(again) - len(fails), len(again)))
	for a in fails:
		cycle = any("cycle" in (f.text or "") for f in found[a.name])
		print("%s: %s: %s" % ("cycle" if cycle else "not enough", a.name, a.first()))
	return not wrong and len(right) >= 0.97 * len(faults)
