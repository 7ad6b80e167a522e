/* SPDX-License-Identifier: MIT */
/*
 * plan.js - what it takes to make headers cheaper
 */

function editItem({ file, what, isTag, name, of }) {
	return element("li", {}, element("div", {}, fileLink(file), ": ",
		element("code", {}, isTag ? `struct ${what};` : `#include ${what}`)),
	element("span", { class: "quiet" }, "for ", element("code", {}, name),
		...(of.name.endsWith(what.slice(1, -1)) && !isTag ? [] : [" of ", fileLink(of, shortName(of.name))])));
}

function removedItem({ file, line }) {
	return element("li", {}, element("div", {}, fileLink(file), `:${line}`));
}

function lessText(saved, units) {
	if (saved <= 0)
		return "no line less";
	return `${counted(saved, "line")} less` + (units > 1 ?
		`, about ${count(Math.round(saved / units))} in each of ${count(units)} units` : " in 1 unit");
}

function addText(added) {
	return added.length ? `${counted(added.length, "line")} to add` : "nothing to add";
}

/* A list behind its title, closed where it is long. */
function editList(title, items, show) {
	return items.length ? element("details", { class: "edits", open: items.length <= 4 },
		element("summary", {}, title),
		inPortions(element("ul", { class: "plain" }), items, 25, "line", show)) : null;
}

/* ---- of one header ---- */

/* Most for the least work first, as fkh-report --plan HEADER has it. */
function byWorth(a, b) {
	const worth = ({ trial }) => trial.saved / (1 + trial.added.length);

	return worth(b) - worth(a) || a.line - b.line;
}

function goesItem(include) {
	const { file, line, trial, cut } = include;

	return element("li", { class: "step" },
		element("div", { class: "step-head" },
			element("span", {}, fileLink(file), element("span", { class: "quiet" }, ` line ${line}`)),
			cut ? element("a", { href: "#plan", class: "rank" }, `best cut ${cut.rank}`) : null,
			element("b", {}, lessText(trial.saved, trial.units)),
			element("span", { class: "quiet" }, addText(trial.added))),
		editList("First, these files get a line of their own", trial.added, editItem));
}

function nameText({ name, kind, line }) {
	return [element("code", {}, name), ` (${kind ? kind + ", " : ""}line ${line})`];
}

function needText({ names, more }) {
	return ["uses ", ...names.flatMap((name, i) => [i ? ", " : "", ...nameText(name)]),
		more ? ` and ${counted(more, "more name")}` : ""];
}

const stayTexts = {
	[stays.kept]: () => ["kept: a pragma says so"],
	[stays.unnamed]: () => ["needed for what names do not show, as macros that #if asks for"],
	[stays.needed]: needText,
	[stays.foreign]: () => ["not edited: it is generated, or stands for text in other files"],
	[stays.stuck]: ({ stuck, name, of }) => stuck ?
		[fileLink(stuck, shortName(stuck.name)), " needs ", element("code", {}, name), " of ",
			fileLink(of, shortName(of.name)), " and cannot include it before"] :
		["what it brings has to be read for what it does, not for its names"],
	[stays.shared]: () => ["nothing is saved: other includes bring all of it as well"],
};

function stayItem({ file, line, trial }) {
	return element("li", {},
		element("span", {}, fileLink(file), element("span", { class: "quiet" }, ` line ${line}`)),
		element("span", { class: "quiet why" }, stayTexts[trial.stay](trial)));
}

/* NULL without a plan. */
function headerPlan(file) {
	const tried = file.includes.filter(include => include.trial);

	if (!tried.length)
		return null;
	const goes = tried.filter(({ trial }) => trial.saved > 0).sort(byWorth);
	const rest = tried.filter(({ trial }) => !(trial.saved > 0));
	const idle = rest.filter(({ trial }) => trial.stay == stays.goes || trial.stay == stays.shared);
	const kept = rest.filter(include => !idle.includes(include));

	return element("section", { class: "plan" },
		element("h3", {}, "Plan", element("span", { class: "quiet" }, goes.length ?
			"includes to remove, each by itself, most lines for the least work first" :
			"no include of it can be removed and save lines")),
		goes.length ? inPortions(element("ul", { class: "steps" }), goes, 25, "include", goesItem) : null,
		stayList("whose removal would save nothing", idle, ({ trial, ...more }) => stayItem({ ...more,
			trial: { ...trial, stay: stays.shared } })),
		stayList("that cannot go, and why", kept, stayItem));
}

function stayList(title, items, show) {
	return items.length ? element("details", { class: "edits stays" },
		element("summary", {}, `${counted(items.length, "include")} ${title}`),
		element("ul", { class: "plain" }, items.map(show))) : null;
}

/* ---- of the build ---- */

function cutItem(cut, most) {
	return element("li", { class: "step", "data-rank": cut.rank },
		element("div", { class: "step-head" },
			element("span", { class: "rank" }, String(cut.rank)),
			fileLink(cut.header),
			element("b", {}, lessText(cut.saved, cut.units)),
			element("span", { class: "quiet" }, `${share(cut.saved)} · ` +
				`${counted(cut.removed.length, "include")} to remove, ${addText(cut.added)}`)),
		element("i", { class: "gain", style: `width: ${cut.saved / most * 100}%` }),
		editList("First, these files get a line of their own", cut.added, editItem),
		editList("Then it is included no more by", cut.removed, removedItem));
}

function planTiles({ lines, saved, needed, cuts }) {
	const total = key => cuts.reduce((sum, cut) => sum + cut[key].length, 0);

	return element("div", { class: "tiles" },
		tile(rough(lines), "lines that the compiler gets now", { title: count(lines) }),
		tile(share(saved), `less by these ${counted(cuts.length, "cut")}: ${rough(saved)} lines`,
			{ title: count(saved) }),
		tile(share(lines - needed), "at most: the rest is in files that units need by name",
			{ title: count(lines - needed) }),
		tile(`${count(total("removed"))} / ${count(total("added"))}`,
			"includes removed / lines added for it"));
}

const planFilter = { words: "" };

function planView(view) {
	const { cuts } = report.plan, most = Math.max(1, ...cuts.map(cut => cut.saved));
	const list = element("div", { class: "list", "aria-live": "polite" });
	const field = searchField("Search the plan", planFilter.words, words => {
		planFilter.words = words;
		update();
	});

	function update() {
		const matches = matcher(planFilter.words);
		const found = cuts.filter(({ header, removed, added }) =>
			matches([header, ...[...removed, ...added].map(({ file }) => file)]
				.map(({ name }) => name).join(" ")));

		list.replaceChildren(element("p", { class: "count" }, cuts.length ?
			`${counted(found.length, "cut")}, in the order in which they are made` :
			"No cut of includes saves anything."));
		inPortions(list.appendChild(element("ol", { class: "steps" })), found, 25, "cut",
			cut => cutItem(cut, most));
	}

	view.append(planTiles(report.plan), element("p", { class: "lead" },
		"Headers that are read where nothing of them is needed, and what it takes to stop that. The cuts " +
		"are chosen together: what one makes removable, the next removes. Files that would miss a name " +
		"first get an include, or a declaration, of their own. ",
		element("code", {}, "fkh-report --plan --fix=series"), " prints all this as patches; what the " +
		"includes of one header take is on that header's page."),
	element("div", { class: "search" }, field), list);
	update();
}
