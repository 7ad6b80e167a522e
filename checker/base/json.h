/* SPDX-License-Identifier: MIT */
/*
 * json.h - what needs json-c, which may be missing
 */
#ifndef FKH_JSON_H
#define FKH_JSON_H

#include "util.h"

/* A function that is not there, but NULL, if this was built without json-c. */
#define WITH_JSON __attribute__((weak))

/* fatal() if the function, that @option needs, is not there. */
#define need_json(function, option) do {					\
	if (!(function))							\
		fatal("%s: this was built without json-c", (option));		\
} while (0)

#endif
