// SPDX-License-Identifier: MIT
/*
 * knowledge.c - load what the rules know of the kernel
 */
#include <errno.h>
#include <fnmatch.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "data.h"
#include "rule.h"
#include "knowledge.h"
#include "store.h"
#include "unit.h"
#include "util.h"

enum kind {
	HIDDEN, FRONT, PUBLIC, NOT_JUDGED, SET_UP, INTERFACE, HOST, ASSEMBLER, GUARANTEE, OFFERS,
	NAMED, DECLARATION, OWNER, OFF,
	NR_KINDS
};

/* What a string begins with, and zeros after its end: passes over most patterns without a call. */
struct head {
	uint64_t bytes[2];
};

/* One element of a rules file, as far as matching goes: two attributes. */
struct entry {
	char *match, *value;
	struct head head, mask;	/* what @match begins with, and which bits of it mean themselves */
	size_t plain;		/* @match begins with so many characters that mean themselves */
	bool star;		/* and all but a star that follows do, too */
	size_t rest;		/* so many behind that star */
};

static VEC(struct entry) entries[NR_KINDS];
static VEC(struct member_rule) members;
static char *member_type;

/* ---- reading ---- */

static void bad_rules(void *path, xmlErrorPtr error)
{
	size_t len = strcspn(error->message, "\n");

	fatal("%s:%d: %.*s", error->file ? error->file : (const char *)path, error->line, (int)len,
	      error->message);
}

/* Rules may come from anywhere: they and their schema are read, and nothing that they name. */
static const char *readable;
static xmlExternalEntityLoader read_entity;

static xmlParserInputPtr read_only_named(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	if (!url || strcmp(url, readable))
		fatal("%s: it wants to read %s", readable, url ? url : "something else");
	return read_entity(url, id, parser);
}

static xmlDocPtr parse_rules(const char *path, const char *bytes, size_t len)
{
	xmlDocPtr doc;

	if (!len)
		fatal("%s:1: it is empty", path);
	readable = path;
	doc = xmlReadMemory(bytes, len, path, NULL, XML_PARSE_NONET);
	if (!doc)
		fatal("%s: cannot be read", path);
	if (doc->intSubset)
		fatal("%s:1: a document type is not allowed in rules", path);
	return doc;
}

static void validate(const char *path, xmlDocPtr doc, const char *schema_path)
{
	xmlRelaxNGParserCtxtPtr parser;
	xmlRelaxNGValidCtxtPtr validator;
	xmlRelaxNGPtr schema;

	readable = schema_path;
	parser = xmlRelaxNGNewParserCtxt(schema_path);
	schema = parser ? xmlRelaxNGParse(parser) : NULL;
	validator = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
	if (!validator)
		fatal("%s: cannot be read", schema_path);
	xmlRelaxNGSetValidStructuredErrors(validator, bad_rules, (void *)path);
	if (xmlRelaxNGValidateDoc(validator, doc))
		fatal("%s: not valid by %s", path, schema_path);
	xmlRelaxNGFreeValidCtxt(validator);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
}

static char *read_bytes(const char *path, size_t *len)
{
	char *bytes = read_file(path, len);

	if (!bytes)
		fatal("%s: cannot be read: %s", path, strerror(errno));
	return bytes;
}

/* The digest() of the rules and of what they are validated by. */
static void digest_both(char both[DIGEST_LEN + 1], const char *bytes, size_t len,
			const char *schema_path)
{
	char digests[2 * DIGEST_LEN + 1], *schema;
	size_t schema_len;

	schema = read_bytes(schema_path, &schema_len);
	digest(digests, bytes, len);
	digest(digests + DIGEST_LEN, schema, schema_len);
	digest(both, digests, 2 * DIGEST_LEN);
	free(schema);
}

/* To validate takes longer than all else at the start of a process: once for a @store is enough. */
static xmlDocPtr read_valid(const char *path, const char *schema_path, const char *store)
{
	char both[DIGEST_LEN + 1], *bytes;
	xmlDocPtr doc;
	size_t len;

	xmlSetStructuredErrorFunc((void *)path, bad_rules);
	bytes = read_bytes(path, &len);
	doc = parse_rules(path, bytes, len);
	digest_both(both, bytes, len, schema_path);
	if (!store || !store_has_valid(store, both)) {
		validate(path, doc, schema_path);
		if (store)
			store_add_valid(store, both);
	}
	free(bytes);
	xmlSetStructuredErrorFunc(NULL, NULL);
	return doc;
}

