// SPDX-License-Identifier: MIT
/*
 * What a build has recorded: kbuild's .cmd files, or with -DJSON compile_commands.json.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../checker/kbuild/kbuild.c"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct commands commands = { 0 };
	int fd = memfd_create("input", 0);
	char *path = xformat("/proc/self/fd/%d", fd);

	if (write(fd, data, size) == (ssize_t)size) {
#ifdef JSON
		json_commands(path, &commands);
#else
		read_cmd(path, collect, &(struct collected){ "objtree", &commands });
#endif
	}
	for (size_t i = 0; i < commands.nr; i++) {
		for (size_t j = 0; j < commands.v[i].argc; j++) {
			if (!commands.v[i].argv[j])
				abort();
		}
	}
	commands_free(&commands);
	free(path);
	close(fd);
	return 0;
}
