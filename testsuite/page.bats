#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# fkh-report --html, in a real browser. FKH_BUILD is where the programs are. Screenshots are left in
# build/page/shots.

load helpers

setup() {
	fkh_setup
	FKH_OPTIONS=--rules=$(realpath "$BATS_TEST_DIRNAME/../rules")
	export FKH_OPTIONS
	shots=$(realpath "$BATS_TEST_DIRNAME/../build")/page/shots
	mkdir -p "$shots"
	tree <<-'END'
		== include/linux/types.h
		#ifndef _LINUX_TYPES_H
		#define _LINUX_TYPES_H
		typedef unsigned int u32;
		#endif
		== include/linux/bar.h
		#ifndef _LINUX_BAR_H
		#define _LINUX_BAR_H

		extern void bar(void);
		extern void bar2(void);
		#endif
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H
		#include <linux/bar.h>
		struct foo { u32 a; };
		#endif
		== kernel/a.c
		#include <linux/types.h>
		#include <linux/foo.h>
		#include <linux/bar.h>
		struct foo foo;
		== kernel/time/b.c
		#include <linux/types.h>
		#include <linux/foo.h>
		struct foo foo;
	END
}

# page_of FILE...: checks these, and makes page.html with the options of $page_options
page_of() {
	local unit

	for unit; do
		expect 0 fkh-check -nostdinc -Iinclude --out=.fkh "$unit"
	done
	make -s -C "$BATS_TEST_DIRNAME/.." page
	# shellcheck disable=SC2086 # more than one
	expect 1 fkh-report --quiet --html=page.html $page_options
	[ -z "$output$stderr" ]
}

# What a plan is good for: foo.h needs nothing of bar.h, of whose two includers kernel/c.c relies on
# it; big.h it has for a type.
plan_tree() {
	page_options=--plan
	tree <<-'END'
		== include/linux/big.h
		#ifndef _LINUX_BIG_H
		#define _LINUX_BIG_H
		struct big { int a; };
		extern void big(void);
		#endif
		== include/linux/foo.h
		#ifndef _LINUX_FOO_H
		#define _LINUX_FOO_H
		#include <linux/bar.h>
		#include <linux/big.h>
		struct foo { struct big a; };
		#endif
		== kernel/c.c
		#include <linux/foo.h>
		struct foo foo;
		void f(void) { bar(); }
		== kernel/d.c
		#include <linux/foo.h>
		struct foo food;
	END
}

# browse [WIDTH [NAME]]: opens page.html so wide, and runs the script on standard input there, which
# has "page" and "is(what, wanted)". Whatever the browser complains about, or wants from elsewhere,
# is a failure. NAME is that of a screenshot.
browse() {
	local chromium

	chromium=$(type -P chromium) || skip "this release has no chromium"
	npm_tools
	cat >script.js
	timeout 120 node - "$npm" "$chromium" "${1:-1280}" "${2:+$shots/$2.png}" <<-'END'
		const [, , npm, executablePath, width, shot] = process.argv, fs = require("fs");
		const { chromium } = require(npm + "/node_modules/playwright-core");
		const { isDeepStrictEqual: same } = require("util");
		let bad = 0;

		function is(what, wanted) {
			if (!same(what, wanted)) {
				console.log("is:", what, "\nwanted:", wanted, new Error().stack.split("\n")[2]);
				bad++;
			}
		}

		(async () => {
			const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
			const page = await browser.newPage({ viewport: { width: +width, height: 900 } });
			page.setDefaultTimeout(10000);
			for (const event of ["pageerror", "console", "dialog"])
				page.on(event, e => is(`${event}: ${e.message ?? e.text?.() ?? e}`, "nothing"));
			page.on("request", r => r.url().startsWith("file:") || is(r.url(), "nothing"));
			await page.goto("file://" + process.cwd() + "/page.html");
			await page.waitForFunction(() => document.documentElement.dataset.ready, null,
				{ timeout: 60000 });
			const texts = selector => page.$$eval(selector, all => all.map(e => e.innerText.trim()));
			const Script = Object.getPrototypeOf(async () => {}).constructor;
			await new Script("page", "is", "texts", fs.readFileSync("script.js", "utf8"))(page, is, texts);
			if (shot)
				is((await page.screenshot({ path: shot })).length > 5000, true);
			await browser.close();
			process.exit(bad ? 1 : 0);
		})().catch(error => {
			console.log(error);
			process.exit(1);
		});
	END
}

