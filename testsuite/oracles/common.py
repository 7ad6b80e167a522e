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
	for case in ElementTree.fromstring(report(options, "--junit=-")).iter("testcase"):
		failure = case.find("failure")
		if failure is not None and case.get("classname") == "fkh." + rule:
			found[case.get("file")].append(failure)
	return found


def judged(options):
	"""The files that have a testcase at all: fragments have none."""
	return {case.get("file")
		for case in ElementTree.fromstring(report(options, "--junit=-")).iter("testcase")}


def chosen(tree, options):
	"""The units to look at: of the folders, every Nth or N at random, each file once."""
	units = {}
	for unit in tree.planned(options.folders, *options.make) if options.planned else tree.units(options.folders):
		if "-D__KERNEL__" in unit.argv:
			units.setdefault(unit.name(), unit)
	units = [units[name] for name in sorted(units)][::options.every]
	if options.sample and options.sample < len(units):
		units = sorted(random.Random(options.seed).sample(units, options.sample), key=lambda u: u.name())
	return units


def rules_of(options):
	"""The rules that belong to the programs in --build."""
	for folder in (options.build, os.path.dirname(options.build), ROOT):
		if os.path.isdir(os.path.join(folder, "rules")):
			return os.path.join(folder, "rules")
	return None


def check(tree, options, units):
	"""A store of these units alone, checked just now."""
	store = os.path.join(options.work, "store")
	commands = os.path.join(options.work, "compile_commands.json")
	shutil.rmtree(store, ignore_errors=True)
	write_commands(units, commands)
	argv = [os.path.join(options.build, "fkh-check"), "-p", commands, "-j", str(options.jobs), "--out=" + store]
	if rules_of(options):
		argv.append("--rules=" + rules_of(options))
	done = subprocess.run(argv, cwd=tree.objtree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace",
			      env={**os.environ, "abs_srctree": tree.srctree, "abs_objtree": tree.objtree})
	if done.returncode > 1:
		print("\n".join(done.stdout.splitlines()[-5:]))
	options.store = [store]
	return store


def percent(part, whole):
	return "%d of %d (%.3f)" % (part, whole, part / whole if whole else 1)


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
	for arg in argv:
		if arg.startswith("-I") and len(arg) > 2:
			path = tree.path_of(arg[2:])
			if path.startswith(tree.srctree + "/"):
				out.append("-I" + overlay + path[len(tree.srctree):])
		out.append(arg)
	return out


def contents(path):
	"""
	Sections and relocations of an object, without the numbers that __COUNTER__ makes and
	without debugging information, which names the folder of the sources.
	"""
	_, text = run(["objdump", "-s", "-r", "--no-show-raw-insn", path], "/")
	parts = re.split(r"^(?=Contents of section |RELOCATION RECORDS FOR )", text.replace(path, ""), flags=re.M)
	text = "".join(part for part in parts if ".debug_" not in part.split("\n", 1)[0])
	text = re.sub(r"(__UNIQUE_ID_\w*?)\d+", r"\1N", text)
	return re.sub(r"\.(\d+)\b", ".N", text)


def compile_text(unit, text, cwd, output):
	"""Compile @text in the place of the unit's source; (no complaint, contents)."""
	argv = unit.compile("-", "-x", "c", "-iquote", os.path.dirname(unit.tree.path_of(unit.source)),
			    "-Wmissing-prototypes", "-Wno-error")
	argv += ["-c", "-o", output] if output else ["-fsyntax-only"]
	done = subprocess.run(argv, cwd=cwd, input=text, stdout=subprocess.PIPE,
			      stderr=subprocess.STDOUT)
	said = re.findall(rb"(?:error|warning): .*", done.stdout)
	return said, contents(output) if output and not done.returncode else None
