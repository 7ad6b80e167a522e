/* SPDX-License-Identifier: MIT */
/*
 * data.js - the report as objects
 *
 * What html.c writes, with arrays in the place of objects:
 *
 *	files		[NAME, is a C file, UNITS that read it, HEADERS that it brings, LINES, BYTES,
 *			INCLUDES], where INCLUDES is a file's number, the line of the #include, the lines and the
 *			headers that it alone brings, again and again
 *	findings	[RULE's number, FILE's number or name, LINE or 0, MESSAGE, NOTES, further LINES]
 *	troubles	[FILE's number or name, MESSAGE, is partial]
 */

function decode(raw) {
	const files = raw.files.map(([name, unit, units, headers, lines, bytes]) => ({
		name, unit: !!unit, units, headers, lines, bytes,
		paid: lines * units, includes: [], includers: [], findings: [],
	}));
	const byName = new Map(files.map(file => [file.name, file]));

	/* Generated headers and the like may be in no unit's graph. */
	function fileOf(nr) {
		if (typeof nr == "number")
			return files[nr];
		if (!byName.has(nr))
			byName.set(nr, {
				name: nr, unit: false, units: 0, headers: 0, lines: 0, bytes: 0, paid: 0,
				includes: [], includers: [], findings: [], unknown: true,
			});
		return byName.get(nr);
	}

	raw.files.forEach((file, nr) => {
		const all = file[6], from = files[nr], seen = new Set();

		for (let i = 0; i < all.length; i += 4) {
			const to = files[all[i]];

			if (seen.has(to) || to == from)
				continue;
			seen.add(to);
			from.includes.push({
				from, file: to, line: all[i + 1], only: all[i + 2], onlyHeaders: all[i + 3],
			});
			to.includers.push(from);
		}
	});
	const findings = raw.findings.map(([rule, nr, line, message, notes, lines]) => {
		const finding = { rule: raw.rules[rule], file: fileOf(nr), line, message, notes, lines };

		finding.file.findings.push(finding);
		return finding;
	});
	const troubles = raw.troubles.map(([nr, message, partial]) =>
		({ file: fileOf(nr), message, partial: !!partial }));

	return {
		...raw, files, byName, findings, troubles, plan: decodePlan(raw.plan, files),
		headers: files.filter(file => !file.unit && file.units),
	};
}

const report = decode(JSON.parse(document.getElementById("data").textContent));

/* "include/linux" of "include/linux/sched.h". */
function folderOf(name) {
	return name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : ".";
}

/* "linux/sched.h", as one writes it in an #include. */
function shortName(name) {
	return name.slice(name.lastIndexOf("include/") < 0 ? 0 : name.lastIndexOf("include/") + 8);
}

const count = number => number.toLocaleString("en");

/* "1 unit", "2 units" */
function counted(number, what) {
	return `${count(number)} ${what}${number == 1 ? "" : "s"}`;
}

/* Long numbers as people say them: 12.3 M. */
function rough(number) {
	for (const [unit, name] of [[1e9, " G"], [1e6, " M"], [1e3, " k"]])
		if (number >= 10 * unit || (number >= unit && unit > 1e3))
			return (number / unit).toFixed(number >= 100 * unit ? 0 : 1) + name;
	return count(number);
}

/* Bytes: 2.1 MB. */
function size(bytes) {
	return bytes < 1e4 ? `${count(bytes)} bytes` : rough(bytes) + "B";
}