@test "all findings are there, with totals" {
	page_of kernel/a.c kernel/time/b.c
	browse 1280 findings <<-'END'
		is(await texts(".top nav a:not([hidden])"), ["Findings 3", "Headers 3"]);
		is(await texts("#summary"), ["2 units analysed · fkh-check 0.1"]);
		is(await texts("button.tile b"), ["1", "0", "2"]);
		is(await texts(".file h3 a"), ["include/linux/foo.h", "kernel/a.c"]);
		is(await texts(".finding .message"), [
			"nothing of <linux/bar.h> is used: remove the #include",
			"'u32' used but not included: add #include <linux/types.h>",
			"nothing of <linux/bar.h> is used: remove the #include",
		]);
		is(await texts(".finding .line"), ["3", "4", "3"]);
	END
}

@test "rules, folders and words narrow it down, and say how many there are" {
	page_of kernel/a.c kernel/time/b.c
	browse <<-'END'
		const files = () => texts(".file h3 a");
		await page.click("button.tile:has-text('missing-include')");
		is(await files(), ["include/linux/foo.h"]);
		is(await texts("p.count"), ["1 finding in 1 file"]);
		is(await texts(".folder[aria-pressed=true]"), ["all folders\n1"]);
		await page.click("button.tile:has-text('redundant-include')");
		is(await texts("p.count"), ["3 findings in 2 files"]);
		await page.click("button.tile:has-text('missing-include')");
		is(await texts("p.count"), ["2 findings in 2 files"]);
		await page.click("button.tile:has-text('redundant-include')");
		is(await page.$$eval("button.tile[aria-pressed=true]", all => all.length), 0);
		await page.click(".folder:has-text('kernel/')");
		is(await files(), ["kernel/a.c"]);
		is(await texts("button.tile b"), ["0", "0", "1"]);
		await page.click(".folder:has-text('all folders')");
		await page.fill("#search", "FOO.h  U32");
		await page.waitForFunction(() => document.querySelectorAll(".finding").length == 1);
		is(await texts(".message"), ["'u32' used but not included: add #include <linux/types.h>"]);
		await page.fill("#search", "nowhere to be found");
		await page.waitForFunction(() => !document.querySelector(".finding"));
		is(await texts("p.count"), ["Nothing is found that matches."]);
	END
}

@test "headers by what they cost, sorted as one likes" {
	page_of kernel/a.c kernel/time/b.c
	browse 1280 headers <<-'END'
		await page.click("#tab-headers");
		const names = () => texts("tbody th");
		is(await names(), ["include/linux/foo.h", "include/linux/bar.h", "include/linux/types.h"]);
		is(await texts("tbody tr:first-child td"), ["6", "3", "2", "70", "2", "2", "2"]);
		await page.click("thead button:has-text('Includers')");
		is(await page.getAttribute("thead th.col-fans", "aria-sort"), "descending");
		is((await names())[0], "include/linux/bar.h");
		await page.click("thead button:has-text('Header') >> nth=0");
		is(await names(), ["include/linux/bar.h", "include/linux/foo.h", "include/linux/types.h"]);
		await page.fill("#search", "types");
		await page.waitForFunction(() => document.querySelectorAll("tbody tr").length == 1);
	END
}

@test "headers: what only one of their includes brings" {
	sed -i '3a#include <linux/foo.h>' kernel/time/b.c
	page_of kernel/a.c kernel/time/b.c
	browse <<-'END'
		await page.click("#tab-headers");
		is(await page.$$eval("tbody .part", all => all.length), 0);
		await page.focus("tbody tr:has-text('foo.h') button");
		await page.keyboard.press("Enter");
		is(await texts("tbody .part th"), ["include/linux/bar.h line 3"]);
		is((await texts("tbody .part td")).slice(0, 3), ["only by it", "2", "1"]);
		is(await page.getAttribute("tbody button", "aria-expanded"), "true");
		await page.keyboard.press("Enter");
		is(await page.$$eval("tbody .part", all => all.length), 0);
	END
}

