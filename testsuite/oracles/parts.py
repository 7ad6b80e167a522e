# SPDX-License-Identifier: MIT
"""
Headers that are not meant to stand alone, by what the source tree shows: one without a guard, and
one that a single file includes (or a single one of each architecture), with code before it or by
a name that says whose part it is: highmem-internal.h, bitops/sched.h. A part of a part is one of
the whole: bitops/arch_hweight.h of bitops/hweight.h of asm/bitops.h. Then those that are not only
the kernel's: what programs of the build machine read as well, and ACPICA's. And those of one folder
that include nothing at all, which is on purpose: mm/vma.h.
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
def includes(srctree):
	"""The last part of what an #include names -> [(the file that has it, all that it names, in quotes?)]"""
	include = r"^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"][^>\"]+"
	argv = ["grep", "-rEo", "--include=*.[chS]", include, "arch", "block", "crypto", "drivers", "fs",
		"include", "init", "io_uring", "ipc", "kernel", "lib", "mm", "net", "rust", "security",
		"sound", "virt"]
	done = subprocess.run(argv, cwd=srctree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
			      errors="replace")
	found = collections.defaultdict(list)
	for line in done.stdout.splitlines():
		file, text = line.split(":", 1)
		spelled = re.split(r"[<\"]", text)[1]
		found[os.path.basename(spelled)].append((file, spelled, '"' in text))
	return found


def is_meant(srctree, name, file, spelled, quoted):
	"""Does an #include in the file mean this header?"""
	beside = os.path.normpath(os.path.join(os.path.dirname(file), spelled))
	if quoted and os.path.exists(os.path.join(srctree, beside)):
		return beside == name
	arch = re.match(r"arch/\w+/", name)
	if arch and file.startswith("arch/") and not file.startswith(arch.group(0)):
		return False
	public = re.match(r"(?:arch/\w+/)?include/(?:uapi/)?(.*)", name)
	return spelled == public.group(1) if public else ("/" + name).endswith("/" + spelled)


def has_code_before(path, header):
	"""Is there anything but directives and comments before its #include?"""
	lines = read_text(path).split("\n")
	include = re.compile(r"\s*#\s*include\s*[<\"]%s[>\"]" % re.escape(header))
	place = next((nr for nr, line in enumerate(lines) if include.match(line)), 0)
	before = blank_noise("\n".join(lines[:place])).split("\n")
	return any(line.strip() and not re.match(r"\s*#", line) for line in before)


def is_named_for(header, file):
	stem = os.path.basename(file)[:-2]
	folder, own = os.path.split(header[:-2])
	return own == stem or own.startswith(stem + "-") or os.path.basename(folder) == stem


@functools.lru_cache
def host_sources(srctree):
	"""What the programs of the build machine include by path, and the lists of what is copied for them."""
	argv = ["grep", "-rhoE", "--include=*.[ch]", "--include=sync-check.sh", "--include=check-headers.sh",
		r"(include|arch/[a-z0-9]+/include)/[A-Za-z0-9_/-]+\.h", "scripts", "tools/objtool", "tools/perf"]
	done = subprocess.run(argv, cwd=srctree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
	return set(done.stdout.split())


def is_not_only_ours(srctree, name):
	"""Why including the kernel's headers is not for it, or None."""
	text = read_text(os.path.join(srctree, name))
	if name in host_sources(srctree) and not re.search(r"^\s*#\s*include\b", text, re.M):
		return "programs of the build machine read it, too"
	if re.match(r"include/acpi/[^/]*$", name) and re.search(r"Name: %s\b" % os.path.basename(name), text):
		return "ACPICA's"
	return None


def is_bare(srctree, name):
	"""Is it of one folder, on no include path, and without any #include?"""
	return not re.match(r"(arch/\w+/)?include/", name) and \
		not re.search(r"^\s*#\s*include\b", read_text(os.path.join(srctree, name)), re.M)


def kind_of(file):
	"""What is the same for each architecture has one name: sparc's bitops.h is two."""
	kind = re.sub(r"^(arch/\w+/include/asm|arch/\w+/um/asm|include/asm-generic)/", "asm/", file)
	return re.sub(r"^(asm/.*)_(32|64)\.h$", r"\1.h", kind)


@functools.lru_cache(None)
def whole_of(srctree, name, depth=0):
	"""(the one kind of file that has it for its part or None, why)"""
	where = [(file, spelled) for file, spelled, quoted in includes(srctree)[os.path.basename(name)]
		 if is_meant(srctree, name, file, spelled, quoted) and file != name]
	kinds = {kind_of(file) for file, _ in where}
	if len(kinds) > 1 and depth < 4:
		kinds = {file.endswith(".h") and whole_of(srctree, file, depth + 1)[0] or kind_of(file)
			 for file, _ in where}
	# a C file that takes it makes no header of what architectures supply
	headers = {kind for kind in kinds if kind.endswith(".h")}
	if headers and name.startswith("include/asm-generic/"):
		kinds = headers
	if len(kinds) != 1:
		return None, None
	kind = kinds.pop()
	if all(has_code_before(os.path.join(srctree, file), spelled) for file, spelled in where
	       if file.endswith(".h") or kind.endswith(".c")):
		return kind, "only %s includes it, with code before it" % kind
	if any(is_named_for(name, file) for file, _ in where):
		return kind, "only %s includes it, and it is named for that" % kind
	return None, None


def part_of(srctree, name):
	"""Why the header is none that stands alone, or None."""
	if not has_guard(os.path.join(srctree, name)):
		return "no guard"
	return whole_of(srctree, name)[1] or is_not_only_ours(srctree, name) or \
		("of one folder, and includes nothing" if is_bare(srctree, name) else None)
