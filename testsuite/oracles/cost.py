# SPDX-License-Identifier: MIT
"""--cost against gcc -E -P: the headers of the fast-headers announcement, each as a unit's only include."""

import json
import os
import re

from oracles.common import in_parallel, report, run

# Those whose size the announcement of the fast-headers tree tells (January 2022).
HEADERS = """linux/sched.h linux/wait.h linux/rcupdate.h linux/hrtimer.h linux/fs.h linux/cred.h linux/dcache.h
	linux/cgroup.h linux/module.h linux/kobject.h linux/device.h linux/gfp.h linux/slab.h linux/mm.h
	linux/mmzone.h linux/swap.h linux/writeback.h linux/skbuff.h linux/tcp.h linux/udp.h linux/filter.h
	linux/interrupt.h net/sock.h asm/processor.h asm/page.h asm/pgtable.h""".split()


def measure(options, unit, header):
	"""(lines, bytes, the files that are read) of a unit that includes it alone; None: nothing."""
	path = os.path.join(options.work, "cost-%s.c" % (header or "none").replace("/", "-"))
	with open(path, "w") as file:
		file.write("#include <%s>\n" % header if header else "\n")
	argv = unit.compile(path, "-E", "-P")
	_, text = run(argv, unit.tree.objtree)
	_, rule = run([*unit.compile(path, "-M")], unit.tree.objtree)
	files = {unit.tree.name_of(name) for name in re.sub(r"\\\n", " ", rule).split(":", 1)[1].split()}
	return text.count("\n"), len(text), {name for name in files if name.endswith(".h")}


def test_cost(tree, options):
	unit = next(unit for unit in tree.units(["kernel/"]) if "-D__KERNEL__" in unit.argv)
	ours = json.loads(report(options, "--cost", "--json", *HEADERS))
	none = measure(options, unit, None)
	right = True
	for header, our, its in zip(HEADERS, ours, in_parallel(
			options, lambda header: measure(options, unit, header), HEADERS)):
		lines, size, headers = its[0] - none[0], its[1] - none[1], len(its[2] - none[2])
		off = [our["lines"] / lines - 1, our["bytes"] / size - 1]
		wrong = abs(off[0]) > 0.03 or abs(off[1]) > 0.04 or our["headers"] != headers
		right &= not wrong
		print("%s%-20s lines %6d %6d (%+.2f %%), headers %3d %3d, bytes %8d %8d (%+.2f %%)" % (
			"wrong: " if wrong else "", header, lines, our["lines"], 100 * off[0], headers, our["headers"],
			size, our["bytes"], 100 * off[1]))
	return right
