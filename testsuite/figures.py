# SPDX-License-Identifier: MIT
"""
The figures that README quotes: testsuite/figures/NAME.tsv, written by what measures them.

A row is a label and its values, as README's line has them; the first line is the commit that was
measured. readme.bats compares the two.
"""

import datetime
import os
import subprocess

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "figures")


def commit():
	"""The commit, with "+" if the tree has changes that it has not."""
	def git(*words):
		return subprocess.run(["git", "-C", FOLDER, *words], stdout=subprocess.PIPE,
				      text=True, check=True).stdout.strip()

	return git("rev-parse", "--short", "HEAD") + (
		"+" if git("status", "--porcelain", "--untracked-files=no") else "")


def write(name, command, rows):
	"""@rows are (label, value...)."""
	os.makedirs(FOLDER, exist_ok=True)
	with open(os.path.join(FOLDER, name + ".tsv"), "w") as file:
		print("# commit %s, %s: %s" % (commit(), datetime.date.today(), command), file=file)
		for row in rows:
			print(*row, sep="\t", file=file)