@test "without --plan there is none" {
	page_of kernel/a.c kernel/time/b.c
	browse <<-'END'
		is(await page.isVisible("#tab-plan"), false);
		await page.goto(page.url() + "#plan");
		is((await texts(".file h3 a")).length, 2);
		await page.click(".file h3 a");
		await page.waitForSelector("svg");
		is(await page.$$eval(".plan, .edge.cut, .cut-key", all => all.length), 0);
	END
}

@test "the plan of the build: what goes, what comes, what it saves" {
	plan_tree
	page_of kernel/c.c kernel/d.c
	browse 1280 plan <<-'END'
		await page.click("#tab-plan");
		is(await texts(".tile b"), ["13", "15.4 %", "15.4 %", "1 / 1"]);
		is(await texts(".step-head .path"), ["include/linux/bar.h"]);
		is(await texts(".step-head b"), ["2 lines less in 1 unit"]);
		is(await texts(".step .plain li"), ["kernel/c.c: #include <linux/bar.h>\nfor bar",
			"include/linux/foo.h:3"]);
		await page.keyboard.press("/");
		await page.keyboard.type("kernel/d.c");
		await page.waitForFunction(() => !document.querySelector(".step"));
		await page.fill("#search", "KERNEL/C.c");
		await page.waitForFunction(() => document.querySelector(".step"));
	END
}

@test "the plan of a header, and the picture with what is to cut" {
	plan_tree
	page_of kernel/c.c kernel/d.c
	browse 1280 plan-header <<-'END'
		await page.goto(page.url() + "#file/include/linux/foo.h");
		await page.waitForSelector(".plan");
		is(await texts(".plan .step-head"), ["include/linux/bar.h line 3\nbest cut 1\n2 lines less in 1 unit\n1 line to add"]);
		is(await texts(".plan .step li"), ["kernel/c.c: #include <linux/bar.h>\nfor bar"]);
		await page.click(".stays summary");
		is(await texts(".stays li"), ["include/linux/big.h line 4\nuses big (members, or size, line 5)"]);
		is(await page.$$eval(".edge.cut", all => all.map(e => e.textContent)), ["include/linux/foo.h:3: " +
			"without linux/bar.h: 2 lines less in 1 unit; one of 1 include of best cut 1"]);
		is(await page.$$eval(".edge:not(.cut)", all => all.length), 1);
		await page.click(".plan a.rank");
		await page.waitForSelector(".step[data-rank='1']");
	END
}

@test "the plan on a phone: nothing is wider than it" {
	plan_tree
	page_of kernel/c.c kernel/d.c
	browse 360 plan-phone <<-'END'
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
		await page.click("#tab-plan");
		is(await wide(), 360);
		await page.click(".step-head a");
		await page.waitForSelector("svg");
		is(await wide(), 360);
	END
}

@test "beside a page, --plan is of the build" {
	page_of kernel/a.c
	expect 2 fkh-report --html=page.html --plan linux/foo.h
	[[ $stderr == *'--html with --plan takes no HEADER, --drop and --json' ]]
	expect 2 fkh-report --html=page.html --cost
	[[ $stderr == *'--html has what headers cost'* ]]
	expect 1 fkh-report --html=page.html --plan --steps=1
	[ -n "$output" ]
}