static char *attribute(xmlNodePtr node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	char *copy = xcopy((char *)value);

	xmlFree(value);
	return copy;
}

static struct head head_of(const char *s, size_t len)
{
	struct head head = { };

	memcpy(&head, s, len < sizeof(head) ? len : sizeof(head));
	return head;
}

/* Of an entry whose pattern is known so far. */
static void add_head(struct entry *entry)
{
	size_t len = entry->plain + !entry->match[entry->plain];	/* the end, too */

	entry->head = head_of(entry->match, entry->plain);
	memset(&entry->mask, 0xff, len < sizeof(entry->mask) ? len : sizeof(entry->mask));
}

static void add_entry(enum kind kind, char *match, char *value)
{
	static const char special[] = "*?[\\";
	struct entry entry = { .match = match, .value = value };

	if (match) {
		entry.plain = strcspn(match, special);
		entry.star = match[entry.plain] == '*';
		entry.rest = entry.star ? strcspn(match + entry.plain + 1, special) : 0;
		entry.star &= entry.plain + 1 + entry.rest == strlen(match);
		add_head(&entry);
	}
	vec_push(&entries[kind], entry);
}

static void read_headers(const char *path __attribute__((unused)), xmlNodePtr node)
{
	static const struct {
		const char *name, *match, *value;
	} shapes[] = {
		[HIDDEN]	= { "hidden",		"header",	NULL },
		[FRONT]		= { "front",		"header",	"behind" },
		[PUBLIC]	= { "public",		"file",		"header" },
		[NOT_JUDGED]	= { "not-judged",	"file",		NULL },
		[SET_UP]	= { "set-up",		"header",	NULL },
		[INTERFACE]	= { "interface",	"file",		NULL },
		[HOST]		= { "host",		"files",	NULL },
		[ASSEMBLER]	= { "assembler",	"macro",	NULL },
		[GUARANTEE]	= { "guarantee",	"header",	"provides" },
		[OFFERS]	= { "offers",		"header",	"provides" },
		[NAMED]		= { "named",		"header",	"name" },
	};
	size_t i;

	for (; node; node = xmlNextElementSibling(node)) {
		for (i = 0; i < ARRAY_SIZE(shapes); i++) {
			if (xmlStrEqual(node->name, (const xmlChar *)shapes[i].name))
				break;
		}
		add_entry(i, attribute(node, shapes[i].match),
			  shapes[i].value ? attribute(node, shapes[i].value) : NULL);
	}
}

/* All that are read speak of one structure. */
static void read_member_type(const char *path, xmlNodePtr root)
{
	char *type = attribute(root, "type");

	if (member_type && strcmp(member_type, type))
		fatal("%s:%ld: type '%s', and '%s' before", path, xmlGetLineNo(root), type,
		      member_type);
	free(member_type);
	member_type = type;
}

static void read_per_task(const char *path, xmlNodePtr node)
{
	if (node)
		read_member_type(path, node->parent);
	for (; node; node = xmlNextElementSibling(node)) {
		if (xmlStrEqual(node->name, (const xmlChar *)"declaration")) {
			add_entry(DECLARATION, attribute(node, "macro"),
				  attribute(node, "argument"));
			continue;
		}
		if (xmlStrEqual(node->name, (const xmlChar *)"owner")) {
			add_entry(OWNER, attribute(node, "file"), attribute(node, "function"));
			continue;
		}
		vec_push(&members, (struct member_rule){
			.name = attribute(node, "name"),
			.per_task = attribute(node, "per-task"),
			.accessor = attribute(node, "accessor"),
		});
	}
}

static void read_rules(const char *path, xmlNodePtr node)
{
	for (; node; node = xmlNextElementSibling(node)) {
		char *rule = attribute(node, "rule");

		if (!rule_named(rule, strlen(rule)))
			fatal("%s:%ld: there is no rule '%s'", path, xmlGetLineNo(node), rule);
		add_entry(OFF, attribute(node, "files"), rule);
	}
}

