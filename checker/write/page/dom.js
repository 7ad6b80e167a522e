/* SPDX-License-Identifier: MIT */
/*
 * dom.js - elements, without markup: all text is text
 */

const drawn = new Set(["svg", "svg:a", "defs", "marker", "path", "rect", "text", "title"]);

/*
 * element("a", { href: "#x", class: "y", onclick: f }, "text", otherElement...); "svg:a" is that of
 * a picture.
 */
function element(name, attributes = {}, ...children) {
	const node = drawn.has(name) ?
		document.createElementNS("http://www.w3.org/2000/svg", name.replace("svg:", "")) :
		document.createElement(name);

	set(node, attributes);
	node.append(...children.flat().filter(child => child !== null && child !== undefined));
	return node;
}

function set(node, attributes) {
	for (const [key, value] of Object.entries(attributes)) {
		if (key.startsWith("on"))
			node.addEventListener(key.slice(2), value);
		else if (value === true)
			node.setAttribute(key, "");
		else if (value !== false && value !== null && value !== undefined)
			node.setAttribute(key, value);
	}
}

/* Names of files are in the address, percent-encoded. */
function linkTo(file) {
	return "#file/" + file.name.split("/").map(encodeURIComponent).join("/");
}

/* A long path may break behind each slash, and nowhere else unless it has to. */
function pathText(name) {
	return name.split("/").flatMap((part, i, all) =>
		i + 1 < all.length ? [part + "/", element("wbr")] : [part]);
}

function fileLink(file, text) {
	return element("a", { href: linkTo(file), class: "path", title: file.name },
		text ? text : pathText(file.name));
}

function tile(number, label, more = {}) {
	return element("div", { class: "tile", ...more }, element("b", {}, number), element("span", {}, label));
}

/*
 * Puts what @show makes of each of @items into @parent, @step at a time: a button brings more.
 * @what says what they are.
 */
function inPortions(parent, items, step, what, show) {
	let shown = 0;
	const button = element("button", { type: "button", class: "more", onclick: more });

	function more() {
		const next = items.slice(shown, shown + step).map(show);

		shown += next.length;
		button.before(...next);
		button.textContent = `Show more: ${counted(items.length - shown, what)} left`;
		button.hidden = shown >= items.length;
	}

	parent.append(button);
	more();
	return parent;
}

/* Call it when typing has paused. */
function later(call) {
	let timer;

	return () => {
		clearTimeout(timer);
		timer = setTimeout(call, 80);
	};
}

/* All words are in the text, in any order and case. */
function matcher(words) {
	const wanted = words.toLowerCase().split(/\s+/).filter(word => word);

	return text => {
		const lower = wanted.length ? text.toLowerCase() : "";

		return wanted.every(word => lower.includes(word));
	};
}

function searchField(label, value, changed) {
	const field = element("input", {
		type: "search", id: "search", placeholder: label + "  ( / )", "aria-label": label,
		autocomplete: "off", spellcheck: "false", value,
	});

	field.addEventListener("input", later(() => changed(field.value)));
	return field;
}