@test "a header: what it costs, includes, who includes it, and a picture to walk in" {
	page_of kernel/a.c kernel/time/b.c
	browse 1280 header <<-'END'
		await page.click(".file h3 a");
		is(await texts("h2"), ["include/linux/foo.h"]);
		is(await texts(".tile b"), ["3", "2", "2", "6"]);
		is(await texts(".message"), ["nothing of <linux/bar.h> is used: remove the #include",
			"'u32' used but not included: add #include <linux/types.h>"]);
		is(await texts(".columns section:first-child li"),
			["include/linux/bar.h line 3\n2 lines, 2 in 1 header by this include alone"]);
		is(await texts(".columns section:last-child li"), ["kernel/a.c", "kernel/time/b.c"]);
		is(await page.$$eval("svg .node .name", all => all.map(e => e.textContent)),
			["linux/foo.h", "linux/bar.h"]);
		is(await page.$$eval("svg .edge", all => all.length), 1);
		const [left, right] = await page.$$eval("svg .node rect:first-of-type",
			all => all.map(e => e.getBoundingClientRect().x));
		is(left < right, true);
		await page.click("svg .node:has-text('bar.h')");
		await page.waitForFunction(() => document.querySelector("h2").innerText.endsWith("bar.h"));
		is(await texts(".columns section:last-child li a"),
			["include/linux/foo.h", "kernel/a.c"]);
		await page.goBack();
		await page.waitForFunction(() => document.querySelector("h2").innerText.endsWith("foo.h"));
	END
}

@test "by keyboard alone" {
	page_of kernel/a.c kernel/time/b.c
	browse <<-'END'
		const key = async (...keys) => { for (const k of keys) await page.keyboard.press(k); };
		const focused = () => page.evaluate(() => document.activeElement.innerText.trim());
		await key("Tab");
		is(await focused(), "Findings 3");
		await key("Tab", "Tab", "Enter");
		is((await focused()).startsWith("1\n"), true);
		is(await texts("p.count"), ["1 finding in 1 file"]);
		await key("Space");
		is(await texts("p.count"), ["3 findings in 2 files"]);
		await key("/");
		await page.keyboard.type("a.c");
		await page.waitForFunction(() => document.querySelectorAll(".finding").length == 1);
		for (let i = 0; i < 8 && await page.evaluate(() => document.activeElement.tagName != "SELECT"); i++)
			await key("Tab");
		await key("Tab", "Enter");
		await page.waitForFunction(() => document.querySelector("h2"));
		is(await texts("h2"), ["kernel/a.c"]);
		is(await page.evaluate(() => document.activeElement.id), "view");
		for (let i = 0; i < 8 && await page.evaluate(() =>
			!document.activeElement.matches(".node:not(.middle)")); i++)
			await key("Tab");
		await key("Enter");
		await page.waitForFunction(() => document.querySelector("h2").innerText.endsWith(".h"));
	END
}

@test "on a phone: nothing is wider than it" {
	tree <<-'END'
		== include/linux/a_name_of_a_header_that_is_longer_than_any_phone_is_wide_and_has_no_place_to_break.h
		#ifndef _LINUX_BAR_H
		#define _LINUX_BAR_H
		extern void bar(void);
		#endif
	END
	sed -i '3s/bar/a_name_of_a_header_that_is_longer_than_any_phone_is_wide_and_has_no_place_to_break/' kernel/a.c
	page_of kernel/a.c kernel/time/b.c
	browse 360 phone <<-'END'
		const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
		is(await wide(), 360);
		await page.click("summary:has-text('Folders')");
		is(await wide(), 360);
		await page.click("#tab-headers");
		is(await wide(), 360);
		await page.click("tbody a:has-text('foo.h')");
		await page.waitForSelector("svg");
		is(await wide(), 360);
		await page.goBack();
		await page.click("tbody a:has-text('longer')");
		await page.waitForSelector("svg");
		is(await wide(), 360);
	END
}

@test "names with markup, quotes and odd bytes are text" {
	local odd=$'kernel/<img src=x onerror=alert(1)>&amp;"\'\377%2f#.c'

	mkdir 'kernel/<'
	cp kernel/a.c "$odd"
	cp kernel/a.c 'kernel/</script>.c'
	page_of "$odd" 'kernel/</script>.c'
	not grep -F '</script>.c' page.html
	browse <<-'END'
		is(await texts(".file h3 a"), ["include/linux/foo.h", "kernel/</script>.c",
			"kernel/<img src=x onerror=alert(1)>&amp;\"'\\xff%2f#.c"]);
		is(await page.$$eval("img, main script", all => all.length), 0);
		await page.click(".file h3 a >> nth=2");
		await page.waitForSelector("h2");
		is(await texts("h2"), ["kernel/<img src=x onerror=alert(1)>&amp;\"'\\xff%2f#.c"]);
		is(await texts(".message"), ["nothing of <linux/bar.h> is used: remove the #include"]);
	END
}