/* Each subject has a schema and a root element of its name, and most a default file. */
static const struct subject {
	const char *name;
	void (*read)(const char *path, xmlNodePtr first);
	bool has_default;
} subjects[] = {
	{ "headers", read_headers, true },
	{ "per-task", read_per_task, true },
	{ "rules", read_rules, false },
};

/* The subject of the rules file: its root element says it. */
static const struct subject *subject_of(const char *path)
{
	xmlNodePtr root;
	xmlDocPtr doc;
	char *bytes;
	size_t len, i;

	xmlSetStructuredErrorFunc((void *)path, bad_rules);
	bytes = read_bytes(path, &len);
	doc = parse_rules(path, bytes, len);
	free(bytes);
	root = xmlDocGetRootElement(doc);
	for (i = 0; i < ARRAY_SIZE(subjects); i++) {
		if (xmlStrEqual(root->name, (const xmlChar *)subjects[i].name))
			break;
	}
	if (i == ARRAY_SIZE(subjects))
		fatal("%s:%ld: <%s> is not the root of a rules file", path, xmlGetLineNo(root),
		      root->name);
	xmlFreeDoc(doc);
	xmlSetStructuredErrorFunc(NULL, NULL);
	return &subjects[i];
}

static char *default_folder(void)
{
	return data_path("rules", "rules");
}

/* The folder's own, or, as an older folder may lack a new subject's, that of the defaults. */
static char *schema_of(const struct subject *subject, const char *folder)
{
	char *path = xformat("%s/%s.rng", folder, subject->name), *defaults;

	if (subject->has_default || !access(path, R_OK))
		return path;
	free(path);
	defaults = default_folder();
	path = xformat("%s/%s.rng", defaults, subject->name);
	free(defaults);
	return path;
}

static void load(const struct subject *subject, const char *path, const char *folder,
		 const char *store)
{
	char *schema = schema_of(subject, folder);
	xmlDocPtr doc = read_valid(path, schema, store);

	subject->read(path, xmlFirstElementChild(xmlDocGetRootElement(doc)));
	xmlFreeDoc(doc);
	free(schema);
}

/* All files of @folder but that of @given, which somebody gave another one for. */
static void load_folder(const char *folder, const struct subject *given, const char *store)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(subjects); i++) {
		char *path = xformat("%s/%s.xml", folder, subjects[i].name);

		if (&subjects[i] != given && (subjects[i].has_default || !access(path, F_OK)))
			load(&subjects[i], path, folder, store);
		free(path);
	}
}

/* The folder that is meant, to be freed; NULL: it is a file. */
static char *folder_of(const char *path)
{
	struct stat st;

	if (!strcmp(path, "default"))
		return default_folder();
	if (stat(path, &st))
		fatal("%s: %m", path);
	return S_ISDIR(st.st_mode) ? xcopy(path) : NULL;
}

/* Load what the first one, which stands in the place of defaults, leaves of them. */
static char *load_first(const char *path, const char *store)
{
	char *folder = path ? folder_of(path) : default_folder();
	const struct subject *given = NULL;

	if (!folder) {
		folder = default_folder();
		given = subject_of(path);
		load_folder(folder, given, store);
		load(given, path, folder, store);
	} else {
		load_folder(folder, NULL, store);
	}
	return folder;
}

void knowledge_load(const char *const *paths, size_t nr, const char *store)
{
	char *folder, *more;
	size_t i;

	read_entity = xmlGetExternalEntityLoader();
	xmlSetExternalEntityLoader(read_only_named);
	folder = load_first(nr ? paths[0] : NULL, store);
	for (i = 1; i < nr; i++) {
		more = folder_of(paths[i]);
		if (more)
			load_folder(more, NULL, store);
		else
			load(subject_of(paths[i]), paths[i], folder, store);
		free(more);
	}
	free(folder);
}

/* ---- asking ---- */

static bool matches(const struct entry *e, const char *s)
{
	size_t len;

	if (strncmp(e->match, s, e->plain))
		return false;
	if (!e->match[e->plain])
		return !s[e->plain];
	if (!e->star)
		return !fnmatch(e->match, s, 0);
	/* fnmatch() takes long, and this is what most patterns are */
	len = strlen(s);
	return len >= e->plain + e->rest &&
		!memcmp(s + len - e->rest, e->match + e->plain + 1, e->rest);
}

