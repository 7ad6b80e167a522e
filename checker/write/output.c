// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "output.h"
#include "util.h"

/* A pipe or a device is written to as it is; nothing may be renamed over it. */
int output_write(const char *path, const void *bytes, size_t len)
{
	struct stat st;
	FILE *to;
	int rc;

	if (!strcmp(path, "-"))
		return fwrite(bytes, 1, len, stdout) == len && !fflush(stdout) ? 0 : -1;
	if (lstat(path, &st) || S_ISREG(st.st_mode))
		return replace_file(path, bytes, len);
	to = fopen(path, "w");
	if (!to)
		return -1;
	rc = fwrite(bytes, 1, len, to) == len ? 0 : -1;
	return fclose(to) ? -1 : rc;
}
