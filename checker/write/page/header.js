/* SPDX-License-Identifier: MIT */
/*
 * header.js - one file: what it includes, who includes it, what is found in it
 */

function includeItem({ file, line, only, onlyHeaders }) {
	return element("li", {},
		element("span", {}, fileLink(file), element("span", { class: "quiet" }, ` line ${line}`)),
		element("span", { class: "quiet" }, `${count(file.lines)} lines`, onlyHeaders ?
			`, ${count(only)} in ${counted(onlyHeaders, "header")} by this include alone` : ""));
}

function includerItem(file) {
	return element("li", {}, fileLink(file), file.unit ? null :
		element("span", { class: "quiet" }, counted(file.units, "unit")));
}

function listOf(title, items, what, show) {
	return element("section", { class: "column" },
		element("h3", {}, title, element("span", { class: "quiet" }, count(items.length))),
		items.length ? inPortions(element("ul", { class: "plain" }), items, 25, what, show) :
			element("p", { class: "quiet" }, "none"));
}

function costTiles(file) {
	if (file.unit || !file.units)
		return null;
	return element("div", { class: "tiles" },
		tile(count(file.lines), `lines for an include of it alone, ${size(file.bytes)}`,
			{ title: counted(file.bytes, "byte") }),
		tile(count(file.headers), "headers that it brings, with itself"),
		tile(count(file.units), `units of ${count(report.units)} read it`),
		tile(rough(file.paid), "lines paid: lines times units", { title: count(file.paid) }));
}

function fileView(view, name) {
	const file = report.byName.get(name);

	if (!file) {
		view.append(element("p", { class: "count" }, "No such file in this report: " + name));
		return;
	}
	const includes = [...file.includes].sort((a, b) => b.only - a.only || b.file.lines - a.file.lines);
	const includers = [...file.includers].sort((a, b) => a.unit - b.unit || b.units - a.units ||
		(a.name < b.name ? -1 : 1));

	view.append(...[
		element("h2", {}, pathText(file.name)),
		costTiles(file),
		file.findings.length ? element("section", { class: "file" },
			element("ul", {}, file.findings.map(showFinding))) : null,
		headerPlan(file),
		picture(file),
		element("div", { class: "columns" },
			listOf("Includes", includes, "header", includeItem),
			listOf("Included by", includers, "file", includerItem)),
	].filter(node => node));
}
