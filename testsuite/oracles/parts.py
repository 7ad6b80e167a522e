# SPDX-License-Identifier: MIT
"""
Headers that are not meant to stand alone, by what the source tree shows: one without a guard, and
one that a single file includes (or a single one of each architecture), which may supply names just
before it does.
"""

import collections
import functools
import os
import re
import subprocess

from oracles.judge import read_text
from oracles.names import blank_noise

GUARD = re.compile(r"\s*#\s*(pragma\s+once\b|if\s+!\s*defined\b|ifndef\s+\w+\s*\n\s*#\s*define\b)")


def has_guard(path):
	text = re.sub(r"\n\s*\n+", "\n", "\n" + blank_noise(read_text(path)))
	return bool(GUARD.match(text))


@functools.lru_cache
def includers(srctree):
	"""The last part of what an #include names -> [(the file that has it, all that it names)]"""
	done = subprocess.run(["grep", "-rEo", "--include=*.[chS]", r"^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"][^>\"]+",
			       "arch", "block", "crypto", "drivers", "fs", "include", "init", "io_uring", "ipc",
			       "kernel", "lib", "mm", "net", "rust", "security", "sound", "virt"],
			      cwd=srctree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, errors="replace")
	found = collections.defaultdict(list)
	for line in done.stdout.splitlines():
		name, text = line.split(":", 1)
		spelled = re.sub(r"^(\.\.?/)*", "", re.split(r"[<\"]", text)[1])
		found[os.path.basename(spelled)].append((name, spelled))
	return found


def part_of(srctree, name):
	"""Why the header is none that stands alone, or None."""
	if not has_guard(os.path.join(srctree, name)):
		return "no guard"
	kinds = {re.sub(r"^arch/\w+/", "arch/*/", file) for file, spelled in includers(srctree)[os.path.basename(name)]
		 if ("/" + name).endswith("/" + spelled) and file != name}
	return "only %s includes it" % min(kinds) if len(kinds) == 1 else None