static bool may_match(const struct entry *e, const struct head *head)
{
	return !(((e->head.bytes[0] ^ head->bytes[0]) & e->mask.bytes[0]) |
		 ((e->head.bytes[1] ^ head->bytes[1]) & e->mask.bytes[1]));
}

/* The next entry of @kind whose pattern matches @s, behind @from; NULL at the end. */
static const struct entry *match(enum kind kind, const char *s, const struct entry *from)
{
	const struct entry *e = from ? from + 1 : entries[kind].v;
	const struct entry *end = entries[kind].v + entries[kind].nr;
	const struct head head = head_of(s, strnlen(s, sizeof(head)));

	for (; e < end; e++) {
		if (may_match(e, &head) && matches(e, s))
			return e;
	}
	return NULL;
}

bool knowledge_not_judged(const char *file)
{
	return match(NOT_JUDGED, file, NULL);
}

const char *knowledge_public(const char *file)
{
	const struct entry *e = match(PUBLIC, file, NULL);

	return e ? e->value : NULL;
}

bool knowledge_hidden(const char *header)
{
	return match(HIDDEN, header, NULL);
}

char *knowledge_front(const char *header)
{
	const struct entry *e = entries[FRONT].v, *end = e + entries[FRONT].nr;

	for (; e < end; e++) {
		if (!strncmp(header, e->value, strlen(e->value)))
			return xformat("%s%s", e->match, header + strlen(e->value));
	}
	return NULL;
}

bool knowledge_interface(const char *file)
{
	return match(INTERFACE, file, NULL);
}

const char *knowledge_host(const char *previous)
{
	size_t i = 0;

	while (previous && entries[HOST].v[i++].match != previous)
		;
	return i < entries[HOST].nr ? entries[HOST].v[i].match : NULL;
}

bool knowledge_assembler(const char *macro)
{
	return match(ASSEMBLER, macro, NULL);
}

bool knowledge_set_up(const char *header)
{
	return match(SET_UP, header, NULL);
}

/* Has @kind an entry for @header of which the value matches, too? */
static bool has_pair(enum kind kind, const char *header, const char *provided)
{
	const struct entry *e = NULL;

	while ((e = match(kind, header, e))) {
		if (!fnmatch(e->value, provided, 0))
			return true;
	}
	return false;
}

bool knowledge_guarantee(const char *header, const char *provided)
{
	return has_pair(GUARANTEE, header, provided);
}

bool knowledge_offers(const char *header, const char *provided)
{
	return has_pair(OFFERS, header, provided);
}

bool knowledge_named(const char *header, const char *name)
{
	const struct entry *e = NULL;

	while ((e = match(NAMED, header, e))) {
		if (!name || !strcmp(e->value, name))
			return true;
	}
	return false;
}

const char *knowledge_member_type(void)
{
	return member_type;
}

unsigned knowledge_declaration(const char *macro)
{
	const struct entry *e = match(DECLARATION, macro, NULL);

	return e ? strtoul(e->value, NULL, 10) : 0;
}

const struct member_rule *knowledge_member(const char *name)
{
	size_t i;

	for (i = 0; i < members.nr; i++) {
		/* strcmp() is a call */
		if (*members.v[i].name == *name && !strcmp(members.v[i].name, name))
			return &members.v[i];
	}
	return NULL;
}

bool knowledge_owner(const char *file, const char *function)
{
	const struct entry *e = entries[OWNER].v, *end = e + entries[OWNER].nr;

	for (; e < end; e++) {
		if (e->match && !matches(e, file))
			continue;
		if (e->value && (!function || fnmatch(e->value, function, 0)))
			continue;
		return true;
	}
	return false;
}

static bool is_off(const struct finding *f)
{
	const struct entry *e = entries[OFF].v, *end = e + entries[OFF].nr;

	for (; e < end; e++) {
		if (!strcmp(e->value, f->rule) && matches(e, f->file))
			return true;
	}
	return false;
}

void knowledge_drop_off(struct findings *all)
{
	size_t nr = 0, i;

	for (i = 0; entries[OFF].nr && i < all->nr; i++) {
		if (is_off(&all->v[i]))
			finding_free(&all->v[i]);
		else
			all->v[nr++] = all->v[i];
	}
	if (entries[OFF].nr)
		all->nr = nr;
}
