// SPDX-License-Identifier: MIT
/*
 * values.c - values of json-c
 */
#include <stdbool.h>
#include <stdlib.h>

#include "util.h"
#include "values.h"

static json *checked(json *value)
{
	if (!value)
		fatal("out of memory");
	return value;
}

json *json_object_of(void)
{
	return checked(json_object_new_object());
}

json *json_array_of(void)
{
	return checked(json_object_new_array());
}

json *json_number(long long value)
{
	return checked(json_object_new_int64(value));
}

json *json_true(void)
{
	return checked(json_object_new_boolean(true));
}

json *json_plain(const char *s)
{
	return checked(json_object_new_string(s));
}

json *json_text(const char *s)
{
	char *shown = escape(s, NULL);
	json *value = json_plain(shown);

	free(shown);
	return value;
}

void json_put(json *to, const char *key, json *value)
{
	if (json_object_object_add(to, key, value))
		fatal("out of memory");
}

void json_add(json *to, json *value)
{
	if (json_object_array_add(to, value))
		fatal("out of memory");
}
