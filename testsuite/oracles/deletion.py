# SPDX-License-Identifier: MIT
"""Includes blanked: does the unit compile as before without them?"""

import os
import re

import peers
from oracles.common import compile_text, findings, flagged_lines, in_parallel, percent


def try_without(tree, options, unit, lines):
	"""What breaks when each of the lines of the unit is blanked: [(line, why or None)]."""
	with open(tree.path_of(unit.source), "rb") as file:
		text = file.read().split(b"\n")
	output = os.path.join(options.work, re.sub(r"\W", "_", unit.name()) + ".o")
	places = [(tree.objtree, output, "")]
	if options.allyes:
		places.append((os.path.abspath(options.allyes), None, " in allyesconfig"))
	verdicts = {line: None for line in lines}
	for cwd, to, where in places:
		before = compile_text(unit, b"\n".join(text), cwd, to)
		for line in lines:
			without = list(text)
			without[line - 1] = b""
			after = compile_text(unit, b"\n".join(without), cwd, to)
			new = [m for m in after[0] if m not in before[0]]
			if new and not verdicts[line]:
				verdicts[line] = new[0].decode(errors="replace") + where
			elif after[1] != before[1] and not verdicts[line]:
				verdicts[line] = "another object" + where
	if os.path.exists(output):
		os.unlink(output)
	return sorted(verdicts.items())


def delete(tree, options, units, cases):
	"""(file, line, why not or None) for each of the lines of the units' C files."""
	verdicts = in_parallel(options, lambda name: try_without(tree, options, units[name], cases[name]),
			       list(cases))
	return [(name, line, why) for name, lines in zip(cases, verdicts) for line, why in lines]


def test_deletion(tree, options):
	units = {unit.name(): unit for unit in tree.units(options.folders)}
	found = findings(options, "redundant-include")
	cases = {name: flagged_lines(found[name]) for name in sorted(found) if name in units}
	tried = delete(tree, options, units, dict(list(cases.items())[::options.every]))
	wrong = [case for case in tried if case[2]]
	for case in wrong:
		print("wrong: %s:%d: %s" % case)
	print("precision: %s" % percent(len(tried) - len(wrong), len(tried)))
	right = len(wrong) <= 0.01 * len(tried)
	for kind in peers.installed() if options.peers else []:
		peer = kind()
		some = dict(list(units.items())[::options.peers])
		lines = in_parallel(options, peer.removals, some.values())
		tried = delete(tree, options, units, dict(zip(some, map(sorted, lines))))
		print("%s, every %dth unit: precision: %s" % (
			peer.name, options.peers, percent(sum(not why for _, _, why in tried), len(tried))))
	return right
