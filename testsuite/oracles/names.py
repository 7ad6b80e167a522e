# SPDX-License-Identifier: MIT
"""
Which names a text declares at file scope, and which words it writes: C read by its own small
parser, so that nothing that is asked of fkh-check comes from it.
"""

import re

TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_$][\w$]*|\.?\d(?:[eEpP][-+]|[\w.])*|\S')
WORD = re.compile(r"[A-Za-z_]\w*$")
CLOSING = {"(": ")", "[": "]", "{": "}"}
TAGS = {"struct", "union", "enum"}
WITH_OPERAND = {"__attribute__", "__attribute", "asm", "__asm__", "__asm", "_Alignas", "__typeof__", "typeof",
		"__typeof", "__typeof_unqual__", "__declspec", "_Atomic"}
KEYWORDS = TAGS | WITH_OPERAND | set(
	"auto char const double extern float inline int long register restrict short signed static typedef "
	"unsigned void volatile _Bool _Noreturn _Complex _Thread_local __thread __inline __inline__ "
	"__const __const__ __volatile __volatile__ __signed __signed__ __restrict __restrict__ __extension__ "
	"__int128 __auto_type constexpr __seg_gs __seg_fs".split())


class Names:
	"""What a text declares: macros are told by whoever has the directives."""

	def __init__(self):
		self.plain = set()	# functions, variables, types, enumerators
		self.tags = set()	# struct, union, enum with a body
		self.forward = set()	# struct foo;
		self.mentioned = set()	# struct foo, where something else is declared
		self.macros = set()

	def add(self, other):
		for kind in vars(self):
			getattr(self, kind).update(getattr(other, kind))


def nested(text):
	"""The tokens of C text; what is in brackets is a list that starts with the bracket."""
	stack = [[]]
	for token in TOKEN.findall(text):
		if token in CLOSING:
			stack.append([token])
		elif token in ")]}":
			if len(stack) > 1:
				group = stack.pop()
				stack[-1].append(group)
		else:
			stack[-1].append(token)
	while len(stack) > 1:		# left open: what an include in its middle has cut
		group = stack.pop()
		stack[-1].append(group)
	return stack[0]


def is_group(item, bracket):
	return isinstance(item, list) and item[0] == bracket


def is_word(item):
	return isinstance(item, str) and bool(WORD.match(item))


def among(item, words):
	return isinstance(item, str) and item in words


def without_attributes(items):
	out = []
	for item in items:
		if is_group(item, "(") and out and among(out[-1], WITH_OPERAND):
			out[-1] = "const"	# a typeof is a type
		elif isinstance(item, str) and item.startswith('"'):
			pass
		else:
			out.append(item)
	return out


def declarations(items):
	"""The external declarations: up to a semicolon, or a function's body."""
	current = []
	for item in items:
		if item == ";":
			yield current
			current = []
			continue
		current.append(item)
		if is_group(item, "{") and "=" not in current and not has_tag_body(current):
			yield current
			current = []
	if current:
		yield current


def has_tag_body(items):
	"""Is the group that ends them the body of a struct, union or enum?"""
	for item in reversed(without_attributes(items[:-1])):
		if among(item, TAGS):
			return True
		if not is_word(item) and item != ":":
			return False
	return False


def take_tags(items, names, top):
	"""The items without the structs, unions and enums that they name or define."""
	out = []
	i = 0
	while i < len(items):
		if not among(items[i], TAGS):
			out.append(items[i])
			if isinstance(items[i], list):
				take_tags(without_attributes(items[i][1:]), names, False)
			i += 1
			continue
		kind, tag, i = items[i], None, i + 1
		while i < len(items) and items[i] == "const":
			i += 1
		if i < len(items) and is_word(items[i]):
			tag, i = items[i], i + 1
		while i < len(items) and (items[i] == ":" and kind == "enum" or out[-1:] == [":"]):
			i += 2			# enum foo : type
		if i < len(items) and is_group(items[i], "{"):
			if tag:
				names.tags.add(tag)
			body = without_attributes(items[i][1:])
			if kind == "enum":
				enumerators(body, names)
			take_tags(body, names, False)
			i += 1
		elif tag:
			alone = top and not out and i == len(items)
			(names.forward if alone else names.mentioned).add(tag)
		out.append("const")
	return out


