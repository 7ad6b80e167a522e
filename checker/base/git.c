// SPDX-License-Identifier: MIT
/*
 * git.c - what git knows
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "git.h"
#include "program.h"
#include "util.h"

#define MAX_WORDS 32

char *git_output(const char *directory, const char *const *words, size_t *len)
{
	const char *argv[MAX_WORDS + 4] = { "git", "-C", directory ? directory : "." };
	char *output;
	int status;

	for (size_t i = 0; words[i]; i++) {
		if (i == MAX_WORDS)
			fatal("git: more than %d words", MAX_WORDS);
		argv[3 + i] = words[i];
	}
	output = program_output(argv, len, &status);
	if (!output)
		fatal("git: %s", strerror(errno));
	if (status) {
		free(output);
		fatal("git %s: ended with status %d", words[0], status);
	}
	return output;
}

char *git_author(void)
{
	static const char *const words[] = { "var", "GIT_AUTHOR_IDENT", NULL };
	size_t len;
	char *ident = git_output(NULL, words, &len), *end = strrchr(ident, '>');

	if (!end)
		fatal("git var GIT_AUTHOR_IDENT: '%s' has no address", ident);
	end[1] = '\0';
	return ident;
}
