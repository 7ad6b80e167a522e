// SPDX-License-Identifier: MIT
/*
 * mkrecords STORE - make records as fkh-check would, from lines on standard input
 *
 *   unit NAME|CONTENT|STATUS|MESSAGE     what follows is of this unit
 *   rules RULE|...                       that it was checked for
 *   header NAME|CONTENT|KIND             a header that it sees; what follows is of it
 *   include LINE|SPELLED|FILE|USE        an empty FILE or USE is none
 *   use NAME|KIND|LINE|COLUMN
 *   declare NAME|KIND|LINE
 *   finding RULE|TEXT|FLAGS|SCOPE|NOTE   FLAGS: l(isted), t(odo)
 *   place NAME|LINE|COLUMN               of the last finding
 *
 * Missing fields are empty; \xNN is a byte. With --dump PATH the record of a
 * unit is read and its XML printed instead: the same as is in the file.
 */
#define _GNU_SOURCE 1
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"
#include "util.h"

#define MAX_FIELDS 8

static struct unit_facts unit;
static struct facts header;
static struct facts *now;

static void flush_header(const char *store)
{
	char id[STORE_ID_LEN + 1];

	if (!header.name)
		return;
	if (store_header(store, &header, id))
		fatal("%s: %m", store);
	GROW_PLAIN(unit.seen, unit.nr_seen);
	unit.seen[unit.nr_seen++] = xcopy(id);
	facts_free(&header);
}

static void flush_unit(const char *store)
{
	flush_header(store);
	if (unit.self.name && store_unit(store, &unit))
		fatal("%s: %m", store);
	unit_facts_free(&unit);
}

static int choice(const char *s, const char *const *choices)
{
	int i = 0;

	while (choices[i] && strcmp(choices[i], s))
		i++;
	return choices[i] ? i : 0;
}

static char *or_null(const char *s)
{
	return *s ? xcopy(s) : NULL;
}

static void start(struct facts *f, char **field)
{
	*f = (struct facts){
		.name = xcopy(field[0]), .content = or_null(field[1]), .lines = 1, .tokens = 1,
	};
	now = f;
}

static void add_include(char **field)
{
	GROW_PLAIN(now->includes, now->nr_includes);
	now->includes[now->nr_includes++] = (struct include_fact){
		.line = atoi(field[0]), .spelled = xcopy(field[1]),
		.file = or_null(field[2]), .use = or_null(field[3]),
	};
}

static void add_name(struct name_fact **v, size_t *nr, char **field)
{
	GROW_PLAIN(*v, *nr);
	(*v)[(*nr)++] = (struct name_fact){
		.name = xcopy(field[0]),
		.kind = *field[1],
		.line = atoi(field[2]),
		.column = atoi(field[3]),
	};
}

static void add_finding(char **field)
{
	struct finding *f = finding_add(&now->findings, field[0], now->name, field[1]);

	f->listed = strchr(field[2], 'l');
	f->todo = strchr(field[2], 't');
	f->scope = or_null(field[3]);
	f->note = or_null(field[4]);
}

static void command(const char *store, const char *name, char **field)
{
	if (!strcmp(name, "unit")) {
		flush_unit(store);
		start(&unit.self, field);
		unit.status = choice(field[2], unit_statuses);
		unit.message = or_null(field[3]);
	} else if (!strcmp(name, "header")) {
		flush_header(store);
		start(&header, field);
		header.kind = *field[2] ? choice(field[2], file_kinds) : FILE_HEADER;
	} else if (!strcmp(name, "rules")) {
		for (; **field; field++) {
			GROW_PLAIN(unit.rules, unit.nr_rules);
			unit.rules[unit.nr_rules++] = xcopy(*field);
		}
	} else if (!strcmp(name, "include")) {
		add_include(field);
	} else if (!strcmp(name, "use")) {
		add_name(&now->uses, &now->nr_uses, field);
	} else if (!strcmp(name, "declare")) {
		add_name(&now->declares, &now->nr_declares, field);
	} else if (!strcmp(name, "finding")) {
		add_finding(field);
	} else if (!strcmp(name, "place")) {
		finding_place(&now->findings.v[now->findings.nr - 1], field[0], atoi(field[1]),
			      atoi(field[2]));
	} else {
		fatal("unknown command '%s'", name);
	}
}

static void parse_line(const char *store, char *line)
{
	char *fields[MAX_FIELDS + 1];
	char *name = strsep(&line, " ");

	for (int i = 0; i <= MAX_FIELDS; i++) {
		char *field = line ? strsep(&line, "|") : NULL;

		fields[i] = field ? unescape(field) : "";
		if (!fields[i])
			fatal("wrong escape");
	}
	command(store, name, fields);
}

static int dump(const char *path)
{
	struct unit_facts u;
	char *bytes;
	size_t len;

	if (store_read_unit(path, &u))
		return 2;
	bytes = unit_facts_to_xml(&u, &len);
	fwrite(bytes, 1, len, stdout);
	free(bytes);
	unit_facts_free(&u);
	return 0;
}

int main(int argc, char **argv)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	if (argc == 3 && !strcmp(argv[1], "--dump"))
		return dump(argv[2]);
	if (argc != 2)
		fatal("usage: mkrecords STORE | --dump PATH");
	while ((len = getline(&line, &size, stdin)) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (*line)
			parse_line(argv[1], line);
	}
	flush_unit(argv[1]);
	free(line);
	return 0;
}
