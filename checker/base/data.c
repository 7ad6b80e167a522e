// SPDX-License-Identifier: MIT
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "data.h"
#include "util.h"

char *data_path(const char *source, const char *installed)
{
	/* from build/ and build/asan/ */
	static const char *const up[] = { "..", "../.." };
	char program[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);

	if (len > 0) {
		program[len] = '\0';
		dirname(program);
		for (size_t i = 0; i < sizeof(up) / sizeof(*up); i++) {
			char *beside = xformat("%s/%s/%s", program, up[i], source);

			if (!access(beside, R_OK))
				return beside;
			free(beside);
		}
	}
	return xformat("%s/%s", FKH_DATA_DIR, installed);
}
