/* SPDX-License-Identifier: MIT */
/*
 * values.h - values of json-c; without memory for one the program ends
 */
#ifndef VALUES_H
#define VALUES_H

#include <json-c/json.h>

typedef struct json_object json;

json *json_object_of(void);
json *json_array_of(void);
json *json_number(long long value);
json *json_true(void);

/* @s is UTF-8. */
json *json_plain(const char *s);

/* Any bytes, on one line: escaped as by escape(). */
json *json_text(const char *s);

/* The value belongs to @to then. */
void json_put(json *to, const char *key, json *value);
void json_add(json *to, json *value);

#endif
