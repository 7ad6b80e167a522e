/* SPDX-License-Identifier: MIT */
/*
 * picture.js - the include graph around a file, laid out by dagre
 */

const CHARACTER = 6.65;		/* the width of one, of the font that page.css has for nodes */

/* The most telling neighbours of the file: what brings most, and by what most units come to it. */
function neighbours(file, most, steps) {
	const nodes = new Set([file]);
	let below = [file], above = [file];

	for (let step = 0; step < steps; step++) {
		below = below.flatMap(f => f.includes)
			.sort((a, b) => b.only - a.only || b.file.lines - a.file.lines)
			.map(include => include.file).filter(f => !nodes.has(f));
		below = [...new Set(below)].slice(0, most);
		below.forEach(f => nodes.add(f));
		above = above.flatMap(f => f.includers).filter(f => !f.unit && !nodes.has(f))
			.sort((a, b) => b.units - a.units);
		above = [...new Set(above)].slice(0, Math.ceil(most / 2));
		above.forEach(f => nodes.add(f));
	}
	return nodes;
}

function layOut(nodes) {
	const graph = new dagre.graphlib.Graph();

	graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 46, marginx: 8, marginy: 8 });
	graph.setDefaultEdgeLabel(() => ({}));
	for (const file of nodes)
		graph.setNode(file.name, {
			file, height: 38,
			width: Math.max(shortName(file.name).length * CHARACTER, 70) + 20,
		});
	for (const file of nodes)
		for (const include of file.includes)
			if (nodes.has(include.file))
				graph.setEdge(file.name, include.file.name, { include });
	dagre.layout(graph);
	return graph;
}

function drawNode({ file, x, y, width, height }, middle) {
	const heavy = Math.min(1, Math.sqrt(file.lines / 40000));
	const label = `${file.name}: ${counted(file.lines, "line")}, ${counted(file.units, "unit")}`;

	return element("svg:a", {
		href: linkTo(file), "aria-label": label,
		class: "node" + (file == middle ? " middle" : file.unit ? " unit" : ""),
	}, element("title", {}, label),
	element("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 5 }),
	element("rect", { class: "weight", x: x - width / 2, y: y + height / 2 - 3, width: width * heavy, height: 3 }),
	element("text", { x, y: y - 3, class: "name" }, shortName(file.name)),
	element("text", { x, y: y + 11, class: "lines" },
		file.unit ? "C file" : `${rough(file.lines)} lines`));
}

function curve(points) {
	const [first, ...rest] = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
	const middle = i => `${((points[i].x + points[i + 1].x) / 2).toFixed(1)} ${((points[i].y + points[i + 1].y) / 2).toFixed(1)}`;
	let path = `M${first}`;

	for (let i = 1; i < points.length - 1; i++)
		path += ` Q${rest[i - 1]} ${i == points.length - 2 ? rest[i] : middle(i)}`;
	return points.length > 2 ? path : path + ` L${rest[0]}`;
}

function drawEdge({ points, include }, touches) {
	return element("path", {
		class: "edge" + (touches ? " own" : "") + (isToCut(include) ? " cut" : ""), d: curve(points),
		"marker-end": isToCut(include) ? "url(#arrow-cut)" : "url(#arrow)",
		"stroke-width": Math.min(4, 1 + Math.sqrt(include.only / 2500)).toFixed(1),
	}, isToCut(include) ? element("title", {}, cutTitle(include)) : null);
}

function cutTitle({ from, file, line, trial, cut }) {
	return `${from.name}:${line}: without ${shortName(file.name)}: ` + [
		trial?.saved > 0 ? lessText(trial.saved, trial.units) : null,
		cut ? `one of ${counted(cut.removed.length, "include")} of best cut ${cut.rank}` : null,
	].filter(text => text).join("; ");
}

function arrow(id, more) {
	return element("marker", {
		id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7,
		markerUnits: "userSpaceOnUse", orient: "auto",
	}, element("path", { d: "M0 0 L8 4 L0 8 z", class: "head" + more }));
}

/* dagre's own measure leaves out the ways of the edges. */
function boundsOf(graph) {
	const corners = graph.nodes().map(name => graph.node(name)).flatMap(({ x, y, width, height }) =>
		[{ x: x - width / 2, y: y - height / 2 }, { x: x + width / 2, y: y + height / 2 }]);
	const points = [...corners, ...graph.edges().flatMap(edge => graph.edge(edge).points)];
	const xs = points.map(point => point.x), ys = points.map(point => point.y), rim = 8;
	const x = Math.floor(Math.min(...xs)) - rim, y = Math.floor(Math.min(...ys)) - rim;

	return {
		x, y, width: Math.ceil(Math.max(...xs)) + rim - x, height: Math.ceil(Math.max(...ys)) + rim - y,
	};
}

/* As large as it is, or a little smaller if all of it can be seen then; and the file in sight. */
function fit(stage) {
	const svg = stage.querySelector("svg"), { width, height } = svg.viewBox.baseVal;
	const scale = Math.min(1, Math.max(0.7, stage.clientWidth / width));

	set(svg, { width: width * scale, height: height * scale });
	const middle = stage.querySelector(".middle").getBoundingClientRect();
	const box = stage.getBoundingClientRect();

	stage.scrollBy(middle.x + middle.width / 2 - box.x - box.width / 2,
		middle.y + middle.height / 2 - box.y - box.height / 2);
}

function draw(file, most, steps) {
	const graph = layOut(neighbours(file, most, steps)), { x, y, width, height } = boundsOf(graph);
	const edges = graph.edges().map(edge =>
		drawEdge(graph.edge(edge), edge.v == file.name || edge.w == file.name));
	const nodes = graph.nodes().map(name => drawNode(graph.node(name), file));

	return element("svg", {
		viewBox: `${x} ${y} ${width} ${height}`, width, height, role: "group",
		"aria-label": `Includes around ${file.name}`,
	}, element("defs", {}, arrow("arrow", ""), arrow("arrow-cut", " cut")), edges, nodes);
}

const pictureChoices = [
	["near", 8, 1], ["more", 20, 1], ["two steps", 7, 2],
];
let pictureChoice = pictureChoices[0];

/* A figure, or a word why there is none. */
function picture(file) {
	if (typeof dagre == "undefined")
		return element("p", { class: "quiet" },
			"No picture: the library that lays it out was not there when this page was made. " +
			"In fkh-check's sources \"make page\" gets it.");
	if (!file.includes.length && !file.includers.length)
		return element("p", { class: "quiet" }, "It includes nothing, and no header includes it.");
	const stage = element("div", { class: "stage", tabindex: 0, role: "region", "aria-label": "Picture" });
	const buttons = pictureChoices.map(choice => element("button", {
		type: "button",
		onclick: () => {
			pictureChoice = choice;
			update();
		},
	}, choice[0]));

	function update() {
		stage.replaceChildren(draw(file, pictureChoice[1], pictureChoice[2]));
		buttons.forEach((button, i) =>
			set(button, { "aria-pressed": String(pictureChoices[i] == pictureChoice) }));
		requestAnimationFrame(() => fit(stage));
	}

	update();
	return element("figure", {}, element("figcaption", {},
		element("span", {}, "Included by, to the left; includes, to the right. The bar below a name " +
			"shows its cost, the width of an arrow what this include alone brings.",
			report.plan ? [" ", element("b", { class: "cut-key" }, "Dashed: to cut."),
				" What it saves is said where one points."] : null),
		element("span", { class: "choices", role: "group", "aria-label": "How much of it" }, buttons)),
	stage);
}
