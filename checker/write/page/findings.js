/* SPDX-License-Identifier: MIT */
/*
 * findings.js - the findings, by folder, rule and words
 */

const filter = { rules: new Set(), folder: "", words: "", order: "name" };

const orders = {
	name: ["by name", (a, b) => a.file.name < b.file.name ? -1 : 1],
	count: ["most findings first", (a, b) => b.findings.length - a.findings.length],
	paid: ["dearest headers first", (a, b) => b.file.paid - a.file.paid],
};

function isIn(name, folder) {
	return !folder || name.startsWith(folder + "/") || folderOf(name) == folder;
}

function ruleClass(rule) {
	return "rule rule-" + rule.name;
}

/* Some headers are relied on by a hundred files. */
function showNote(note) {
	const comma = note.length > 200 ? note.lastIndexOf(", ", 150) : -1;

	return element("li", {}, comma < 0 ? note : element("details", {},
		element("summary", {}, note.slice(0, comma) + " ..."), note.slice(comma + 2)));
}

function showFinding(finding) {
	return element("li", { class: "finding" },
		element("span", { class: "line" }, finding.line ? String(finding.line) : ""),
		element("div", {},
			element("span", { class: "message" }, finding.message), " ",
			element("span", { class: ruleClass(finding.rule), title: finding.rule.title },
				finding.rule.name),
			finding.lines.length ? element("p", { class: "notes" },
				`also on line${finding.lines.length > 1 ? "s" : ""} ${finding.lines.join(", ")}`) : null,
			finding.notes.length ? element("ul", { class: "notes" },
				finding.notes.map(showNote)) : null));
}

function showFile({ file, findings }) {
	return element("section", { class: "file" },
		element("h3", {}, fileLink(file),
			element("span", { class: "quiet" }, counted(findings.length, "finding")),
			file.paid ? element("span", { class: "quiet" }, `${rough(file.paid)} lines paid`) : null),
		element("ul", {}, findings.map(showFinding)));
}

/* The findings that pass the filter; @but leaves one of its parts out, to count what that offers. */
function filtered(but) {
	const matches = matcher(filter.words);

	return report.findings.filter(f =>
		(but == "rules" || !filter.rules.size || filter.rules.has(f.rule)) &&
		(but == "folder" || isIn(f.file.name, filter.folder)) &&
		matches(`${f.file.name} ${f.rule.name} ${f.message} ${f.notes.join(" ")}`));
}

function byFile(findings) {
	const groups = new Map();

	for (const finding of findings) {
		if (!groups.has(finding.file))
			groups.set(finding.file, { file: finding.file, findings: [] });
		groups.get(finding.file).findings.push(finding);
	}
	return [...groups.values()].sort(orders[filter.order][1]);
}

function ruleButtons(update) {
	const found = filtered("rules");

	return element("div", { class: "tiles", role: "group", "aria-label": "Rules" },
		report.rules.map(rule => {
			const on = filter.rules.has(rule);

			return element("button", {
				type: "button", class: "tile " + ruleClass(rule), "aria-pressed": String(on),
				"data-key": "rule " + rule.name, title: rule.help,
				onclick: () => {
					if (!filter.rules.delete(rule))
						filter.rules.add(rule);
					update();
				},
			}, element("b", {}, count(found.filter(f => f.rule == rule).length)),
			element("strong", {}, rule.name), element("span", {}, rule.title));
		}));
}

/* How many findings each folder below @folder has, with those below it. */
function foldersBelow(folder, findings) {
	const counts = new Map();

	for (const { file } of findings) {
		const own = folderOf(file.name);

		if (!isIn(file.name, folder) || own == folder)
			continue;
		const start = folder ? folder.length + 1 : 0, end = own.indexOf("/", start);
		const child = end < 0 ? own : own.slice(0, end);

		counts.set(child, (counts.get(child) ?? 0) + 1);
	}
	return [...counts].sort(([a], [b]) => a < b ? -1 : 1);
}

function folderButton(folder, label, number, update) {
	return element("button", {
		type: "button", class: "folder", "data-key": "folder " + folder,
		"aria-pressed": String(filter.folder == folder),
		onclick: () => {
			filter.folder = folder;
			update();
		},
	}, element("span", {}, label), number === null ? null :
	element("span", { class: "quiet" }, count(number)));
}

/* Where we are, the folders on the way there, and those below. */
function folderList(update) {
	const found = filtered("folder"), way = [""], names = filter.folder ? filter.folder.split("/") : [];

	names.forEach((name, i) => way.push(names.slice(0, i + 1).join("/")));
	return element("details", { class: "folders", open: window.innerWidth > 800 || !!filter.folder },
		element("summary", {}, "Folders"),
		way.map(folder => folderButton(folder, folder ? folder + "/" : "all folders",
			found.filter(f => isIn(f.file.name, folder)).length, update)),
		element("div", { class: "below" }, foldersBelow(filter.folder, found).map(([folder, number]) =>
			folderButton(folder, folder.slice(filter.folder ? filter.folder.length + 1 : 0) + "/",
				number, update))));
}

function troubleList() {
	const all = report.troubles.length + report.unchecked.length;

	return all ? element("details", { class: "troubles" },
		element("summary", {}, `${counted(all, "file")} not, or only in part, analysed`),
		element("ul", {},
			report.troubles.map(t => element("li", {}, fileLink(t.file), " ", t.message,
				t.partial ? " (only in part)" : "")),
			report.unchecked.map(name => element("li", {}, name,
				" (compiled but never checked: fkh-check --kbuild does)")))) : null;
}

function orderChoice(update) {
	const choice = element("select", { "aria-label": "Order of the files", "data-key": "order" },
		Object.entries(orders).map(([key, [label]]) =>
			element("option", { value: key, selected: key == filter.order }, label)));

	choice.addEventListener("change", () => {
		filter.order = choice.value;
		update();
	});
	return choice;
}

function findingsView(view) {
	const tiles = element("div"), side = element("div", { class: "side" });
	const list = element("div", { class: "list", "aria-live": "polite" });
	const field = searchField("Search findings", filter.words, words => {
		filter.words = words;
		update();
	});

	/* The buttons are made anew; who has pressed one stays on it. */
	function update() {
		const key = document.activeElement?.dataset?.key, groups = byFile(filtered());
		const number = groups.reduce((sum, group) => sum + group.findings.length, 0);

		tiles.replaceChildren(ruleButtons(update));
		side.replaceChildren(folderList(update));
		list.replaceChildren(element("div", { class: "bar-line" },
			element("p", { class: "count" }, number ?
				`${counted(number, "finding")} in ${counted(groups.length, "file")}` :
				"Nothing is found that matches."), orderChoice(update)));
		inPortions(list, groups, 60, "file", showFile);
		if (key)
			view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
	}

	view.append(...[tiles, troubleList(), element("div", { class: "search" }, field),
		element("div", { class: "split" }, side, list)].filter(node => node));
	update();
}
