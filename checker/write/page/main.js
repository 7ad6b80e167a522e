/* SPDX-License-Identifier: MIT */
/*
 * main.js - which view the address asks for
 */

function decodeName(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function show() {
	const address = location.hash.slice(1), view = document.getElementById("view");
	const isFile = address.startsWith("file/"), isPlan = address == "plan" && report.plan;
	const tab = isFile || address == "headers" ? "headers" : isPlan ? "plan" : "findings";

	for (const name of ["findings", "headers", "plan"])
		set(document.getElementById("tab-" + name), { "aria-current": name == tab ? "page" : "false" });
	view.replaceChildren();
	if (isFile)
		fileView(view, decodeName(address.slice(5)));
	else if (tab == "headers")
		headersView(view);
	else if (isPlan)
		planView(view);
	else
		findingsView(view);
}

/* "/" begins a search, as in a pager. */
function onKey(event) {
	const field = document.getElementById("search");

	if (event.key != "/" || event.ctrlKey || event.metaKey || !field ||
	    /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName))
		return;
	event.preventDefault();
	field.focus();
}

document.getElementById("tab-findings").append(" ",
	element("span", { class: "badge" }, count(report.findings.length)));
document.getElementById("tab-headers").append(" ",
	element("span", { class: "badge" }, count(report.headers.length)));
if (report.plan) {
	document.getElementById("tab-plan").append(" ",
		element("span", { class: "badge" }, count(report.plan.cuts.length)));
	document.getElementById("tab-plan").hidden = false;
}
document.getElementById("summary").append(
	`${counted(report.units, "unit")} analysed` +
	(report.partial ? `, ${count(report.partial)} only in part` : "") +
	(report.failed ? `; ${count(report.failed)} could not be` : "") + ` · ${report.version}`);
window.addEventListener("hashchange", () => {
	show();
	scrollTo(0, 0);
	document.getElementById("view").focus({ preventScroll: true });
});
document.addEventListener("keydown", onKey);
show();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
