# SPDX-License-Identifier: MIT
"""The includes of .c files that are flagged, blanked: can they go? See judge.py."""

import peers
from oracles.common import check, chosen, findings, flagged_lines, in_parallel, percent
from oracles.verdicts import judge


def show(name, verdicts):
	tried = [(file, v) for file, vs in verdicts.items() for v in vs]
	wrong = [case for case in tried if case[1].kind == "needed"]
	for file, v in tried:
		if v.kind in ("needed", "used", "doubtful"):
			print("%s: %s" % ("wrong" if v.kind == "needed" else v.kind, v.told(file)))
	print("%sprecision: %s; doubtful: %d; the file writes names of it: %d" % (
		name, percent(len(tried) - len(wrong), len(tried)), sum(v.kind == "doubtful" for _, v in tried),
		sum(v.kind == "used" for _, v in tried)))
	return len(wrong) <= 0.01 * len(tried)


def test_deletion(tree, options):
	units = chosen(tree, options)
	if options.check:
		check(tree, options, units)
	found = findings(options, "redundant-include")
	lines = {unit.name(): flagged_lines(found[unit.name()]) for unit in units}
	right = show("", judge(options, [unit for unit in units if lines[unit.name()]], lines))
	for kind in peers.installed() if options.peers else []:
		peer = kind()
		some = units[::options.peers]
		lines = dict(zip([unit.name() for unit in some], in_parallel(options, peer.removals, some)))
		show("%s, every %dth unit: " % (peer.name, options.peers), judge(options, some, lines))
	return right
