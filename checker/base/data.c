// SPDX-License-Identifier: MIT
/*
 * data.c - the files that the programs come with
 *
 * They are found from where the program is, so that what was built can be installed anywhere.
 */
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "data.h"
#include "util.h"

/* The folder that the program is in; "." if the system does not tell. */
static const char *program_folder(void)
{
	static char program[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);

	if (len <= 0)
		return ".";
	program[len] = '\0';
	return dirname(program);
}

char *data_path(const char *source, const char *installed)
{
	/* from build/, build/asan/, and what is built there in between */
	static const char *const up[] = { "..", "../..", "../../.." };
	const char *folder = program_folder();
	char *path = xformat("%s/../share/fkh-check/%s", folder, installed);
	size_t i;

	for (i = 0; access(path, R_OK) && i < sizeof(up) / sizeof(*up); i++) {
		char *beside = xformat("%s/%s/%s", folder, up[i], source);

		if (!access(beside, R_OK)) {
			free(path);
			return beside;
		}
		free(beside);
	}
	return path;
}
