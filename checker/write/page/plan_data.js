/* SPDX-License-Identifier: MIT */
/*
 * plan_data.js - the plan as objects
 *
 * What html_plan.c writes, if a plan was asked for:
 *
 *	lines, needed	of the build: those that the compiler gets, and the least that cutting can leave
 *	cuts		[HEADER's number, LINES saved, UNITS, REMOVED, EDITS], where REMOVED is a file's number
 *			and a line, again and again
 *	tries		[FILE's number, LINE, why it STAYS, ...]; behind it if it goes, LINES saved, UNITS,
 *			EDITS; if it is needed, [how many more, NAME, KIND, LINE ...]; if a file is
 *			stuck, its number, the NAME that it needs and the number of who has that
 *
 * An edit is [FILE's number, what it includes or else the tag that it declares, whether it is a tag,
 * the NAME that it is for, the number of who has that].
 */

const stays = { goes: 0, kept: 1, unnamed: 2, needed: 3, foreign: 4, stuck: 5, shared: 6 };

const kinds = {
	s: "tag", c: "members, or size", t: "type", e: "enumerator", d: "macro", b: "macro",
	f: "function", i: "function",
};

function decodeEdits(edits, files) {
	return edits.map(([file, what, isTag, name, of]) =>
		({ file: files[file], what, isTag: !!isTag, name, of: files[of] }));
}

function decodeReason(stay, rest, files) {
	if (stay == stays.goes)
		return { saved: rest[0], units: rest[1], added: decodeEdits(rest[2], files) };
	if (stay == stays.stuck && rest.length)
		return { stuck: files[rest[0]], name: rest[1], of: files[rest[2]] };
	if (stay != stays.needed)
		return {};
	const [more, ...flat] = rest[0], names = [];

	for (let i = 0; i < flat.length; i += 3)
		names.push({ name: flat[i], kind: kinds[flat[i + 1]], line: flat[i + 2] });
	return { more, names };
}

/* The #include there; two of one file are one. */
function includeAt(file, line) {
	return file.includes.find(include => include.line == line);
}

function decodeCut([header, saved, units, removed, added], files) {
	const cut = { header: files[header], saved, units, removed: [], added: decodeEdits(added, files) };

	for (let i = 0; i < removed.length; i += 2)
		cut.removed.push({ file: files[removed[i]], line: removed[i + 1] });
	return cut;
}

/* Each include that was tried has a trial then; and each that is among the cuts, its cut. */
function decodePlan(raw, files) {
	if (!raw)
		return null;
	const cuts = raw.cuts.map(cut => decodeCut(cut, files));

	raw.tries.forEach(([nr, line, stay, ...rest]) => {
		const include = includeAt(files[nr], line);

		if (include)
			include.trial = { stay, ...decodeReason(stay, rest, files) };
	});
	cuts.forEach((cut, i) => {
		cut.rank = i + 1;
		cut.removed.forEach(({ file, line }) => {
			const include = includeAt(file, line);

			if (include)
				include.cut = cut;
		});
	});
	return {
		lines: raw.lines, needed: raw.needed, cuts,
		saved: cuts.reduce((sum, cut) => sum + cut.saved, 0),
	};
}

/* Is something saved if it goes? */
function isToCut(include) {
	return !!include.cut || (include.trial?.saved ?? 0) > 0;
}

/* "12.46 %" of the build's lines */
function share(lines) {
	const percent = report.plan.lines ? 100 * lines / report.plan.lines : 0;

	return percent.toFixed(Math.abs(percent) < 10 ? 2 : 1) + " %";
}
