// SPDX-License-Identifier: MIT
/*
 * json.c - the commands of a compile_commands.json
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <json-c/json.h>

#include "kbuild.h"
#include "util.h"

static const char *string_of(struct json_object *entry, const char *key)
{
	struct json_object *value;

	if (!json_object_object_get_ex(entry, key, &value) ||
	    !json_object_is_type(value, json_type_string))
		return NULL;
	return json_object_get_string(value);
}

/* One entry; false if it is none. Files of other languages are passed over. */
static bool take_entry(struct json_object *entry, struct commands *commands)
{
	const char *directory = string_of(entry, "directory"), *file = string_of(entry, "file");
	const char *line = string_of(entry, "command");
	struct json_object *arguments = NULL;
	struct command *command;

	if (!directory || !file ||
	    (!line && (!json_object_object_get_ex(entry, "arguments", &arguments) ||
		       !json_object_is_type(arguments, json_type_array))))
		return false;
	if (strlen(file) < 2 || strcmp(file + strlen(file) - 2, ".c"))
		return true;
	GROW(commands->v, commands->nr, &commands->max);
	command = &commands->v[commands->nr++];
	*command = (struct command){ .directory = xcopy(directory), .source = xcopy(file) };
	if (line)
		command_split(command, line);
	for (size_t i = 0; !line && i < json_object_array_length(arguments); i++) {
		struct json_object *word = json_object_array_get_idx(arguments, i);

		if (!json_object_is_type(word, json_type_string))
			return false;
		command_append(command, json_object_get_string(word));
	}
	return true;
}

/* The line that @offset is in. */
static unsigned line_at(const char *bytes, size_t offset)
{
	unsigned line = 1;

	for (size_t i = 0; i < offset && bytes[i]; i++)
		line += bytes[i] == '\n';
	return line;
}

static bool is_of_kernel(const struct command *c)
{
	for (size_t i = 0; i < c->argc; i++) {
		if (!strcmp(c->argv[i], "-D__KERNEL__"))
			return true;
	}
	return false;
}

/* Of a kernel's file the programs of the build machine are left out, as kbuild_each() does. */
static void drop_programs(struct commands *all)
{
	struct commands kept = { 0 };

	for (size_t i = 0; i < all->nr; i++) {
		if (!is_of_kernel(&all->v[i]))
			continue;
		GROW(kept.v, kept.nr, &kept.max);
		kept.v[kept.nr++] = all->v[i];
		all->v[i] = (struct command){ 0 };
	}
	if (!kept.nr)
		return;
	commands_free(all);
	*all = kept;
}

int json_commands(const char *path, struct commands *commands)
{
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *root = NULL;
	size_t len, i;
	char *bytes = read_file(path, &len);
	int rc = -1;

	if (!bytes) {
		say("%s: %s", path,
			strerror(errno));
		goto out;
	}
	if (!tokener)
		fatal("out of memory");
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
	root = json_tokener_parse_ex(tokener, bytes, len + 1);
	if (!root || !json_object_is_type(root, json_type_array)) {
		say("%s:%u: %s", path,
			line_at(bytes, json_tokener_get_parse_end(tokener)), root ?
			"not an array of commands" :
			json_tokener_error_desc(json_tokener_get_error(tokener)));
		goto out;
	}
	for (i = 0; i < json_object_array_length(root); i++) {
		struct json_object *entry = json_object_array_get_idx(root, i);

		if (!json_object_is_type(entry, json_type_object) || !take_entry(entry, commands)) {
			say("%s: entry %zu has no directory, file and command",
				path, i + 1);
			goto out;
		}
	}
	drop_programs(commands);
	rc = 0;
out:
	json_object_put(root);
	if (tokener)
		json_tokener_free(tokener);
	free(bytes);
	return rc;
}
