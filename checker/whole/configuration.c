// SPDX-License-Identifier: MIT
/*
 * configuration.c - what a store's build was configured for, in words
 */
#include <stdlib.h>
#include <string.h>

#include "configuration.h"
#include "util.h"

static char *config_path(const char *store)
{
	const char *slash = strrchr(store, '/');

	return xformat("%.*s.config", slash ? (int)(slash + 1 - store) : 0, store);
}

/* What is between @before and @after on the first line of @text that has both; NULL: none has. */
static char *between(const char *text, const char *before, const char *after)
{
	const char *start = text, *end;

	while ((start = strstr(start, before))) {
		start += strlen(before);
		end = strstr(start, after);
		if (end && end > start && !memchr(start, '\n', end - start))
			return xformat("%.*s", (int)(end - start), start);
	}
	return NULL;
}

char *configuration_of(const char *store)
{
	char *path = config_path(store), *config, *kernel, *compiler, *name;
	size_t len;

	config = read_file(path, &len);
	free(path);
	if (!config)
		return xcopy(store);
	/* make writes it: "# Linux/x86 6.1.0 Kernel Configuration" */
	kernel = between(config, "\n# ", " Kernel Configuration\n");
	compiler = between(config, "\nCONFIG_CC_VERSION_TEXT=\"", "\"\n");
	if (!kernel)
		name = xcopy(store);
	else
		name = compiler ? xformat("%s (%s)", kernel, compiler) : xcopy(kernel);
	free(kernel);
	free(compiler);
	free(config);
	return name;
}
