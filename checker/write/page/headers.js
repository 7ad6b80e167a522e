/* SPDX-License-Identifier: MIT */
/*
 * headers.js - all headers and what they cost
 */

const columns = [
	{ key: "paid", label: "Paid", title: "lines, times the units that read the header", show: f => rough(f.paid) },
	{ key: "lines", label: "Lines", title: "that the compiler gets for an include of it alone", show: f => count(f.lines) },
	{ key: "headers", label: "Headers", title: "that it brings, and itself", show: f => count(f.headers) },
	{ key: "bytes", label: "Bytes", title: "of these lines", show: f => rough(f.bytes) },
	{ key: "units", label: "Units", title: "that read it", show: f => count(f.units) },
	{ key: "fans", label: "Includers", title: "files with an #include of it", show: f => count(f.includers.length), value: f => f.includers.length },
	...(report.plan ? [{
		key: "save", label: "To save", title: "by the include of it that is best removed, over the build: see its plan",
		show: f => saving(f) ? rough(saving(f)) : "", value: f => saving(f),
	}] : []),
	{ key: "found", label: "Findings", title: "in it", show: f => f.findings.length ? count(f.findings.length) : "", value: f => f.findings.length },
];

/* The most that one of its includes would save. */
function saving(file) {
	return Math.max(0, ...file.includes.map(include => include.trial?.saved ?? 0));
}

const sorting = { column: columns[0], up: false, words: "" };

function valueOf(file, column) {
	return column.key == "name" ? file.name : column.value ? column.value(file) : file[column.key];
}

function sorted(headers) {
	const { column, up } = sorting;

	return [...headers].sort((a, b) => {
		const x = valueOf(a, column), y = valueOf(b, column);

		return x == y ? (a.name < b.name ? -1 : 1) : (x < y) == up ? -1 : 1;
	});
}

/* What only this include of the header brings. */
function partRow({ file, line, only, onlyHeaders }) {
	const shown = { lines: count(only), headers: count(onlyHeaders) };

	return element("tr", { class: "part" },
		element("th", { scope: "row" }, fileLink(file), element("span", { class: "quiet" }, ` line ${line}`)),
		columns.map(column => element("td", { class: "number col-" + column.key },
			column.key == "paid" ? "only by it" : shown[column.key] ?? "")));
}

/* How many bring nothing that others do not bring, too. */
function restRow(number) {
	return element("tr", { class: "part" }, element("th", { colspan: columns.length + 1, class: "quiet" },
		`${counted(number, "more include")} of which nothing comes by it alone`));
}

/* The largest part first. */
function partRows(file) {
	const parts = file.includes.filter(({ onlyHeaders }) => onlyHeaders)
		.sort((a, b) => b.only - a.only || a.line - b.line);
	const rest = file.includes.length - parts.length;

	return [...parts.map(partRow), ...(rest ? [restRow(rest)] : [])];
}

/* Opens and closes the rows of its includes. */
function partButton(file) {
	const button = element("button", {
		type: "button", class: "opener", "aria-expanded": "false",
		"aria-label": `What only each include of ${file.name} brings`, onclick: toggle,
	});
	let rows = null;

	function toggle() {
		if (rows) {
			rows.forEach(row => row.remove());
			rows = null;
		} else {
			rows = partRows(file);
			button.closest("tr").after(...rows);
		}
		set(button, { "aria-expanded": String(!!rows) });
	}

	return button;
}

function headerRow(file, most) {
	return element("tr", {},
		element("th", { scope: "row" }, file.includes.length ? partButton(file) :
			element("span", { class: "opener" }), fileLink(file)),
		columns.map(column => element("td", { class: "number col-" + column.key },
			column.show(file),
			column.key == "paid" ? element("i", { class: "bar", style: `width: ${file.paid / most * 100}%` }) : null)));
}

function columnHead(column, update) {
	const on = sorting.column == column;

	return element("th", {
		scope: "col", class: column.key == "name" ? "" : "number col-" + column.key,
		"aria-sort": on ? sorting.up ? "ascending" : "descending" : null,
	}, element("button", {
		type: "button", title: column.title, "data-key": "column " + column.key,
		onclick: () => {
			sorting.up = on ? !sorting.up : column.key == "name";
			sorting.column = column;
			update();
		},
	}, column.label, on ? sorting.up ? " ▴" : " ▾" : ""));
}

const nameColumn = { key: "name", label: "Header", title: "" };

function headersView(view) {
	const most = Math.max(1, ...report.headers.map(file => file.paid));
	const list = element("div", { class: "list" });
	const field = searchField("Search headers", sorting.words, words => {
		sorting.words = words;
		update();
	});

	function update() {
		const key = document.activeElement?.dataset?.key, matches = matcher(sorting.words);
		const found = sorted(report.headers.filter(file => matches(file.name)));
		const body = element("tbody");
		const table = element("table", { class: "headers" },
			element("thead", {}, element("tr", {}, [nameColumn, ...columns].map(column =>
				columnHead(column, update)))), body);
		let shown = 0;
		const button = element("button", { type: "button", class: "more", onclick: more });

		function more() {
			const next = found.slice(shown, shown + 100);

			shown += next.length;
			body.append(...next.map(file => headerRow(file, most)));
			button.textContent = `Show more: ${counted(found.length - shown, "header")} left`;
			button.hidden = shown >= found.length;
		}

		more();
		list.replaceChildren(element("p", { class: "count" }, counted(found.length, "header")),
			table, button);
		if (key)
			view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
	}

	view.append(element("p", { class: "lead" },
		"What each header costs the build: the lines that the compiler gets for an include of it " +
		"alone, as of gcc -E -P, times the units that read it. Includes that are shared are paid " +
		"by each header that has them. ▸ shows what only one include brings."),
	element("div", { class: "search" }, field), list);
	update();
}
