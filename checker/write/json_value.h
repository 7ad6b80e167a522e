/* SPDX-License-Identifier: MIT */
/*
 * json_value.h - values of JSON to be written, or fatal(): the library returns NULL without memory
 */
#ifndef JSON_VALUE_H
#define JSON_VALUE_H

#include <stddef.h>
#include <json-c/json.h>

#include "util.h"

typedef struct json_object json;

static inline json *checked(json *value)
{
	if (!value)
		fatal("out of memory");
	return value;
}

static inline json *object(void)
{
	return checked(json_object_new_object());
}

static inline json *array(void)
{
	return checked(json_object_new_array());
}

static inline json *number(size_t value)
{
	return checked(json_object_new_int64(value));
}

/* @s is UTF-8: see escape(). */
static inline json *plain(const char *s)
{
	return checked(json_object_new_string(s));
}

/* @to takes @value over. */
static inline void put(json *to, const char *key, json *value)
{
	if (json_object_object_add(to, key, value))
		fatal("out of memory");
}

static inline void add(json *to, json *value)
{
	if (json_object_array_add(to, value))
		fatal("out of memory");
}

#endif
