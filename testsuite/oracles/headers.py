# SPDX-License-Identifier: MIT
"""
The includes of headers that are flagged, blanked. As the only file of a unit, does the header
compile as before, whatever its own conditions ask for, and does it write no name of what is gone
(judge.py)? Where --fix=removable takes the line out, do units that read the header compile to the
same object without a new warning?
"""

import os
import re
import shutil
import threading
import zlib

from oracles.common import findings, flagged_lines, header_units, in_parallel, percent, removed_lines, report
from oracles.judge import Compiler, blank, read_text
from oracles.verdicts import Verdicts

UNITS = 6	# that read a header are asked, the same ones where that can be
as_it_is = {}


def make_blanked(tree, options, name, line):
	"""A tree with the header without the line, and links to those beside it."""
	overlay = "%s-%d-%s" % (re.sub(r"\W", "_", name), line, threading.get_ident())
	overlay = os.path.join(options.work, "blanked", overlay)
	shutil.rmtree(overlay, ignore_errors=True)
	source = os.path.join(tree.srctree, os.path.dirname(name))
	folder = os.path.join(overlay, os.path.dirname(name))
	os.makedirs(folder)
	for other in os.listdir(source):
		if other.endswith(".h") and other != os.path.basename(name):
			os.symlink(os.path.join(source, other), os.path.join(folder, other))
	with open(os.path.join(overlay, name), "w", errors="surrogateescape") as file:
		file.write(blank(read_text(os.path.join(tree.srctree, name)), line))
	return overlay


def breaks_units(tree, options, name, line, units):
	"""(how many were asked, why one is not the same or None)"""
	overlay = make_blanked(tree, options, name, line)
	asked = 0
	why = None
	for unit in sorted(units, key=lambda unit: zlib.crc32(unit.name().encode()))[:UNITS]:
		plain = Compiler(unit, options.work)
		text = read_text(plain.path)
		before = as_it_is.get(unit.name()) or plain.compile(text)
		as_it_is[unit.name()] = before
		after = Compiler(unit, options.work, overlay=overlay).compile(text)
		new = after.new(before)
		if after.object is not None and not any(overlay in file for file in after.files):
			continue	# reached by a path of its own
		asked += 1
		if new:
			why = "%s: %s" % (unit.name(), new[0])
		elif not plain.same(before, after):
			why = "%s: another object" % unit.name()
		if why:
			break
	shutil.rmtree(overlay)
	return asked, why


def test_headers(tree, options):
	units = header_units(tree, options)
	found = findings(options, "redundant-include")
	removable = removed_lines(report(options, "--fix=removable", "--source=" + tree.srctree))
	cases = [(name, line) for name in sorted(found) if name in units
		 for line in flagged_lines(found[name])][::options.every]
	verdicts = Verdicts(options.verdicts)
	judged = [v for vs in in_parallel(options, lambda case: verdicts.of(
		units[case[0]][0], options, [case[1]], case[0]), cases) for v in vs]
	taken = [(case, v) for case, v in zip(cases, judged) if case[1] in removable[case[0]]]
	asked = in_parallel(options, lambda case: breaks_units(tree, options, *case[0], units[case[0][0]]),
			    taken)
	wrong = [(case, v) for case, v in zip(cases, judged) if v.kind == "needed"]
	broken = [(case, v, why) for (case, v), (_, why) in zip(taken, asked) if why]
	for (name, _), v in zip(cases, judged):
		if v.kind in ("needed", "used", "doubtful"):
			print("%s: %s" % ("wrong" if v.kind == "needed" else v.kind, v.told(name)))
	for (name, line), v, why in broken:
		print("breaks: %s:%d: %s: %s" % (name, line, v.header, why))
	print("flagged in headers: %d; the header compiles as before: %s; writes names of it: %d; "
	      "doubtful: %d" % (
		len(cases), percent(len(cases) - len(wrong), len(cases)), sum(v.kind == "used" for v in judged),
		sum(v.kind == "doubtful" for v in judged)))
	print("removable: %d; no unit of %d asked is another one: %s" % (
		len(taken), sum(n for n, _ in asked), percent(len(taken) - len(broken), len(taken))))
	return not broken and len(wrong) <= 0.01 * len(cases)