@test "units that were not analysed are there" {
	echo 'int a; int f( {' >kernel/b.c
	echo '#include <linux/none.h>' >kernel/c.c
	page_of kernel/a.c kernel/b.c kernel/c.c
	browse <<-'END'
		is(await texts("#summary"),
			["2 units analysed, 1 only in part; 1 could not be · fkh-check 0.1"]);
		await page.click(".troubles summary");
		is(await texts(".troubles li a"), ["kernel/b.c", "kernel/c.c"]);
		is((await texts(".troubles li")).map(text => text.endsWith("(only in part)")), [true, false]);
	END
}

@test "without the library it says how to get it, and has no picture" {
	local top

	top=$(realpath "$BATS_TEST_DIRNAME/..")
	mkdir -p alone/build alone/checker/write
	cp "$FKH_BUILD/fkh-report" alone/build
	cp -r "$top/checker/write/page" alone/checker/write
	page_of kernel/a.c
	expect 1 alone/build/fkh-report --quiet --html=page.html
	[[ $stderr == *'dagre.min.js: not there, so --html draws no picture; "make page" gets it' ]]
	browse <<-'END'
		await page.click(".file h3 a");
		is(await page.$$eval("svg", all => all.length), 0);
		is((await texts("main > p.quiet"))[0].startsWith("No picture"), true);
		is(await texts(".columns section:first-child li a"), ["include/linux/bar.h"]);
	END
	rm alone/checker/write/page/data.js
	expect 2 alone/build/fkh-report --quiet --html=other.html
	[[ $stderr == *'/checker/write/page/data.js: No such file or directory' ]]
	[ ! -e other.html ]
}

# As many as x86_64 defconfig has: 2,900 units, 3,500 headers, 6,000 findings.
@test "a large build: 10 MB at most, ready in 2 s" {
	local i

	mkdir -p include/many kernel/many
	awk 'BEGIN {
		for (i = 0; i < 3500; i++) {
			path = "include/many/header_number_" i ".h"
			print "#ifndef M" i "\n#define M" i >path
			if (i % 50)
				print "#include <many/header_number_" i - 1 ".h>" >path
			print "#include <linux/bar.h>\nstruct s" i " { u32 a; };\n#endif" >path
			close(path)
		}
		for (u = 0; u < 7; u++) {
			path = "kernel/many/unit_" u ".c"
			print "#include <linux/types.h>" >path
			for (i = u * 500 + 49; i < u * 500 + 500; i += 50)
				print "#include <many/header_number_" i ".h>\nstruct s" i " s" i ";" >path
		}
	}'
	for i in {0..6}; do
		expect 0 fkh-check -nostdinc -Iinclude --out=.fkh kernel/many/unit_$i.c
	done >/dev/null
	for ((i = 7; i < 2900; i++)); do
		sed "s,unit_$((i % 7))\.c,unit_$i.c,g" .fkh/unit/kernel/many/unit_$((i % 7)).c.xml \
			>.fkh/unit/kernel/many/unit_$i.c.xml
	done
	page_of kernel/a.c
	[ "$(stat -c %s page.html)" -le 10000000 ]
	browse <<-'END'
		is((await texts("#tab-headers"))[0], "Headers 3,503");
		is((await texts("#summary"))[0].startsWith("2,901 units"), true);
		is(await page.evaluate(() => +document.documentElement.dataset.ready) <= 2000, true);
		await page.click("#tab-headers");
		is((await texts("tbody tr")).length, 100);
		await page.click("button.more");
		is((await texts("tbody tr")).length, 200);
	END
}