def enumerators(body, names):
	start = True
	for item in body:
		if start and is_word(item):
			names.plain.add(item)
		start = item == ","


def declarator(items):
	"""The name that is declared there, if any."""
	for i, item in enumerate(items):
		if not is_group(item, "("):
			continue
		before = items[i - 1] if i else None
		another = i + 1 < len(items) and is_group(items[i + 1], "(")
		if is_word(before) and before not in KEYWORDS and item[1:2] != ["*"] and not another:
			return before
		return declarator(item[1:])
	words = [item for item in items if is_word(item) and item not in KEYWORDS]
	return words[-1] if words else None


def declare(items, names):
	items = without_attributes(items)
	if not items or items[0] in ("_Static_assert", "static_assert"):
		return
	if is_group(items[-1], "{") and not has_tag_body(items) and "=" not in items:
		items = items[:-1]
	items = take_tags(items, names, True)
	part = []
	for item in items + [","]:
		if item == ",":
			part = part[:part.index("=")] if "=" in part else part
			name = declarator(part)
			if name:
				names.plain.add(name)
			part = []
		else:
			part.append(item)


def declared(text):
	"""The Names of preprocessed text; of one that is no declarations (a list), every word."""
	names = Names()
	if ";" not in text and "{" not in text:
		names.plain = set(re.findall(r"\b[A-Za-z_]\w*", text)) - KEYWORDS
		return names
	for items in declarations(nested(text)):
		declare(items, names)
	return names


# ---- raw text ----

NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank_noise(text):
	"""Raw text without comments and strings, its lines where they were, splices undone."""
	def blank(match):
		return '""' if match.group(0)[0] == '"' else " " + "\n" * match.group(0).count("\n")
	if "\\\n" in text:
		text = re.sub(r"((?:[^\n]*\\\n)+)([^\n]*\n?)",
			      lambda m: m.group(1).replace("\\\n", " ") + m.group(2) +
			      "\n" * m.group(1).count("\\\n"), text)
	return NOISE.sub(blank, text)


def words_in(text):
	"""Word -> how often it is written in the text."""
	count = {}
	for word in re.findall(r"(?<![\w.])[A-Za-z_]\w*", text):
		count[word] = count.get(word, 0) + 1
	return count


def body_of(line):
	"""What a line writes; of a macro the body, without its parameters."""
	match = re.match(r"\s*#\s*define\s+\w+(?:\(([^)]*)\))?(.*)", line)
	if not match:
		return line
	parameters = set(re.findall(r"\w+", match.group(1) or ""))
	return re.sub(r"\w+", lambda word: "" if word.group(0) in parameters else word.group(0), match.group(2))


class Raw:
	"""What a file writes, whatever the configuration."""

	def __init__(self, text):
		self.includes = set(re.findall(r"^\s*#\s*include\s*[<\"](.*?)[>\"]", text, re.M))
		text = blank_noise(text)
		self.lines = text.split("\n")
		self.directives = [line for line in self.lines if re.match(r"\s*#", line)]
		self.conditions = [line for line in self.directives if re.match(r"\s*#\s*(if|elif)", line)]
		self.code = "\n".join("" if re.match(r"\s*#\s*(?!define\b)", line) else body_of(line)
				      for line in self.lines)
		self.words = words_in(self.code)
		self.tags = set(re.findall(r"\b(?:struct|union|enum)\s+(\w+)", self.code))
		self.asked = set(words_in("\n".join(re.sub(r"^\s*#\s*\w+", "", c) for c in self.conditions)))
		self.pastes = "##" in text
		self.defines = {}
		for number, line in enumerate(self.lines, 1):
			match = re.match(r"\s*#\s*(define|undef)\s+(\w+)", line)
			if match:
				self.defines.setdefault(match.group(2), number)

	def symbols(self):
		"""The options that its conditions ask for."""
		return sorted(set(re.findall(r"\b(CONFIG_\w+)", "\n".join(self.conditions))))

	def declared(self):
		"""What it might declare, all branches taken; macros unexpanded, so a guess."""
		names = declared("\n".join("" if re.match(r"\s*#", line) else line for line in self.lines))
		names.macros = set(self.defines)
		return names
