# SPDX-License-Identifier: MIT
"""What all tests of the oracle need: commands, what fkh-check found, the compiler, objects."""

import collections
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from kbuild import write_commands

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(argv, cwd):
	"""Exit status and all output of a command."""
	done = subprocess.run(argv, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
			      errors="replace")
	return done.returncode, done.stdout


def report(options, *more):
	argv = [os.path.join(options.build, "fkh-report"), *more, *options.store]
	done = subprocess.run(argv, stdout=subprocess.PIPE, errors="surrogateescape")
	if done.returncode > 1:
		sys.exit("oracle: %s failed" % " ".join(argv))
	return done.stdout


def findings(options, rule):
	"""File -> messages of the rule, from the JUnit report."""
	found = collections.defaultdict(list)
	for case in ElementTree.fromstring(report(options, "--only=" + rule,
						  "--junit=-")).iter("testcase"):
		failure = case.find("failure")
		if failure is not None and case.get("classname") == "fkh." + rule:
			found[case.get("file")].append(failure)
	return found


def chosen(tree, options):
	"""The units to look at: of the folders, every Nth or N at random, each file once."""
	units = {}
	for unit in (tree.planned(options.folders, *options.make) if options.planned else
		     tree.units(options.folders)):
		if "-D__KERNEL__" in unit.argv:
			units.setdefault(unit.name(), unit)
	units = [units[name] for name in sorted(units)][::options.every]
	if options.sample and options.sample < len(units):
		units = random.Random(options.seed).sample(units, options.sample)
		units.sort(key=lambda unit: unit.name())
	return units


def header_units(tree, options):
	"""Header -> the units that include it, of those of the kernel itself."""
	units = {}
	for unit in tree.units(options.folders):
		if "-D__KERNEL__" not in unit.argv:
			continue
		for dep in unit.deps:
			name = tree.name_of(dep)
			if re.search(options.headers, name) and "/generated/" not in name and \
			   "/uapi/" not in name and os.path.exists(os.path.join(tree.srctree, name)):
				units.setdefault(name, []).append(unit)
	return units


def kernel_sh(command, *arguments, **where):
	"""A command of testsuite/kernel.sh."""
	script = '. "$0/testsuite/kernel.sh"; "$@"'
	subprocess.run(["bash", "-c", script, ROOT, command, *arguments], check=True, **where)


def source_tree(version):
	kernel_sh("kernel_source", version)
	return os.path.join(ROOT, "build/linux-source-" + version)


def objtree(options, name, kernel):
	"""An object tree below build/kernel/, of "VERSION ARCH CONFIG [SYMBOL=y...]", prepared."""
	version, arch, config = kernel.split(" ", 2)
	name = re.sub(r"[^\w.]+", "-", name)
	kernel_sh("kernel_objtree", name, version, arch, config, *options.make)
	return os.path.join(ROOT, "build/kernel", name)


def rules_of(options):
	"""The rules that belong to the programs in --build."""
	for folder in (options.build, os.path.dirname(options.build), ROOT):
		if os.path.isdir(os.path.join(folder, "rules")):
			return os.path.join(folder, "rules")
	return None


def fkh_check(options, *more, **where):
	"""Check what is named; what stopped that is told."""
	rules = ["--rules=" + rules_of(options)] if rules_of(options) else []
	argv = [os.path.join(options.build, "fkh-check"), "-j", str(options.jobs), *rules, *more]
	done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", **where)
	if done.returncode > 1:
		print("\n".join(done.stdout.splitlines()[-5:]))


def check(tree, options, units, *more):
	"""A store of these units alone, checked just now."""
	store = os.path.join(options.work, "store")
	commands = os.path.join(options.work, "compile_commands.json")
	shutil.rmtree(store, ignore_errors=True)
	write_commands(units, commands)
	fkh_check(options, "-p", commands, "--out=" + store, *more, cwd=tree.objtree,
		  env={**os.environ, "abs_srctree": tree.srctree, "abs_objtree": tree.objtree})
	options.store = [store]
	return store


def percent(part, whole):
	return "%d of %d (%.3f)" % (part, whole, part / whole if whole else 1)


def removed_lines(patch):
	"""File -> the lines that the patch removes."""
	name = line = None
	removed = collections.defaultdict(list)
	for text in patch.splitlines():
		if text.startswith("--- a/"):
			name = text[6:]
		elif text.startswith("@@"):
			line = int(re.match(r"@@ -(\d+)", text).group(1))
		elif text.startswith(("+", "\\")):
			pass
		elif name:
			if text.startswith("-"):
				removed[name].append(line)
			line += 1
	return removed


def flagged_lines(failures):
	return sorted({int(line) for failure in failures
		       for line in re.findall(r"^\S+?:(\d+):\d+: warning", failure.text, re.M)})


def in_parallel(options, function, items):
	with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
		return list(pool.map(function, items))


# ---- the compiler ----

def through(tree, argv, overlay):
	"""The command with every include folder of the source tree looked up in @overlay first."""
	out = []
	for before, arg in zip([""] + argv, argv):
		folder = arg if before in ("-I", "-iquote") else arg[2:] if arg.startswith("-I") else ""
		path = tree.path_of(folder) if folder else ""
		if path.startswith(tree.srctree + "/"):
			other = overlay + path[len(tree.srctree):]
			out += [other, before] if folder == arg else ["-I" + other]
		out.append(arg)
	return out + ["-fmacro-prefix-map=%s/=" % overlay]


def objdump_for(compiler):
	"""GNU's knows no other architectures' relocations, LLVM's does."""
	version = re.search(r"clang(-\d+)?$", compiler)
	llvm = "llvm-objdump" + (version.group(1) or "") if version else None
	return [llvm] if llvm and shutil.which(llvm) else ["objdump", "--no-show-raw-insn"]


# Debugging information names the folder of the sources. What the linker discards has declarations in the
# order in which gcc met them, and so have the tables of symbols, which are compared by name.
NOT_COMPARED = re.compile(r"\.(debug_|discard\b|(sym|str|shstr)tab\b|llvm_addrsig\b)")


def contents(path, compiler="gcc"):
	"""Sections and relocations of an object, without the numbers that __COUNTER__ makes."""
	_, text = run([*objdump_for(compiler), "-s", "-r", path], "/")
	parts = re.split(r"^(?=Contents of section |RELOCATION RECORDS FOR )", text.replace(path, ""), flags=re.M)
	text = "".join(part for part in parts if not NOT_COMPARED.search(part.split("\n", 1)[0]))
	text = re.sub(r"(__UNIQUE_ID_\w*?)\d+", r"\1N", text)
	return re.sub(r"\.(\d+)\b", ".N", text)
