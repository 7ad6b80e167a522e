# SPDX-License-Identifier: MIT
"""Every include of a .c file blanked: are those that are plainly unused flagged? See judge.py."""

import collections

from oracles.common import check, chosen, findings, flagged_lines, percent
from oracles.judge import KINDS
from oracles.verdicts import judge

def test_unused(tree, options):
	units = chosen(tree, options)
	verdicts = judge(options, units)
	if options.check:
		check(tree, options, units)
	found = findings(options, "redundant-include")
	flagged = {(name, line) for name in verdicts for line in flagged_lines(found[name])}
	kinds = collections.defaultdict(list)
	for name, of_file in verdicts.items():
		for v in of_file:
			kinds[v.kind].append((name, v))
	return show(len(units), kinds, flagged)


def show(units, kinds, flagged):
	def hit(case):
		return (case[0], case[1].line) in flagged

	total = kinds["unused"]
	missed = [case for case in total if not hit(case)]
	print("includes in %d units: %s" % (units, ", ".join(
		"%d %s" % (len(kinds[kind]), kind) for kind in KINDS)))
	print("recall of plainly unused: %s" % percent(len(total) - len(missed), len(total)))
	wrong = [case for case in kinds["needed"] if hit(case)]
	said = [case for of_kind in kinds.values() for case in of_kind if hit(case)]
	print("precision: %s" % percent(len(said) - len(wrong), len(said)))
	for kind in ("used", "stays", "doubtful", "not-read"):
		print("flagged of %s: %s" % (kind, percent(sum(map(hit, kinds[kind])), len(kinds[kind]))))
	for title, cases in (("missed", missed), ("wrong", wrong), ("flagged, used", filter(hit, kinds["used"]))):
		for name, v in cases:
			print("%s: %s" % (title, v.told(name)))
	for name, v in kinds["doubtful"]:
		print("doubtful%s: %s" % (", flagged" if hit((name, v)) else "", v.told(name)))
	return len(missed) <= 0.05 * len(total) and len(wrong) <= 0.01 * len(said)
